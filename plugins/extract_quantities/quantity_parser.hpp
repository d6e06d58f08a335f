// SPDX-License-Identifier: Apache-2.0
// The grammar of quantities over one sentence: modifier, number or range, unit, modifier.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gainsay/abi/document.h"
#include "gainsay/kit/numbers.hpp"
#include "gainsay/model/mention.hpp"
#include "quantity_words.hpp"

namespace gainsay::quantities {

struct Found {
  Span span;
  std::uint32_t token_begin = 0, token_end = 0;
  model::Quantity value;
};

class QuantityParser {
 public:
  // Tokens begin…end of one sentence.
  QuantityParser(QuantityWords& words, const kit::NumberReader& numbers, const gainsay_document& document,
                 std::uint32_t begin, std::uint32_t end)
      : words_(words), numbers_(numbers), document_(document), begin_(begin), end_(end), floor_(begin) {}

  // The quantity whose first numeral begins at `at`; its modifier and currency may stand before, not before `floor`.
  // nullopt also for numerals that count nothing: codes, labels, list numbers.
  std::optional<Found> quantity(std::uint32_t at, std::uint32_t floor);

 private:
  using Kind = QuantityWord::Kind;
  struct Amount {
    kit::Number number;
    QuantityLexeme unit;  // word is nullptr when there is none
    std::uint32_t token_begin = 0, token_end = 0;
    Span span;
  };
  struct Range {
    Amount second;
    std::uint32_t token_end = 0;
    Span span;
  };
  struct Before {             // what stands before the first numeral
    std::uint32_t first = 0;  // token of a filler ("more than the 300")
    std::uint32_t begin = 0;  // token of the numeral or its currency
    std::optional<QuantityLexeme> open, modifier;
  };

  std::optional<Amount> amount(std::uint32_t at, bool joined);
  std::optional<QuantityLexeme> word(std::uint32_t at, Kind kind, bool after);
  std::optional<QuantityLexeme> word_ending(std::uint32_t token_end, Kind kind);
  std::optional<QuantityLexeme> unit_after(std::uint32_t at);
  std::optional<Range> range(const Amount& first, bool opened);
  std::optional<Found> interval(const Amount& first, const Range& rest, const Before& before);
  std::optional<Found> single(Amount amount, const Before& before);
  static void fill(model::Quantity& quantity, model::Modifier modifier, double lo, double hi,
                   const QuantityLexeme& unit);
  bool is_code(const kit::Number& number);
  bool is_label(const kit::Number& number);
  void take_after(Found& found, Amount& last, model::Modifier& modifier);

  const gainsay_token& token(std::uint32_t i) const { return document_.tokens[i]; }
  bool has(std::uint32_t i) const { return i < end_; }
  bool attached(std::uint32_t i) const { return has(i) && (token(i).flags & GAINSAY_TOKEN_SPACE_BEFORE) == 0; }
  std::string_view text(std::uint32_t i) const {
    return {document_.text.data + token(i).begin, token(i).end - token(i).begin};
  }
  bool is_dash(std::uint32_t i) const;

  QuantityWords& words_;
  const kit::NumberReader& numbers_;
  const gainsay_document& document_;
  std::uint32_t begin_, end_, floor_;
};

}  // namespace gainsay::quantities
