// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/character.hpp"

#include <unicode/uchar.h>

#include "gainsay/kit/fold.hpp"

namespace gainsay::analysis {
namespace {

// Marks of writing that Unicode's categories do not tell apart. Not words: signs that many scripts share.
CharClass class_of_sign(char32_t c) {
  switch (c) {
    case U'.':
      return CharClass::Stop;
    case U'!':
    case U'?':
    case U'…':
    case U'؟':
    case U'‼':
    case U'⁇':
    case U'⁈':
    case U'⁉':
    case U'‽':
    case U'。':
    case U'！':
    case U'？':
    case U'۔':
    case U'।':
    case U'॥':
    case 0x37E:
      return CharClass::Terminal;
    case U',':
    case U'٫':
    case U'٬':
      return CharClass::NumberMark;
    case U'\'':
    case U'’':
    case 0x2BC:
    case U'＇':
    case U'`':
    case U'´':
    case U'′':
      return CharClass::Apostrophe;
    case U'-':
    case U'‐':
    case U'‑':
      return CharClass::Hyphen;
    case U'"':
    case U'＂':
      return CharClass::DoubleQuote;
    case U'«':
    case U'“':
    case U'„':
    case U'‘':
    case U'‚':
    case U'‹':
    case U'‟':
    case U'「':
    case U'『':
      return CharClass::OpenQuote;
    case U'»':
    case U'”':
    case U'›':
    case U'」':
    case U'』':
      return CharClass::CloseQuote;
    default:
      return CharClass::Symbol;
  }
}

CharClass class_of_format(char32_t c) {
  if (c == 0x200C || c == 0x200D) return CharClass::Joiner;
  if (c == 0xFEFF || c == 0x200B) return CharClass::Space;
  return CharClass::Hidden;
}

std::uint16_t single(std::size_t count, const std::uint16_t* units) {
  if (count == 0) return 0;
  return count == 1 && units[0] != 0 ? units[0] : Character::several;
}

}  // namespace

CharClass class_of(char32_t c) {
  if (c >= 0x1F3FB && c <= 0x1F3FF) return CharClass::Mark;  // skin tones extend the emoji before them (UAX #29 GB9)
  if (const auto sign = class_of_sign(c); sign != CharClass::Symbol) return sign;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_LOWERCASE_LETTER:
      return CharClass::Lower;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharClass::Upper;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return CharClass::Letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharClass::Mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::Digit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
      return CharClass::Space;
    case U_FORMAT_CHAR:
      return class_of_format(c);
    case U_DASH_PUNCTUATION:
      return CharClass::Dash;
    case U_START_PUNCTUATION:
      return CharClass::Open;
    case U_END_PUNCTUATION:
      return CharClass::Close;
    case U_INITIAL_PUNCTUATION:
      return CharClass::OpenQuote;
    case U_FINAL_PUNCTUATION:
      return CharClass::CloseQuote;
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
      return CharClass::Punctuation;
    default:
      return CharClass::Symbol;
  }
}

Character CharacterTable::describe(char32_t c) {
  Character out;
  std::uint16_t units[kit::max_fold_units];
  out.cls = class_of(c);
  out.key = single(kit::key_fold(c, units), units);
  out.fold = single(kit::language_fold(c, kit::CaseRule::Plain, units), units);
  if (out.key == Character::several || out.fold == Character::several) out.key = out.fold = Character::several;
  if (out.cls == CharClass::Digit)
    out.zero = static_cast<std::uint16_t>(c - static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(c))));
  return out;
}

CharacterTable::CharacterTable() { fill(0); }

void CharacterTable::fill(std::uint32_t number) {
  auto page = std::make_unique<Page>();
  for (std::uint32_t i = 0; i < page->size(); ++i) (*page)[i] = describe(number << 8 | i);
  pages_[number] = std::move(page);
}

}  // namespace gainsay::analysis
