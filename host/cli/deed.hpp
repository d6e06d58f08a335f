// SPDX-License-Identifier: Apache-2.0
// What the commands share by which people act on a casefile: who acts, the casefile open for one short write, and what
// is printed when it is done.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "db/casefile.hpp"
#include "gainsay/base/result.hpp"
#include "host/cli/options.hpp"
#include "host/session/acts.hpp"

namespace gainsay::cli {

// --by, --session, and --at or the clock. Usage when --at is no time.
Result<session::Actor> actor_of(const Options& options);

// One line about an entry: "7	2026-01-31T23:59:00Z	mina	decide	d-…	genuine: …".
std::vector<std::string> entry_cells(const session::Entry& entry);

using Deed = std::function<Result<std::uint64_t>(db::Casefile& casefile, const session::Actor& actor)>;
// Opens the casefile, lets the person act, prints the event and where its subject stands now. Returns the exit code.
int act(const Options& options, const Deed& deed);

}  // namespace gainsay::cli
