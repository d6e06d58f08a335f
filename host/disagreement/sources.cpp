// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/sources.hpp"

#include <algorithm>

namespace gainsay::disagreement {
namespace {

template <class Range, class Id, class Project>
auto* find_sorted(const Range& range, const Id& id, Project project) {
  const auto found =
      std::lower_bound(range.begin(), range.end(), id, [&](const auto& x, const Id& y) { return project(x) < y; });
  return found != range.end() && project(*found) == id ? &*found : nullptr;
}

}  // namespace

const model::Claim* Sources::claim(ClaimId id) const {
  return find_sorted(claims, id, [](const model::Claim& c) { return c.id; });
}

const model::Document* Sources::document(const DocumentId& id) const {
  return find_sorted(documents, id, [](const model::Document& d) { return d.id; });
}

std::uint64_t Sources::voice(const DocumentId& id) const {
  const auto* found = find_sorted(voices, id.head(), [](const Voice& v) { return v.document; });
  return found ? found->voice : id.head();
}

std::string Sources::name_of(Term term) const {
  if (name)
    if (auto found = name(term); !found.empty()) return found;
  return lexicon ? std::string(lexicon->name(term)) : std::string();
}

std::string_view Sources::words(const DocumentId& document, Span span) const {
  const auto* found = this->document(document);
  return found ? span.of(found->text) : std::string_view{};
}

const model::Appearance* appearance_of(const model::Document& document) {
  const model::Appearance* best = nullptr;
  for (const auto& seen : document.appearances)
    if (seen.published && seen.published->days.known() && (!best || seen.published->days.lo < best->published->days.lo))
      best = &seen;
  return best ? best : document.appearances.empty() ? nullptr : &document.appearances.front();
}

}  // namespace gainsay::disagreement
