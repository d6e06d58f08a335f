// SPDX-License-Identifier: Apache-2.0
// Tokens of a paragraph -> sentences. Rules are numbered S1… in sentence.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gainsay/model/analysis.hpp"
#include "host/analysis/scanner.hpp"
#include "host/analysis/vocabulary.hpp"

namespace gainsay::analysis {

// Appends the sentences of paragraph `paragraph` to `out` and marks its tokens with their sentence. `words` is the
// paragraph's language, null when it has no file. Linear in the paragraph.
void split_sentences(std::string_view text, Scan& scan, std::uint32_t paragraph, const LanguageWords* words,
                     const StopWords& stop, std::vector<model::Sentence>& out);

}  // namespace gainsay::analysis
