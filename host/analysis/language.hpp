// SPDX-License-Identifier: Apache-2.0
// Which language a document and each of its paragraphs are in: votes of function words, then script, then CLD2.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/span.hpp"
#include "host/analysis/scanner.hpp"
#include "host/analysis/vocabulary.hpp"

namespace gainsay::analysis {

struct Languages {
  std::vector<std::string> tags;         // BCP 47; [0] is the document's
  std::vector<std::uint32_t> paragraph;  // index into `tags`
};

// `hint` is a BCP 47 tag that the user gave, or empty; a hint decides for all paragraphs. "und" when nothing speaks for
// a language. A paragraph has the document's language unless its own words speak clearly for another one.
Languages decide_languages(std::string_view text, const std::vector<Span>& paragraphs, const Scan& scan,
                           const Vocabulary& vocabulary, std::string_view hint);

}  // namespace gainsay::analysis
