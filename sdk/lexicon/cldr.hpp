// SPDX-License-Identifier: Apache-2.0
// What ICU/CLDR knows, as rows: names of regions, months, weekdays, for each language.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sdk/lexicon/words.hpp"

namespace gainsay::lexicon {

struct SuppliedLanguage {
  std::string name;  // in the language itself
  std::vector<SuppliedRow> rows;
};

// By BCP 47 tag (language, and script where it is not the usual one). `regions`: ISO 3166 code -> entity id. Rows that
// say no more than CLDR's root, which holds codes and Latin transcriptions, are kept only for the `full` languages.
std::map<std::string, SuppliedLanguage> supplied_languages(const std::map<std::string, std::string>& regions,
                                                           const std::vector<std::string>& full);

}  // namespace gainsay::lexicon
