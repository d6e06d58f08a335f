// SPDX-License-Identifier: Apache-2.0
// What the verbs of a sentence say about its time. Rows: the lexical section `tense` and the table `tenseform`
// (plugins/extract_times/README.md).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gainsay/abi/document.h"
#include "gainsay/kit/lexicon.hpp"

namespace gainsay::kit {

enum class Tense : std::uint8_t { Unknown, Past, Future };

// Endings of verb forms: what the lexicon, which begins at the first letter, cannot hold. Compared with the text, since
// an accent makes the tense ("parlo", "parlò"); ASCII capitals count as small letters. Immutable.
class TenseForms {
 public:
  TenseForms() = default;
  TenseForms(const Lexicon& lexicon, LanguageIndex language);

  // What the word at `token` says, looking at no token outside begin…end.
  Tense of(const gainsay_document& document, std::uint32_t token, std::uint32_t begin, std::uint32_t end) const;

 private:
  struct Form {
    Tense tense = Tense::Unknown;
    std::vector<std::string> endings, before,
        after;              // `before`, `after`: one of them stands next to it; empty: whatever
    std::size_t least = 0;  // characters of the whole word
    bool lower = false;     // a capitalised word is a name
  };

  bool fits(const Form& form, const gainsay_document& document, std::uint32_t token, std::uint32_t begin,
            std::uint32_t end) const;

  std::vector<Form> forms_;
  std::vector<std::string> other_;  // words that only look like one
};

}  // namespace gainsay::kit
