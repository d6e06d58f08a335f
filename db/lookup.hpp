// SPDX-License-Identifier: Apache-2.0
// Ids as people type them: with their kind, and as short as is unambiguous.
#pragma once

#include <string_view>
#include <variant>

#include "db/sqlite/connection.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

using AnyId = std::variant<DocumentId, ClaimId, LinkId, MatterId>;

// "c-3f…", "l-…", "d-…" or "sha256:…" with at least one hex digit, in either case. Usage when it is no id, or when it
// is a prefix of several (the message names some of them); NotFound when nothing has it.
Result<AnyId> find_id(Connection& connection, std::string_view text);

}  // namespace gainsay::db
