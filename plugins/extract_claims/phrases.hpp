// SPDX-License-Identifier: Apache-2.0
// Noun phrases, modestly: which case word or suffix marks a head, which head owns it, what counts it, what stands in
// one row with it. What is not certain is left out.
#pragma once

#include "items.hpp"

namespace gainsay::extract_claims {

// Unknown words that a phrase may hold between two of its known parts.
inline constexpr int max_words_inside = 3;

void build_phrases(Sentence& sentence);

// Says that a case word or suffix marks `item`.
void set_mark(Item& item, std::uint8_t marker, Span cue);

// The head that begins behind item `i` with nothing but numerals, determiners and a few plain words between; no_item
// when none.
std::int32_t next_head(const Sentence& sentence, std::int32_t i);

// The head that `item` finally belongs to by ownership ("munitions" in "shipments of munitions" -> "shipments").
std::int32_t root_of(const Sentence& sentence, std::int32_t item);

// All heads of the coordination that `item` begins, `item` included, in text order.
void conjuncts(const Sentence& sentence, std::int32_t item, std::vector<std::int32_t>& out);

}  // namespace gainsay::extract_claims
