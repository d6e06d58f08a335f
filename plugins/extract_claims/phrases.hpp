// SPDX-License-Identifier: Apache-2.0
// Noun phrases, modestly: which case word or suffix marks a head, which head owns it, what counts it, what stands in
// one row with it. What is not certain is left out.
#pragma once

#include "items.hpp"

namespace gainsay::extract_claims {

void build_phrases(Sentence& sentence);

// The head that `item` finally belongs to by ownership ("munitions" in "shipments of munitions" -> "shipments").
std::int32_t root_of(const Sentence& sentence, std::int32_t item);

// All heads of the coordination that `item` begins, `item` included, in text order.
void conjuncts(const Sentence& sentence, std::int32_t item, std::vector<std::int32_t>& out);

}  // namespace gainsay::extract_claims
