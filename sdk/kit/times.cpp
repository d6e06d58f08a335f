// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/times.hpp"

#include "time_parser.hpp"

namespace gainsay::kit {

struct TimeReader::Parts {
  TimeWords words;
  const NumberReader* numbers;
  TimeLattice lattice;
  SentenceNumbers known;
};

TimeReader::TimeReader(const Lexicon& lexicon, LanguageIndex language, const NumberReader& numbers)
    : parts_(new Parts{TimeWords(lexicon, language), &numbers, {}, {}}) {}
TimeReader::~TimeReader() = default;
TimeReader::TimeReader(TimeReader&&) noexcept = default;
TimeReader& TimeReader::operator=(TimeReader&&) noexcept = default;

void TimeReader::read(const gainsay_document& document, std::uint32_t begin, std::uint32_t end,
                      std::vector<TimeExpression>& out) {
  out.clear();
  parts_->lattice.build(parts_->words, document, begin, end);
  parts_->known.reset(begin, end);
  const TimeParser parser(parts_->words, *parts_->numbers, document, parts_->lattice, parts_->known, begin, end);
  for (std::uint32_t at = begin; at < end;) {
    // An expression begins with a time word or a number.
    const auto kind = document.tokens[at].kind;
    const bool number =
        kind == GAINSAY_TOKEN_NUMBER || (kind == GAINSAY_TOKEN_WORD && parts_->numbers->may_begin(document, at));
    auto found = number || !parts_->lattice.at(at).empty() ? parser.expression(at) : std::nullopt;
    if (!found) {
      ++at;
      continue;
    }
    at = found->token_end;
    out.push_back(std::move(*found));
  }
}

}  // namespace gainsay::kit
