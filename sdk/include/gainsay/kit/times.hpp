// SPDX-License-Identifier: Apache-2.0
// Time expressions in running text, with their values. The words are rows of the language file (sections month,
// weekday, season, part, tunit, trel, tcue, tphrase and the table timestyle: plugins/extract_times/README.md).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "gainsay/abi/document.h"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/kit/numbers.hpp"
#include "gainsay/model/mention.hpp"

namespace gainsay::kit {

struct TimeExpression {
  Span span;  // bytes, cue words ("until", "from") included
  std::uint32_t token_begin = 0, token_end = 0;
  model::Time value;
};

// Reads the time expressions of one language. Borrows the lexicon and the numbers. One thread at a time: keeps its
// buffers.
class TimeReader {
 public:
  TimeReader(const Lexicon& lexicon, LanguageIndex language, const NumberReader& numbers);
  ~TimeReader();
  TimeReader(TimeReader&&) noexcept;
  TimeReader& operator=(TimeReader&&) noexcept;

  // The expressions in the tokens `begin`…`end` of one sentence, in order, never overlapping. Relative ones are
  // anchored to the document's date; without one they have basis None and no days. `out` is cleared and reused.
  void read(const gainsay_document& document, std::uint32_t begin, std::uint32_t end, std::vector<TimeExpression>& out);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace gainsay::kit
