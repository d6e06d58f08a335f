// SPDX-License-Identifier: Apache-2.0
// Lines -> paragraphs. News texts have one line per paragraph; texts of another age have hard-wrapped lines.
#pragma once

#include <string_view>
#include <vector>

#include "gainsay/base/span.hpp"

namespace gainsay::analysis {

// The paragraphs of `text`, without surrounding white space, in order, into `out` (cleared first). A line end separates
// two paragraphs unless the line was wrapped there: it is long, ends without a final stop and the next goes on in lower
// case; or it stands in a block of three lines and more in which no line had room for the next one's first word. Line
// ends: \n, \r\n, \r, form feed, U+0085, U+2028, U+2029. Linear in the text. Bytes need not be valid UTF-8.
void split_paragraphs(std::string_view text, std::vector<Span>& out);

// The part of [begin, end) without white space, control and hidden characters at both ends.
Span trimmed(std::string_view text, Span span);

}  // namespace gainsay::analysis
