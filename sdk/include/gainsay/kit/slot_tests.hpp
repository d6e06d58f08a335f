// SPDX-License-Identifier: Apache-2.0
// The tests that every verifier shares: do two slots say the same, may both be true, or can they not? A rule may read
// `incompatible` only from a test that proves it; whatever is missing is unknown.
#pragma once

#include <cstdint>
#include <string_view>

#include "gainsay/abi/verifier.h"
#include "gainsay/kit/plugin.hpp"
#include "gainsay/kit/time_algebra.hpp"

namespace gainsay::kit {

// What a test found, and the reason key that a reader sees ("part-of", "disjoint"). Reasons are static strings.
struct Tested {
  std::uint32_t test = GAINSAY_NOT_KNOWN;
  std::string_view reason;
  bool operator==(const Tested&) const = default;
};

// Slots below this confidence are shown but never flag.
inline constexpr float eligible_confidence = 0.7F;

// Two fillers: same | metonymy -> equal; part-of | same-state -> compatible; different -> incompatible (two known
// entities of one type); same-words -> equal, missing | unlisted | other-type -> unknown.
Tested test_entity(const Host& host, const gainsay_row_slot& a, const gainsay_row_slot& b);

// All eligible fillers of `role` on both sides: equal or compatible when some pair is, incompatible when every pair is.
Tested test_role(const Host& host, const gainsay_block& block_a, const gainsay_row& a, const gainsay_block& block_b,
                 const gainsay_row& b, gainsay_term role);

// same -> equal; overlap | inside -> compatible; before | after -> incompatible; missing | touching -> unknown.
Tested test_time(const Interval& a, const Interval& b);

// asserted, reported, estimated: the speaker says it happened or holds.
constexpr bool realised(std::uint32_t modality) { return modality <= GAINSAY_ESTIMATED; }
// Something that may yet happen or be.
constexpr bool hypothetical(std::uint32_t modality) {
  return modality == GAINSAY_PLANNED || modality == GAINSAY_POSSIBLE;
}
// The polarity that the claim stands for: what a source denies, that source asserts to be otherwise.
constexpr std::uint32_t effective_polarity(const gainsay_row& row) {
  return row.modality == GAINSAY_DENIED ? 1u - row.polarity : row.polarity;
}
// Is the claim (after effective_polarity) put forward as a fact?
constexpr bool factual(const gainsay_row& row) { return realised(row.modality) || row.modality == GAINSAY_DENIED; }

// realised -> equal; hypothetical (both) -> compatible; mixed -> compatible; not-claimed (conditional, requested,
// unknown) -> unknown.
Tested test_modality(const gainsay_row& a, const gainsay_row& b);
// same -> equal, opposite -> incompatible; unknown where the modality leaves no polarity to read.
Tested test_polarity(const gainsay_row& a, const gainsay_row& b);
// same-source -> equal when the innermost sources are one or both speak with one voice; other-source -> compatible;
// missing -> unknown.
Tested test_attribution(const gainsay_block& block_a, const gainsay_row& a, const gainsay_block& block_b,
                        const gainsay_row& b);

}  // namespace gainsay::kit
