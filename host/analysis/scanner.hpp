// SPDX-License-Identifier: Apache-2.0
// The one pass over the text: checks UTF-8, folds twice with offsets, cuts tokens, counts function words.
//
// Speed is the reason for its form: one table look-up per code point, raw output pointers, buffers that
// are kept from document to document, nothing virtual. Rejected: ICU's normalizer, break iterators and UText, which
// need 6 to 10 times as long for the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gainsay/base/span.hpp"
#include "gainsay/model/analysis.hpp"
#include "host/analysis/character.hpp"
#include "host/analysis/stop_words.hpp"

namespace gainsay::analysis {

// A fold under construction.
struct FoldBuffer {
  std::vector<std::uint16_t> units;
  std::vector<std::uint32_t> offsets;
  std::size_t size = 0;
  model::Fold copy(std::uint32_t text_size) const;  // with the last offset
};

struct Scan {
  FoldBuffer key, fold;
  std::vector<model::Token> tokens;        // without sentence
  std::vector<CharClass> classes;          // of each token: that of its first code point
  std::vector<std::uint32_t> first_token;  // of each paragraph; one more at the end
  std::vector<std::uint32_t> words;        // of each paragraph
  std::vector<std::uint32_t> votes;        // paragraph x language of the stop words
  std::vector<std::uint64_t> masks;        // scratch
};

class Scanner {
 public:
  // Fills `out` from the paragraphs of `text`. nullopt when all is well, else the offset of the first byte that is not
  // UTF-8. The language fold follows CaseRule::Plain.
  std::optional<std::uint32_t> scan(std::string_view text, const std::vector<Span>& paragraphs, const StopWords& stop,
                                    Scan& out);

  CharacterTable& characters() { return characters_; }

 private:
  CharacterTable characters_;
};

}  // namespace gainsay::analysis
