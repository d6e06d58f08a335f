// SPDX-License-Identifier: Apache-2.0
// What one written form stands for: `|`, `+`, `(x)`, paradigms and the harmony classes of suffixes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"

namespace gainsay::lexicon {

inline constexpr std::size_t most_variants = 256;  // of one form

// `a|b` as {a, b}; `\|` is a plain character, as are `\+`, `\(`, `\)`, `\\`.
std::vector<std::string> alternatives(std::string_view forms);

// All spellings of one form: `+` as nothing and as a space, `(x)` with and without. An Error without a place when
// brackets do not match or the variants are too many.
Result<std::vector<std::string>> variants(std::string_view form);

// The form as a reader would like to see it: without optional pieces, `+` as ZWNJ between Arabic letters, else as a
// space.
std::string display(std::string_view form);

// All spellings of a suffix: A=a|e, I=ı|i|u|ü, D=d|t, C=c|ç, K=k|ğ, (x) optional. Key-folded, without duplicates.
Result<std::vector<std::vector<std::uint16_t>>> suffix_spellings(std::string_view suffix);

// Cuts `count` code points off the end; nullopt-like empty Error text when the stem is too short.
Result<std::string> cut_end(std::string_view stem, std::size_t count);

}  // namespace gainsay::lexicon
