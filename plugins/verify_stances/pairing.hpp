// SPDX-License-Identifier: Apache-2.0
// The reduce: the claims of one subject, taken in pairs that a rule forbids to be true together.
#pragma once

#include <cstdint>
#include <vector>

#include "gainsay/abi/verifier.h"
#include "gainsay/kit/verifier.hpp"
#include "reader.hpp"
#include "rule_table.hpp"
#include "subjects.hpp"

namespace gainsay::stances {

// Claims are ranked by confidence, then id. A pair is looked at when one of its sides is among the `top_ranked` of its
// pattern, so a group of n claims costs O(n log n) and gives O(n) links.
inline constexpr std::size_t top_ranked = 8;

// Emits the links of a group. `shared` rows take part like the group's own.
void pair_up(const Reader& reader, const RuleTable& rules, const Subject& subject, const gainsay_block& group,
             const gainsay_block& shared, kit::LinkSink& sink);

}  // namespace gainsay::stances
