// SPDX-License-Identifier: Apache-2.0
#include "sdk/lexicon/pool.hpp"

namespace gainsay::lexicon {

std::uint32_t Pool::intern(std::string_view text) {
  const auto [found, added] = index_.emplace(std::string(text), static_cast<std::uint32_t>(strings_.size()));
  if (added) strings_.push_back(&found->first);
  return found->second;
}

std::uint32_t Pool::name(std::string_view name) {
  const std::uint32_t string = intern(name);
  if (!name.empty()) names_.insert(string);
  return string;
}

}  // namespace gainsay::lexicon
