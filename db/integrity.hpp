// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "db/problem.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

class Casefile;

// Everything that is not as it must be: pages and indexes (integrity_check), the schema (with the triggers that guard
// the log), foreign keys, texts against their hashes, spans inside the text and between code points, claims against
// their seals, terms against their names, the index of claims, the event chain, the full-text index. An Error only when
// the file cannot be read at all.
Result<std::vector<Problem>> problems_of(Casefile& casefile);

}  // namespace gainsay::db
