// SPDX-License-Identifier: Apache-2.0
// [suffix] of a language file -> suffix forms.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "sdk/kit/lexicon_format.hpp"
#include "sdk/lexicon/pool.hpp"
#include "sdk/lexicon/source.hpp"

namespace gainsay::lexicon {

struct Suffixes {
  std::vector<kit::lexicon_format::SuffixClass> classes;
  std::vector<kit::lexicon_format::SuffixForm> forms;
  std::vector<std::uint16_t> units;
};

// Appends the classes of one language; returns their names.
Result<std::set<char>> add_suffixes(Suffixes& suffixes, Pool& pool, std::uint16_t language, const LanguageFile& file);

}  // namespace gainsay::lexicon
