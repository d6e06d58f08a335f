// SPDX-License-Identifier: Apache-2.0
// Does a span cut a letter off its marks? A simple rule that needs no tables of ICU: no combining mark, joiner or
// modifier may follow either end (UAX #29 GB9 for what occurs at the end of words; not Hangul, flags or prepended
// marks).
#pragma once

#include <string_view>

#include "gainsay/base/span.hpp"

namespace gainsay::extraction {

// `span` must lie in `text` on code-point boundaries.
bool cuts_grapheme(Span span, std::string_view text);

}  // namespace gainsay::extraction
