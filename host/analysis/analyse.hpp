// SPDX-License-Identifier: Apache-2.0
// A document -> its analysis: folds, tokens, sentences, quotes, paragraphs with language and role.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/model/analysis.hpp"
#include "gainsay/model/document.hpp"
#include "host/analysis/vocabulary.hpp"

namespace gainsay::analysis {

struct Hints {
  std::string language;  // BCP 47, of the whole document; empty = find out
};

struct Analysed {
  model::Analysis analysis;
  std::optional<model::Published> dateline;  // basis Dateline; for the caller to use when nothing better is known
  std::vector<std::string> notes;            // for the reader: what was odd about the datelines
};

// Analyses one document after the other, keeping its buffers: one per thread. The result depends on the document, the
// vocabulary and the hints only.
class Analyser {
 public:
  // `vocabulary` is borrowed.
  explicit Analyser(const Vocabulary& vocabulary);
  ~Analyser();
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;

  // The hint's language, else the document's own (`language`, unless "" or "und"), else what the words say.
  // BadInput with the offset when the text is not UTF-8, TooLarge above 4 GiB less one byte. Time is linear in the
  // text.
  Result<Analysed> analyse(const model::Document& document, const Hints& hints = {});
  Result<Analysed> analyse(std::string_view text, std::string_view language = {});

 private:
  struct Buffers;
  const Vocabulary* vocabulary_;
  std::unique_ptr<Buffers> buffers_;
};

// For a single document: builds the vocabulary for it.
Result<Analysed> analyse(const model::Document& document, const kit::Lexicon& lexicon, const Hints& hints = {});

}  // namespace gainsay::analysis
