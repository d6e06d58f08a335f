// SPDX-License-Identifier: Apache-2.0
// From forms to ids. A form that two entities share stays empty: it holds its place and is not recorded.
#include <algorithm>
#include <unordered_set>

#include "page.hpp"

namespace gainsay::extract_entities {
namespace {

constexpr double demonym_confidence = 0.95, metonym_confidence = 0.9, short_confidence = 0.9;

void settle(Name& name, const Word& word) {
  name.id = word.id;
  name.type = word.type;
  name.via = name.derived && word.via == GAINSAY_VIA_NAME ? std::uint8_t{GAINSAY_VIA_DEMONYM} : word.via;
  name.confidence = name.via == GAINSAY_VIA_DEMONYM   ? demonym_confidence
                    : name.via == GAINSAY_VIA_METONYM ? metonym_confidence
                                                      : 1;
}

// The one word that `fits`; a name goes before a demonym. None when two ids remain.
template <class Fits>
const Word* only(const Page& page, const Name& name, Fits&& fits) {
  const Word* best = nullptr;
  bool shared = false;
  for (auto i = name.first; i < name.first + name.count; ++i) {
    const Word& word = page.vocabulary->word(page.candidates[i]);
    if (!fits(word)) continue;
    if (!best || (best->via != GAINSAY_VIA_NAME && word.via == GAINSAY_VIA_NAME)) {
      best = &word;
      shared = false;
    } else if (word.id != best->id && word.via == best->via) {
      shared = true;
    }
  }
  return shared ? nullptr : best;
}

}  // namespace

void resolve_plain(Page& page) {
  for (auto& name : page.names) {
    if (name.dropped) continue;
    if (const Word* word = only(page, name, [](const Word& w) { return (w.flags & flag::Short) == 0; }))
      settle(name, *word);
  }
}

void resolve_short(Page& page) {
  std::unordered_set<Term> named;  // asked only, never walked
  for (const auto& name : page.names) {
    if (name.dropped || !name.id) continue;
    named.insert(name.id);
    for (const Term holder : page.vocabulary->holders(name.id)) named.insert(holder);
  }
  for (auto& name : page.names) {
    if (name.dropped || name.id || name.unlisted) continue;
    const Word* word = only(page, name, [&](const Word& w) {
      return (w.flags & flag::Short) != 0 && named.count(w.needs ? w.needs : w.id) != 0;
    });
    if (!word) {
      name.dropped = true;
      continue;
    }
    settle(name, *word);
    name.confidence = std::min(name.confidence, short_confidence);
  }
}

}  // namespace gainsay::extract_entities
