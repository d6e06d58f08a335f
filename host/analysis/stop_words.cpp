// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/stop_words.hpp"

#include <algorithm>

namespace gainsay::analysis {

void StopWords::add(std::span<const std::uint16_t> key, std::size_t language) {
  languages_ = std::max(languages_, language + 1);
  if (key.empty() || key.size() > longest) return;
  if ((used_ + 1) * 4 > slots_.size()) grow();
  std::uint16_t units[longest] = {};
  std::copy(key.begin(), key.end(), units);
  const auto word = pack(units, key.size());
  auto at = word.hash() & (slots_.size() - 1);
  while (slots_[at].languages != 0 && !(slots_[at].word.low == word.low && slots_[at].word.high == word.high))
    at = (at + 1) & (slots_.size() - 1);
  used_ += slots_[at].languages == 0 ? 1 : 0;
  slots_[at].word = word;
  slots_[at].languages |= std::uint64_t{1} << language;
}

bool StopWords::contains(std::span<const std::uint16_t> key, std::size_t language) const {
  if (key.empty() || key.size() > longest) return false;
  std::uint16_t units[longest] = {};
  std::copy(key.begin(), key.end(), units);
  return (find(units, key.size()) >> language & 1u) != 0;
}

void StopWords::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const auto& slot : old) {
    if (slot.languages == 0) continue;
    auto at = slot.word.hash() & (slots_.size() - 1);
    while (slots_[at].languages != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace gainsay::analysis
