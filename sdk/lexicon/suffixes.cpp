// SPDX-License-Identifier: Apache-2.0
#include "sdk/lexicon/suffixes.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "sdk/lexicon/forms.hpp"

namespace gainsay::lexicon {
namespace {

namespace format = kit::lexicon_format;
constexpr unsigned highest_order = 31;  // the reader keeps orders in 32 bits, 0 is the stem

struct Slot {
  char name = 0;
  std::uint16_t order = 0;
  bool repeat = false;
};

struct Form {
  std::vector<std::uint16_t> units;
  format::SuffixForm record{};
};

bool parse_slot(std::string_view text, Slot& slot) {
  if (text.size() < 2 || (text[0] != 'n' && text[0] != 'v')) return false;
  slot.name = text[0];
  slot.repeat = text.ends_with('*');
  text = text.substr(1, text.size() - 1 - (slot.repeat ? 1 : 0));
  unsigned order = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    order = order * 10 + static_cast<unsigned>(c - '0');
    if (order > highest_order) return false;
  }
  slot.order = static_cast<std::uint16_t>(order);
  return order > 0;
}

// `after=0,1,2`: the orders that a suffix may follow, 0 being the stem.
bool parse_after(std::string_view text, std::uint32_t& after) {
  for (const auto part : split(text, ",")) {
    unsigned order = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), order);
    if (error != std::errc{} || end != part.data() + part.size() || order > highest_order) return false;
    after |= std::uint32_t{1} << order;
  }
  return true;
}

bool shorter(const Form& a, const Form& b) {
  if (a.units != b.units) return a.units < b.units;
  return a.record.order != b.record.order ? a.record.order < b.record.order : a.record.row < b.record.row;
}

}  // namespace

Result<std::set<char>> add_suffixes(Suffixes& suffixes, Pool& pool, std::uint16_t language, const LanguageFile& file) {
  std::map<char, std::vector<Form>> classes;
  const Section* section = file.find("suffix");
  std::uint16_t number = 0;
  if (section != nullptr) {
    for (const auto& row : section->rows) {
      Slot slot;
      if (!parse_slot(row.at(0), slot)) {
        return bad_row(file.path, row.line,
                       "a slot is n or v and a number from 1 to 31, \"" + std::string(row.at(0)) + "\" is not");
      }
      std::uint16_t flags = slot.repeat ? format::suffix_flag::Repeat : 0;
      if (!feature(row.at(2), "detached").empty()) flags |= format::suffix_flag::Detached;
      if (!feature(row.at(2), "apostrophe").empty()) flags |= format::suffix_flag::Apostrophe;
      if (!feature(row.at(2), "bound").empty()) flags |= format::suffix_flag::Bound;
      std::uint32_t after = 0;
      if (!parse_after(feature(row.at(2), "after"), after)) {
        return bad_row(file.path, row.line, "after= lists orders from 0 to 31, separated by commas");
      }
      const auto features = pool.intern(row.at(2));
      const auto alternatives_of_row = alternatives(row.at(1));
      if (alternatives_of_row.empty()) return bad_row(file.path, row.line, "the second column, the suffix, is empty");
      for (const auto& alternative : alternatives_of_row) {
        auto spellings = suffix_spellings(alternative);
        if (!spellings) return bad_row(file.path, row.line, spellings.error().message);
        for (auto& units : *spellings) {
          Form form{std::move(units), {}};
          form.record.size = static_cast<std::uint16_t>(form.units.size());
          form.record.order = slot.order;
          form.record.features = features;
          form.record.flags = flags;
          form.record.row = number;
          form.record.after = after;
          classes[slot.name].push_back(std::move(form));
        }
      }
      ++number;
    }
  }
  std::set<char> names;
  for (auto& [name, forms] : classes) {
    std::sort(forms.begin(), forms.end(), shorter);
    format::SuffixClass record{language, static_cast<std::uint16_t>(name),
                               static_cast<std::uint32_t>(suffixes.forms.size()),
                               static_cast<std::uint32_t>(forms.size()), 0};
    for (auto& form : forms) {
      if ((form.record.flags & format::suffix_flag::Detached) != 0) record.detached = 1;
      form.record.units = static_cast<std::uint32_t>(suffixes.units.size());
      suffixes.units.insert(suffixes.units.end(), form.units.begin(), form.units.end());
      suffixes.forms.push_back(form.record);
    }
    suffixes.classes.push_back(record);
    names.insert(name);
  }
  return names;
}

}  // namespace gainsay::lexicon
