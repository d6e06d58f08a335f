// SPDX-License-Identifier: Apache-2.0
// Texts analysed with the languages that the build compiled, or with a vocabulary of the test's own.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "host/analysis/analyse.hpp"
#include "tests/support/catch.hpp"

namespace gainsay::test {

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

// The lexicon of the build and its vocabulary.
class Languages {
 public:
  Languages() : bytes_(read_file(std::string(GAINSAY_BUILD_DIR) + "/share/gainsay/lexicon/gainsay.lexicon")) {
    auto opened = kit::Lexicon::open(bytes_);
    REQUIRE(opened);
    lexicon_ = *opened;
    vocabulary_ = analysis::Vocabulary::from(*lexicon_);
  }
  Languages(const Languages&) = delete;
  Languages& operator=(const Languages&) = delete;
  const analysis::Vocabulary& vocabulary() const { return *vocabulary_; }
  const kit::Lexicon& lexicon() const { return *lexicon_; }

 private:
  std::string bytes_;
  std::optional<kit::Lexicon> lexicon_;
  std::optional<analysis::Vocabulary> vocabulary_;
};

// Keeps the text that the spans belong to.
struct Text {
  std::string text;
  analysis::Analysed result;

  Text(std::string words, const analysis::Vocabulary& vocabulary, std::string_view language = {})
      : text(std::move(words)) {
    auto analysed = analysis::Analyser(vocabulary).analyse(text, language);
    REQUIRE(analysed);
    result = *std::move(analysed);
  }
  const model::Analysis& analysis() const { return result.analysis; }
  std::string at(Span span) const { return std::string(span.of(text)); }

  template <class T>
  std::vector<std::string> words(const std::vector<T>& items) const {
    std::vector<std::string> out;
    for (const auto& item : items) out.push_back(at(item.span));
    return out;
  }
  std::vector<std::string> roles() const {
    std::vector<std::string> out;
    for (const auto& p : analysis().paragraphs) out.emplace_back(to_string(p.role));
    return out;
  }
};

using Strings = std::vector<std::string>;

}  // namespace gainsay::test
