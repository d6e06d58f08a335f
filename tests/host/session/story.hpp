// SPDX-License-Identifier: Apache-2.0
// Stories about one disagreement in one line: who did what, and which links are there at the end.
//   "mina: genuine on 1 2"   resolves it on the evidence of links 1 and 2     "mina: rejects it"
//   "sara: rejects link 1"   "sara: rejects claim 11"   "mina: note"   "mina: undo 3"
#pragma once

#include <string>
#include <vector>

#include "gainsay/model/link.hpp"
#include "host/session/log.hpp"
#include "host/session/standing.hpp"

namespace gainsay::session::test {

inline constexpr MatterId matter{0xD1};

// The events of a story, numbered from 1.
std::vector<db::Event> events_of(const std::vector<std::string>& story);
// Link n joins the claims 10n + 1 and 10n + 2, by way of claim 7. A tier of `check` and corroborations are not flags.
model::Link link(unsigned n, model::Tier tier = model::Tier::Flag,
                 model::Relation relation = model::Relation::Conflict);
std::vector<model::Link> links(const std::vector<unsigned>& numbers);

}  // namespace gainsay::session::test
