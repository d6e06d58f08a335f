// SPDX-License-Identifier: Apache-2.0
// The language fold of languages with a case rule of their own. The scanner folds before it knows the language.
#pragma once

#include <string_view>
#include <vector>

#include "gainsay/base/span.hpp"
#include "gainsay/kit/fold.hpp"
#include "host/analysis/scanner.hpp"

namespace gainsay::analysis {

class Refolder {
 public:
  // Makes the language fold of `scan` right for the rule of each paragraph, and the tokens with it. `text` was scanned
  // into it, and not refolded since.
  void refold(std::string_view text, const std::vector<Span>& paragraphs, const std::vector<kit::CaseRule>& rules,
              Scan& scan);

 private:
  std::vector<char32_t> letters_;  // those that the rule folds in its own way; found when first needed
};

}  // namespace gainsay::analysis
