// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/disagreements.hpp"

#include <algorithm>
#include <map>

namespace gainsay::disagreement {
namespace {

bool stronger(const model::Link& x, const model::Link& y) {
  if (x.tier != y.tier) return x.tier == model::Tier::Flag;
  return x.score != y.score ? x.score > y.score : x.id < y.id;
}

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

model::Disagreement make(MatterId matter, const std::vector<const model::Link*>& links, const Sources& sources) {
  model::Disagreement out;
  out.id = matter;
  const auto* strongest = links.front();
  std::vector<std::uint64_t> voices;
  for (const auto* link : links) {
    if (stronger(*link, *strongest)) strongest = link;
    out.links.push_back(link->id);
    for (const auto id : {link->a, link->b}) {
      out.claims.push_back(id);
      if (const auto* claim = sources.claim(id)) {
        out.documents.push_back(claim->document);
        voices.push_back(sources.voice(claim->document));
      }
    }
  }
  out.type = strongest->type;
  out.strongest = strongest->id;
  out.score = strongest->score;
  sort_unique(out.links);
  sort_unique(out.claims);
  sort_unique(out.documents);
  sort_unique(voices);
  out.voices = static_cast<std::uint32_t>(std::max<std::size_t>(1, voices.size()));
  return out;
}

}  // namespace

std::vector<model::Disagreement> join(std::span<const model::Link> links, const Sources& sources) {
  std::map<MatterId, std::vector<const model::Link*>> matters;
  for (const auto& link : links)
    if (link.relation == model::Relation::Conflict) matters[link.matter].push_back(&link);
  std::vector<model::Disagreement> out;
  for (const auto& [matter, members] : matters) {
    const bool flagged =
        std::any_of(members.begin(), members.end(), [](const auto* l) { return l->tier == model::Tier::Flag; });
    if (flagged) out.push_back(make(matter, members, sources));
  }
  std::sort(out.begin(), out.end(), [](const model::Disagreement& x, const model::Disagreement& y) {
    return x.score != y.score ? x.score > y.score : x.id < y.id;
  });
  return out;
}

}  // namespace gainsay::disagreement
