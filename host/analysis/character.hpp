// SPDX-License-Identifier: Apache-2.0
// What the analysis needs to know of one code point: its class and both folds, in one look-up.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

namespace gainsay::analysis {

// The order matters: is_word() and the masks of the scanner rely on it.
enum class CharClass : std::uint8_t {
  Lower,
  Upper,   // title case too
  Letter,  // without case
  Mark,    // combining: extends whatever stands before it
  Joiner,  // ZWNJ, ZWJ: extends a word
  Hidden,  // bidi controls, soft hyphens: belongs to a word only between letters
  Digit,
  Space,       // every white space, control characters, U+FEFF
  Stop,        // .
  Terminal,    // ! ? ؟ … and the like
  NumberMark,  // , ٫ ٬
  Apostrophe,
  Hyphen,
  Dash,
  DoubleQuote,  // "
  OpenQuote,
  CloseQuote,
  Open,  // ( [ {
  Close,
  Punctuation,
  Symbol,
};

constexpr bool is_letter(CharClass c) { return c <= CharClass::Letter; }
constexpr bool is_word(CharClass c) { return c <= CharClass::Hidden; }

struct Character {
  // A unit of the fold; 0 = dropped; `several` = ask kit/fold.hpp (both are `several` or none).
  static constexpr std::uint16_t several = 0xFFFF;
  std::uint16_t key = several;
  std::uint16_t fold = several;
  std::uint16_t zero = 0;  // of a digit: the digit 0 of its script
  CharClass cls = CharClass::Symbol;
};

// Classes come from ICU's Unicode data, folds from the kit. Pages of 256 code points are filled when first asked for,
// so a table belongs to one thread.
class CharacterTable {
 public:
  using Page = std::array<Character, 256>;

  CharacterTable();
  // The page of a code point below U+10000, by code point / 256. Stays valid.
  const Page& page(std::uint32_t number) {
    if (pages_[number] == nullptr) fill(number);
    return *pages_[number];
  }
  const Page& latin() const { return *pages_[0]; }
  Character at(char32_t c) { return c < 0x10000 ? page(c >> 8)[c & 0xFFu] : describe(c); }

  static Character describe(char32_t c);

 private:
  void fill(std::uint32_t number);
  std::array<std::unique_ptr<Page>, 256> pages_;
};

CharClass class_of(char32_t c);

}  // namespace gainsay::analysis
