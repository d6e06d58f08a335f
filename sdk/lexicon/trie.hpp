// SPDX-License-Identifier: Apache-2.0
// Double-array trie over key-fold units. Placement looks at a bounded number of free slots per node, then opens new
// ones: first fit without a bound takes minutes for a few per cent of space.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sdk/kit/lexicon_format.hpp"

namespace gainsay::lexicon {

struct TrieKey {
  std::span<const std::uint16_t> units;  // not empty
  std::uint32_t posting = 0;             // index of its first posting
};

struct Trie {
  std::vector<std::uint16_t> symbols;  // 65536
  std::vector<kit::lexicon_format::Slot> slots;
};

// `keys` ascending by units, without duplicates.
Trie build_trie(std::span<const TrieKey> keys);

}  // namespace gainsay::lexicon
