// SPDX-License-Identifier: Apache-2.0
// Suffix chains: suffixes of one class with rising order. A chain is found by dynamic programming over (length, last
// order), so no input makes it slow; readings are listed only on demand.
#include <algorithm>
#include <array>

#include "gainsay/kit/lexicon.hpp"
#include "sdk/kit/lexicon_view.hpp"

namespace gainsay::kit {
namespace lexicon_format {
namespace {

using Units = std::span<const std::uint16_t>;

Units units_of(const View& view, const SuffixForm& form) {
  return view.section<std::uint16_t>(SuffixUnits).subspan(form.units, form.size);
}

// Calls take(form) for every form that `units` begins with.
template <class Take>
void forms_at(const View& view, const SuffixClass& suffixes, Units units, Take take) {
  if (units.empty()) return;
  const auto forms = view.section<SuffixForm>(SuffixForms).subspan(suffixes.first, suffixes.count);
  const auto by_first = [&](const SuffixForm& form, std::uint16_t unit) { return units_of(view, form)[0] < unit; };
  auto form = std::lower_bound(forms.begin(), forms.end(), units[0], by_first);
  for (; form != forms.end(); ++form) {
    const Units own = units_of(view, *form);
    if (own[0] != units[0]) break;
    if (own.size() <= units.size() && std::equal(own.begin(), own.end(), units.begin())) take(*form);
  }
}

// The orders that `form` may follow; bit 0 is the stem.
std::uint32_t allowed_before(const SuffixForm& form) {
  const std::uint32_t lower = (std::uint32_t{1} << form.order) - 1;
  const std::uint32_t itself = (form.flags & suffix_flag::Repeat) != 0 ? std::uint32_t{1} << form.order : 0;
  return (form.after == 0 ? lower : lower & form.after) | itself;
}

bool may_stand(const SuffixForm& form, bool after_space, bool after_apostrophe) {
  if (after_space && (form.flags & suffix_flag::Detached) == 0) return false;
  return (form.flags & suffix_flag::Apostrophe) == 0 || after_apostrophe;
}

}  // namespace

void Chains::walk(const View& view, const SuffixClass& suffixes, Units units, bool after_apostrophe) {
  units = units.first(std::min(units.size(), limit));
  std::fill(reach, reach + units.size() + 1, 0u);
  std::fill(ends, ends + units.size() + 1, false);
  reach[0] = 1;
  for (std::size_t at = 0; at < units.size(); ++at) {
    if (reach[at] == 0) continue;
    const bool space = units[at] == u' ';
    const std::size_t begin = at + (space ? 1 : 0);
    forms_at(view, suffixes, units.subspan(begin), [&](const SuffixForm& form) {
      if (!may_stand(form, space, after_apostrophe && at == 0) || (allowed_before(form) & reach[at]) == 0) return;
      reach[begin + form.size] |= std::uint32_t{1} << form.order;
      if ((form.flags & suffix_flag::Bound) == 0) ends[begin + form.size] = true;
    });
  }
}

namespace {

constexpr std::size_t most_readings = 64;

struct Reader {
  const View& view;
  const SuffixClass& suffixes;
  std::span<const std::uint16_t> units;
  std::vector<TailReading>& out;
  // Bit k: a chain whose last suffix has order k can go on from here to the end. Exact, so that no reading is begun in
  // vain.
  std::array<std::uint32_t, Chains::limit + 1> leads_on{};
  std::array<const SuffixForm*, Chains::limit> path{};

  std::size_t begin_at(std::size_t at) const { return at + (units[at] == u' ' ? 1 : 0); }

  bool finishes(const SuffixForm& form, std::size_t begin) const {
    const std::size_t end = begin + form.size;
    if (end == units.size()) return (form.flags & suffix_flag::Bound) == 0;
    return (leads_on[end] >> form.order & 1u) != 0;
  }

  void find_leads() {
    for (std::size_t at = units.size(); at-- > 0;) {
      const std::size_t begin = begin_at(at);
      forms_at(view, suffixes, units.subspan(begin), [&](const SuffixForm& form) {
        if (may_stand(form, begin != at, at == 0) && finishes(form, begin)) leads_on[at] |= allowed_before(form);
      });
    }
  }

  void emit(std::size_t depth) {
    TailReading reading;
    for (std::size_t i = 0; i < depth; ++i) reading.features.push_back(view.string(path[i]->features));
    out.push_back(std::move(reading));
  }

  void read(std::size_t at, std::size_t depth, std::uint32_t orders) {
    if (out.size() >= most_readings) return;
    if (at == units.size()) return emit(depth);
    std::array<const SuffixForm*, Chains::limit> next;
    std::size_t count = 0;
    const std::size_t begin = begin_at(at);
    forms_at(view, suffixes, units.subspan(begin), [&](const SuffixForm& form) {
      const bool fits =
          may_stand(form, begin != at, at == 0) && (allowed_before(form) & orders) != 0 && finishes(form, begin);
      if (fits && count < next.size()) next[count++] = &form;
    });
    std::sort(next.begin(), next.begin() + count, [](const SuffixForm* a, const SuffixForm* b) {
      return a->size != b->size ? a->size > b->size : a->row < b->row;
    });
    for (std::size_t i = 0; i < count; ++i) {
      path[depth] = next[i];
      read(begin + next[i]->size, depth + 1, std::uint32_t{1} << next[i]->order);
    }
  }
};

}  // namespace
}  // namespace lexicon_format

void Lexicon::tails(LanguageIndex language, char tail, std::span<const std::uint16_t> units,
                    std::vector<TailReading>& out) const {
  out.clear();
  const lexicon_format::View view(bytes_);
  const lexicon_format::SuffixClass* suffixes = view.suffix_class(language, tail);
  if (suffixes == nullptr || units.empty() || units.size() > lexicon_format::Chains::limit) return;
  lexicon_format::Reader reader{view, *suffixes, units, out};
  reader.find_leads();
  reader.read(0, 0, 1);
}

bool TailReading::has(std::string_view key) const { return !feature(key).empty(); }

std::string_view TailReading::feature(std::string_view key) const {
  for (auto suffix = features.rbegin(); suffix != features.rend(); ++suffix) {
    const auto value = lexicon_format::feature_value(*suffix, key);
    if (!value.empty()) return value;
  }
  return {};
}

}  // namespace gainsay::kit
