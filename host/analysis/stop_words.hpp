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
  static constexpr std::size_t longest = 8;       // units; longer words do not vote
  static constexpr std::size_t most_languages = 64;

  StopWords() : slots_(64) {}

  // `language` < most_languages. Longer words are ignored.
  void add(std::span<const std::uint16_t> key, std::size_t language);
  std::size_t languages() const { return languages_; }

  // Bit l = a function word of language l. `units` may be read up to `longest` units whatever `size` is.
  std::uint64_t find(const std::uint16_t* units, std::size_t size) const {
    const auto word = pack(units, size);
    for (std::size_t at = word.hash() & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.languages == 0) return 0;
      if (slot.word.low == word.low && slot.word.high == word.high) return slot.languages;
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
    std::uint64_t languages = 0;  // 0 = free
  };
  static Word pack(const std::uint16_t* units, std::size_t size) {
    Word w;
    std::memcpy(&w.low, units, 8);
    std::memcpy(&w.high, units + 4, 8);
    if (size < 4) w.low &= (std::uint64_t{1} << (16 * size)) - 1;
    w.high &= size <= 4 ? 0 : size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (16 * (size - 4))) - 1;
    return w;
  }
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0, languages_ = 0;
};

}  // namespace gainsay::analysis
