// SPDX-License-Identifier: Apache-2.0
// The function words of all languages in one hash table, for language votes.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace gainsay::analysis {

class StopWords {
 public:
  static constexpr std::size_t longest = 8;  // units; longer words do not vote
  static constexpr std::size_t most_languages = 64;

  StopWords() : slots_(64) {}

  // `language` < most_languages. Longer words are ignored.
  void add(std::span<const std::uint16_t> key, std::size_t language);
  std::size_t languages() const { return languages_; }

  // Bit l = a function word of language l. `units` may be read up to `longest` units whatever `size` is. Without
  // branches that depend on the word: whether a word is one cannot be predicted.
  std::uint64_t find(const std::uint16_t* units, std::size_t size) const {
    const auto word = pack(units, size);
    for (std::size_t at = word.hash() & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      const bool same = ((slot.word.low ^ word.low) | (slot.word.high ^ word.high)) == 0;
      if (same | (slot.languages == 0)) [[likely]]
        return slot.languages & (size <= longest ? ~std::uint64_t{0} : 0);
    }
  }
  bool contains(std::span<const std::uint16_t> key, std::size_t language) const;

 private:
  struct Word {
    std::uint64_t low = 0, high = 0;
    std::size_t hash() const {
      const std::uint64_t mixed = (low ^ (high * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
      return static_cast<std::size_t>(mixed >> 32);
    }
  };
  struct Slot {
    Word word;
    std::uint64_t languages = 0;  // 0 = free; the word is empty then
  };
  static constexpr std::uint64_t low_masks[] = {0,
                                                0xFFFF,
                                                0xFFFFFFFF,
                                                0xFFFFFFFFFFFF,
                                                ~std::uint64_t{0},
                                                ~std::uint64_t{0},
                                                ~std::uint64_t{0},
                                                ~std::uint64_t{0},
                                                ~std::uint64_t{0}};
  static Word pack(const std::uint16_t* units, std::size_t size) {
    Word w;
    std::memcpy(&w.low, units, 8);
    std::memcpy(&w.high, units + 4, 8);
    const auto kept = size < longest ? size : longest;
    w.low &= low_masks[kept];
    w.high &= low_masks[kept < 4 ? 0 : kept - 4];
    return w;
  }
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0, languages_ = 0;
};

}  // namespace gainsay::analysis
