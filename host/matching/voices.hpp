// SPDX-License-Identifier: Apache-2.0
// Voices: near-duplicate documents speak with one voice, so a text that is printed twice counts once.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gainsay/model/analysis.hpp"

namespace gainsay::matching {

// A sketch is the `sketch_size` smallest hashes of the document's runs of five folded tokens, sorted; a shorter
// document keeps all of its runs. Punctuation and case do not count.
inline constexpr std::size_t sketch_size = 256;
std::vector<std::uint64_t> make_sketch(const model::Analysis& analysis);

struct Sketched {
  std::uint64_t document = 0;
  std::span<const std::uint64_t> sketch;
};

// Are the two texts largely the same: does the shorter one share at least 60 % of its runs with the longer one?
bool near_duplicate(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

// The voice of each document, in the order given: the smallest document of its cluster. Depends on the set alone, not
// on its order; O(n log n) in the number of hashes.
std::vector<std::uint64_t> find_voices(std::span<const Sketched> documents);

}  // namespace gainsay::matching
