// SPDX-License-Identifier: Apache-2.0
// What people did, as JSON: the `verdicts` and the `history` of claims and disagreements.
#pragma once

#include <string_view>
#include <vector>

#include "host/cli/report.hpp"

namespace gainsay::cli {

Json entry_json(const session::Entry& entry);
Json history_json(const std::vector<const session::Entry*>& entries);
// What each person holds now about a disagreement, and what outdates it.
Json verdicts_json(const session::Standing& standing);
// The same about a claim.
Json claim_verdicts_json(const session::Log& log, ClaimId claim);
// "extracted" or "rejected".
std::string_view claim_state(const session::Log& log, ClaimId claim);

}  // namespace gainsay::cli
