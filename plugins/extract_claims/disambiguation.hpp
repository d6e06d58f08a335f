// SPDX-License-Identifier: Apache-2.0
// Verb or noun, where a word may be both.
#pragma once

#include "items.hpp"

namespace gainsay::extract_claims {

// The item's reading of a kind, nullptr when it has none. Borrowed from `sentence`.
const Reading* reading_of(const Sentence& sentence, const Item& item, Kind kind);

// Chooses by the words beside; call between build_items and build_phrases.
void disambiguate(Sentence& sentence);

}  // namespace gainsay::extract_claims
