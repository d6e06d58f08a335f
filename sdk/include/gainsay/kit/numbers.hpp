// SPDX-License-Identifier: Apache-2.0
// Numbers in running text: digits of any script with the language's grouping habits, number words, both mixed
// ("15 thousand 800"), halves and vague plurals. The words are rows of the language file (sections num, scale, ord,
// frac, vague, numsign, numpoint, numjoin, ordmark and the table numerals: plugins/extract_quantities/README.md); a
// language without rows reads digits only.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "gainsay/abi/document.h"
#include "gainsay/base/span.hpp"
#include "gainsay/kit/lexicon.hpp"

namespace gainsay::kit {

struct NumberComposer;

// The marks of a language inside digits (meta rows `decimal` and `group`).
struct DigitStyle {
  char32_t decimal = U'.';
  char32_t group = U',';
};

// What a run of digits with marks says.
struct Digits {
  double value = 0;
  double other = std::numeric_limits<double>::quiet_NaN();  // second reading ("1.234"), NaN when there is none
  bool marked = false;                                      // has a grouping or decimal mark
  std::uint8_t width = 0;                                   // digits before any mark, leading zeros included
};

// nullopt for what is no number: several marks that are no grouping ("10.0.0.1", "12.05.2023"), or no digits at all.
std::optional<Digits> read_digits(std::string_view text, DigitStyle style);
// The value 0…9 of a decimal digit of any script, -1 for anything else.
int digit_value(char32_t c);

// One number; `token_begin`…`token_end` are its tokens, suffixes included.
struct Number {
  std::uint32_t token_begin = 0, token_end = 0;
  Span span;         // bytes, with sign and suffix
  double value = 0;  // at least this much when `vague`
  double other = std::numeric_limits<double>::quiet_NaN();
  double scale = 1;  // of the last scale word ("million" in "5.8 million"): what a range distributes
  bool ordinal = false;
  bool vague = false;      // "thousands": open above
  bool plain = false;      // digits only, without marks, scale words or sign: may be a year or a day
  bool article = false;    // nothing but a word that is also an article ("un", "bir")
  bool weak = false;       // nothing but a word that also means something else ("sei", "on"): counts only before a unit
  bool dependent = false;  // means nothing without a unit ("half" in "half an hour")
  std::uint8_t width = 0;  // number of digits when `plain`
  std::string_view grammatical_case;  // of a suffix on it ("abl"), empty when bare; borrowed from the lexicon
};

// Reads the numbers of one language. Borrows the lexicon. Immutable after construction: any thread may read.
class NumberReader {
 public:
  NumberReader() = default;
  NumberReader(const Lexicon& lexicon, LanguageIndex language);

  // The longest number that begins at `token` and ends by `limit`. With `joined` false a conjunction ends it: for the
  // first number of "between one hundred and two hundred".
  std::optional<Number> read(const gainsay_document& document, std::uint32_t token, std::uint32_t limit,
                             bool joined = true) const;
  // False: no number begins at `token`. Costs two loads; true says little.
  bool may_begin(const gainsay_document& document, std::uint32_t token) const;
  DigitStyle style() const { return style_; }

 private:
  enum class Kind : std::uint8_t { Unit, Scale, Ordinal, Fraction, Vague, Sign, Point, Join, OrdinalMark };
  enum Flag : std::uint16_t {
    Article = 1,
    Inside = 2,
    After = 4,
    AfterDigits = 8,
    Few = 16,
    Any = 32,
    Glued = 64,
    Of = 128,
    Weak = 256
  };
  struct Word {
    std::uint32_t form_begin = 0, form_size = 0;
    double value = 0, extra = 0;  // extra: scale of a vague word, denominator of a fraction
    Kind kind = Kind::Unit;
    std::uint16_t flags = 0;
    std::string_view grammatical_case;
  };
  using Units = std::span<const std::uint16_t>;
  struct State;  // of one read

  void load(const Lexicon& lexicon, std::string_view section, Kind kind);
  void index();
  Units form(const Word& word) const { return {forms_.data() + word.form_begin, word.form_size}; }
  std::span<const Word> find(Units units) const;
  const Word* find(Units units, Kind kind) const;
  bool may_begin(Units units) const;
  bool apply(const Word& word, State& state) const;
  bool apply_all(Units units, std::size_t done, State& state) const;
  bool apply_whole(Units units, State& state) const;
  bool apply_glued(Units rest, std::size_t done, State& state) const;
  bool take_word(State& state) const;
  bool take_digits(State& state) const;
  bool take_join(State& state) const;
  void take_point(State& state) const;
  void take_denominator(State& state) const;
  void take_suffix(State& state) const;

  const Lexicon* lexicon_ = nullptr;
  LanguageIndex language_ = any_language;
  DigitStyle style_;
  bool compound_ = false;     // words are written together ("quindicimila")
  bool ordinal_dot_ = false;  // "2." before a name is an ordinal
  std::vector<std::uint16_t> forms_;
  std::vector<Word> words_;  // sorted by form
  std::size_t longest_ = 0;
  std::vector<std::uint16_t> glued_sizes_;  // of the conjunctions that may be written onto a word, shortest first
  std::array<std::uint64_t, 64>
      forms_seen_{};                        // one bit per hash of a form: most look-ups are of words that are no number
  std::array<std::uint64_t, 64> starts_{};  // the same for the first two units, or the one of a form that has one
};

}  // namespace gainsay::kit
