// SPDX-License-Identifier: Apache-2.0
// Typed access to the sections of an opened lexicon. Private to the reader; valid only on bytes that open() accepted.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "gainsay/kit/lexicon.hpp"
#include "sdk/kit/lexicon_format.hpp"

namespace gainsay::kit::lexicon_format {

class View {
 public:
  explicit View(std::string_view bytes) : bytes_(bytes) {}

  const Header& header() const { return *reinterpret_cast<const Header*>(bytes_.data()); }

  template <class T>
  std::span<const T> section(SectionId id) const {
    const SectionRef& ref = header().sections[id];
    return {reinterpret_cast<const T*>(bytes_.data() + ref.offset), ref.size / sizeof(T)};
  }

  std::string_view string(std::uint32_t index) const {
    const auto offsets = section<std::uint32_t>(StringOffsets);
    if (index + 1 >= offsets.size()) return {};
    const SectionRef& pool = header().sections[StringBytes];
    return bytes_.substr(pool.offset + offsets[index], offsets[index + 1] - offsets[index]);
  }

  std::uint32_t term_index(Term term) const {
    const auto values = section<std::uint64_t>(TermValues);
    const auto found = std::lower_bound(values.begin(), values.end(), term.value);
    return found == values.end() || *found != term.value ? no_term : static_cast<std::uint32_t>(found - values.begin());
  }

  Term term(std::uint32_t index) const {
    const auto values = section<std::uint64_t>(TermValues);
    return index < values.size() ? Term{values[index]} : Term{};
  }

  // The record of a section sorted by `term` that belongs to `index`; null when there is none.
  template <class Record>
  const Record* find_record(SectionId id, std::uint32_t index) const {
    const auto records = section<Record>(id);
    const auto found = std::lower_bound(records.begin(), records.end(), index,
                                        [](const Record& record, std::uint32_t key) { return record.term < key; });
    return found == records.end() || found->term != index ? nullptr : &*found;
  }

  const SuffixClass* suffix_class(LanguageIndex language, char name) const {
    for (const auto& candidate : section<SuffixClass>(SuffixClasses)) {
      if (candidate.language == language && candidate.name == static_cast<unsigned char>(name)) return &candidate;
    }
    return nullptr;
  }

  // Slot of the child of `node` by `unit`; 0 when there is none.
  std::uint32_t step(std::uint32_t node, std::uint16_t unit) const {
    const std::uint32_t symbol = section<std::uint16_t>(Symbols)[unit];
    if (symbol == 0) return 0;
    const auto slots = section<Slot>(Slots);
    const std::uint32_t next = slots[node].base + symbol;
    return next < slots.size() && slots[next].check == node ? next : 0;
  }

 private:
  std::string_view bytes_;
};

// Value of `key` in a feature column, empty when absent; a bare word has the value "yes".
std::string_view feature_value(std::string_view features, std::string_view key);

// The legal suffix chains that begin at units[0]: bit k of reach[i] = a chain of i units whose last suffix has order k;
// ends[i]: one of them may end there.
struct Chains {
  static constexpr std::size_t limit = 64;
  std::uint32_t reach[limit + 1];
  bool ends[limit + 1];
  // A space in `units` is crossed only by a detached suffix. Units beyond `limit` are not looked at.
  void walk(const View& view, const SuffixClass& suffixes, std::span<const std::uint16_t> units, bool after_apostrophe);
};

}  // namespace gainsay::kit::lexicon_format
