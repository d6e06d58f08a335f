// SPDX-License-Identifier: Apache-2.0
// What the language file and units.tsv say about the words around a number.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gainsay/base/ids.hpp"
#include "gainsay/base/span.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/kit/plugin.hpp"
#include "gainsay/model/mention.hpp"

namespace gainsay::quantities {

struct QuantityWord {
  enum class Kind : std::uint8_t { Unit, Modifier, Open, Middle, Close, Link, Fill, Label, Age, Stop };
  Kind kind = Kind::Stop;
  bool before = false, after = true;  // on which side of the number
  bool classifier = false;            // "فروند": a count noun after it is the unit
  bool needs_open = false;            // Middle: only after "between"; …
  bool needs_close = false;           // … only before "arası"
  model::Modifier modifier = model::Modifier::Exact;
  model::QuantityKind quantity = model::QuantityKind::Measure;
  Term unit, dimension;
  double factor = 1, offset = 0;  // to the base unit of the dimension
  std::string_view needs_case;    // a postposition's: "abl" of "fazla"
};

// A word found in the text.
struct QuantityLexeme {
  const QuantityWord* word = nullptr;
  std::uint32_t token_begin = 0, token_end = 0;
  Span span;  // suffixes included
  std::string_view grammatical_case;
};

// One language's words. Borrows the lexicon; keeps buffers: one thread at a time.
class QuantityWords {
 public:
  QuantityWords(const kit::Lexicon& lexicon, kit::LanguageIndex language, kit::Host host);

  bool head_last() const { return head_last_; }  // "missile launchers" are launchers
  // How many words may stand between a numeral and the noun that it counts.
  std::uint32_t adjectives() const { return adjectives_; }
  // All words that begin at `token`, longest first; valid until the next call.
  const std::vector<QuantityLexeme>& at(const gainsay_document& document, std::uint32_t token);

 private:
  bool read(const kit::Entry& entry, std::string_view section, const kit::Table& units, kit::Host host,
            QuantityWord& word) const;

  const kit::Lexicon* lexicon_;
  kit::LanguageIndex language_;
  bool head_last_ = false;
  std::uint32_t adjectives_ = 0;
  kit::Selection forms_;
  std::vector<QuantityWord> words_;
  std::vector<std::uint16_t> by_entry_;  // 1 + index into words_
  std::vector<QuantityLexeme> found_;
  std::vector<kit::Match> matches_;
  std::vector<kit::TailReading> readings_;
};

}  // namespace gainsay::quantities
