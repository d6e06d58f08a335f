// SPDX-License-Identifier: Apache-2.0
// Sources -> the bytes of one compiled lexicon. The same sources give the same bytes.
#pragma once

#include <string>
#include <vector>

#include "sdk/lexicon/source.hpp"

namespace gainsay::lexicon {

struct Summary {
  std::size_t languages = 0, partial = 0, entries = 0, keys = 0, slots = 0, entities = 0;
};

struct Compiled {
  std::string bytes;
  Summary summary;
};

Result<Compiled> compile(const std::vector<LanguageFile>& languages, const std::vector<KnowledgeFile>& knowledge);

}  // namespace gainsay::lexicon
