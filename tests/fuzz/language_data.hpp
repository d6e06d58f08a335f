// SPDX-License-Identifier: Apache-2.0
// The languages of the build, read once.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "gainsay/kit/lexicon.hpp"
#include "host/analysis/vocabulary.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {

struct LanguageData {
  std::string bytes;
  kit::Lexicon lexicon;
  analysis::Vocabulary vocabulary;
};

inline const LanguageData& language_data() {
  static const LanguageData* const data = [] {
    std::ifstream in(GAINSAY_BUILD_DIR "/share/gainsay/lexicon/gainsay.lexicon", std::ios::binary);
    auto* out = new LanguageData{std::string(std::istreambuf_iterator<char>(in), {}), {}, {}};
    auto opened = kit::Lexicon::open(out->bytes);
    property(opened.has_value(), "the lexicon of the build opens");
    out->lexicon = *opened;
    out->vocabulary = analysis::Vocabulary::from(out->lexicon);
    return out;
  }();
  return *data;
}

}  // namespace gainsay::fuzz
