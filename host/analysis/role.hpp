// SPDX-License-Identifier: Apache-2.0
// What a paragraph is for: body, heading, boilerplate, question, repetition, dateline.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/model/analysis.hpp"
#include "gainsay/model/document.hpp"
#include "host/analysis/scanner.hpp"
#include "host/analysis/vocabulary.hpp"

namespace gainsay::analysis {

struct Roles {
  std::optional<model::Published> dateline;  // the first that holds
  std::vector<std::string> notes;            // datelines that contradict themselves or each other
};

// Sets `role` and `duplicate_of` of all paragraphs of `analysis`, whose sentences and languages are known.
// `words[p]` is the language of paragraph p, null when it has no file. Where several fit, the first of this order
// counts: after an [end] line: boilerplate; dateline; boilerplate row, or no word at all; duplicate; question; heading;
// body.
Roles assign_roles(std::string_view text, const Scan& scan, const Vocabulary& vocabulary,
                   const std::vector<const LanguageWords*>& words, model::Analysis& analysis);

}  // namespace gainsay::analysis
