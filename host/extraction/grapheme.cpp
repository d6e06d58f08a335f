// SPDX-License-Identifier: Apache-2.0
#include "host/extraction/grapheme.hpp"

#include <algorithm>
#include <iterator>

#include "gainsay/base/utf8.hpp"

namespace gainsay::extraction {

namespace {

struct Range {
  char32_t first, last;
};

// General category Mn/Me of the scripts that occur, variation selectors, ZWJ, emoji modifiers. Not ZWNJ: in Persian it
// stands between a word and its ending, and a name may end there.
constexpr Range extenders[] = {
    {0x0300, 0x036F},  {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
    {0x05C7, 0x05C7},  {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4},
    {0x06E7, 0x06E8},  {0x06EA, 0x06ED}, {0x0711, 0x0711}, {0x0730, 0x074A}, {0x08D3, 0x08E1}, {0x08E3, 0x0902},
    {0x093A, 0x093A},  {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0951, 0x0957}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A},  {0x0E47, 0x0E4E}, {0x1AB0, 0x1ACE}, {0x1DC0, 0x1DFF}, {0x200D, 0x200D}, {0x20D0, 0x20F0},
    {0x302A, 0x302D},  {0x3099, 0x309A}, {0xFB1E, 0xFB1E}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF},
    {0xE0100, 0xE01EF}};

bool extends(char32_t c) {
  const auto* range = std::lower_bound(std::begin(extenders), std::end(extenders), c,
                                       [](const Range& r, char32_t value) { return r.last < value; });
  return range != std::end(extenders) && range->first <= c;
}

bool extended_at(std::string_view text, std::uint32_t at) {
  const auto next = utf8::decode(text, at);
  return next.size != 0 && extends(next.value);
}

}  // namespace

bool cuts_grapheme(Span span, std::string_view text) {
  return extended_at(text, span.end) || (span.begin != 0 && extended_at(text, span.begin));
}

}  // namespace gainsay::extraction
