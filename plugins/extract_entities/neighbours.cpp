// SPDX-License-Identifier: Apache-2.0
// A surname or a place in somebody else's name: "Ivanka Trump", "Trump Tower", "Michael Jordan".
#include <algorithm>

#include "page.hpp"

namespace gainsay::extract_entities {
namespace {

std::uint16_t flags_of(const Page& page, const Name& name) {
  std::uint16_t flags = 0;
  for (auto i = name.first; i < name.first + name.count; ++i) flags |= page.vocabulary->word(page.candidates[i]).flags;
  return flags;
}

// A capitalised word that is neither a title nor a name of its own. The first word of a sentence says nothing before a
// surname ("Yesterday Trump …"); before a place it is a given name unless it is a function word ("Michael Jordan").
bool is_foreign_name(const Page& page, std::uint32_t token, bool person) {
  if (!page.is_capital(token) || page.owner[token] != nobody) return false;
  constexpr std::uint16_t known = token_bit::PersonBegin | token_bit::PersonEnd | token_bit::FormerBegin |
                                  token_bit::Calendar | token_bit::Function;
  return !page.has(token, known) && !(person && page.has(token, token_bit::SentenceFirst));
}

bool in_capitals(const Page& page, std::uint32_t token) {
  return (page.token(token).flags & GAINSAY_TOKEN_ALL_CAPS) != 0;
}

}  // namespace

void drop_namesakes(Page& page) {
  for (auto& name : page.names) {
    if (name.dropped) continue;
    const auto flags = flags_of(page, name);
    const bool stands_before =
        name.word_end < page.owner.size() && page.adjoins(name.end - 1, name.end) && name.word_end == name.end;
    if ((flags & flag::Alone) != 0 && stands_before && page.owner[name.end] != nobody) name.dropped = true;
    // A headline in capitals tells nothing about neighbours.
    if ((flags & flag::Namesake) == 0 || in_capitals(page, name.begin)) continue;
    const bool person = !name.id || name.type == page.vocabulary->types().person;
    const bool after =
        name.begin > 0 && page.adjoins(name.begin - 1, name.begin) && is_foreign_name(page, name.begin - 1, person);
    const bool before = stands_before && is_foreign_name(page, name.end, person);
    if (after || before) name.dropped = true;
  }
}

}  // namespace gainsay::extract_entities
