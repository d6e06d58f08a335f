// SPDX-License-Identifier: Apache-2.0
// The two folds, one code point at a time: the only definition, used by the lexicon compiler and by the analysis.
//
// Key fold, for look-up, the same for all languages: lower case with I İ ı i as i; no combining marks, harakat,
// tatweel, ZWNJ, ZWJ, bidi controls, soft hyphens; Latin letters without diacritics (ø as o, ß as ss); أإآ as ا, ي ى ئ
// as ی, ك as ک, ة ۀ as ه; digits of every script, ligatures and presentation forms as their plain letters; curly quotes
// as ' and ", every kind of space as U+0020, dashes as -, ٫ as full stop, ٬ as comma. Vowel signs of Indic scripts
// stay. Language fold, to confirm: lower case by the language's rule, digits as ASCII, apostrophes and spaces; marks
// stay.
//
// Neither looks at neighbours: runs of white space are for the caller to join. Line ends stay as they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gainsay::kit {

inline constexpr std::size_t max_fold_units = 18;  // U+FDFA

// What a language's `[meta] fold` asks for.
enum class CaseRule : std::uint8_t {
  Plain,
  DotlessI,  // I is the capital of ı, İ of i
};
CaseRule case_rule(std::string_view meta_fold);

// A two-stage table over all code points (fold_data.cpp; made by sdk/lexicon/fold_table.cpp). A value is a UTF-16 unit,
// or `same`, `dropped`, or, in the surrogate range, an index into `expansions`.
struct FoldTable {
  static constexpr std::uint16_t same = 0xFFFF, dropped = 0xFFFE;
  const std::uint8_t* blocks;  // 0x1100 numbers of blocks of 256 values
  const std::uint16_t* values;
  const std::uint16_t* expansions;  // each: number of units, units
  const std::uint16_t* expansion_offsets;
};
extern const FoldTable key_fold_table;
extern const FoldTable language_fold_table;

// Writes the fold of `c` to `out`, which has room for max_fold_units; returns the number of units, which may be 0.
inline std::size_t apply_fold(const FoldTable& table, char32_t c, std::uint16_t* out) {
  const std::uint16_t value = c < 0x110000 ? table.values[table.blocks[c >> 8] * 256u + (c & 0xFFu)] : FoldTable::same;
  if (value < 0xD800) {
    *out = value;
    return 1;
  }
  if (value == FoldTable::dropped) return 0;
  if (value == FoldTable::same) {
    if (c < 0x10000) {
      *out = static_cast<std::uint16_t>(c);
      return 1;
    }
    out[0] = static_cast<std::uint16_t>(0xD7C0u + (c >> 10));
    out[1] = static_cast<std::uint16_t>(0xDC00u + (c & 0x3FFu));
    return 2;
  }
  if (value > 0xDFFF) {
    *out = value;
    return 1;
  }
  const std::uint16_t* units = table.expansions + table.expansion_offsets[value - 0xD800u];
  const std::size_t size = units[0];
  for (std::size_t i = 0; i < size; ++i) out[i] = units[i + 1];
  return size;
}

inline std::size_t key_fold(char32_t c, std::uint16_t* out) { return apply_fold(key_fold_table, c, out); }

inline std::size_t language_fold(char32_t c, CaseRule rule, std::uint16_t* out) {
  if (rule == CaseRule::DotlessI && (c == U'I' || c == U'İ')) {
    *out = c == U'I' ? 0x131 : u'i';
    return 1;
  }
  return apply_fold(language_fold_table, c, out);
}

}  // namespace gainsay::kit
