// SPDX-License-Identifier: Apache-2.0
// Words as the key fold writes them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "gainsay/kit/lexicon.hpp"

namespace gainsay::analysis {

using Key = std::u16string;  // key-fold units
using KeyView = std::u16string_view;

inline Key key_of(std::string_view text) {
  const auto units = kit::key_fold(text);
  return Key(units.begin(), units.end());
}

// Can be asked with a view, so that nothing is allocated.
struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(KeyView key) const noexcept { return std::hash<KeyView>{}(key); }
};
template <class T>
using KeyMap = std::unordered_map<Key, T, KeyHash, std::equal_to<>>;

}  // namespace gainsay::analysis
