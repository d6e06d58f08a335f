// SPDX-License-Identifier: Apache-2.0
#include "host/session/standing.hpp"

#include <algorithm>
#include <string>

#include "host/session/rejections.hpp"

namespace gainsay::session {
namespace {

bool is_flag(const model::Link& link) {
  return link.relation == model::Relation::Conflict && link.tier == model::Tier::Flag;
}

template <class Id>
bool contains(const std::vector<Id>& sorted, Id id) {
  return std::binary_search(sorted.begin(), sorted.end(), id);
}

// Those of `all` that `known` neither holds nor says.
std::vector<LinkId> without(const std::vector<LinkId>& all, const std::vector<Saying>& all_said,
                            const std::vector<LinkId>& known, const std::vector<Saying>& known_said,
                            const Sayings& sayings) {
  SayingMap<LinkId> same(sayings);
  for (const auto& saying : known_said) same.add(saying, saying.link);
  std::map<LinkId, const Saying*> said;
  for (const auto& saying : all_said) said[saying.link] = &saying;
  std::vector<LinkId> out;
  for (const auto id : all) {
    const auto at = said.find(id);
    if (!contains(known, id) && (at == said.end() || !same.find(*at->second))) out.push_back(id);
  }
  return out;
}

State state_of(Resolution resolution) {
  if (resolution == Resolution::Undecidable) return State::Undecidable;
  return resolution == Resolution::Dismissed ? State::Dismissed : State::Resolved;
}

// A rejected flag is one dismissed.
Resolution stance_of(const Entry& entry) {
  return entry.kind == Kind::Reject ? Resolution::Dismissed : entry.resolution.value_or(Resolution::Dismissed);
}

void settle(Standing& out) {
  std::set<Resolution> stances;
  const bool rejected = std::any_of(out.positions.begin(), out.positions.end(),
                                    [](const auto& position) { return position.entry->kind == Kind::Reject; });
  bool resolved = false, current = false;
  for (const auto& position : out.positions) {
    if (position.entry->kind != Kind::Reject) {
      // Who dismissed what stands rejected agrees with that, and new evidence does not change it.
      resolved = resolved || !rejected || stance_of(*position.entry) != Resolution::Dismissed;
      current = current || !position.outdated();
    }
    if (!position.outdated()) stances.insert(stance_of(*position.entry));
  }
  if (out.flagged && out.links.empty()) stances.insert(Resolution::Dismissed);
  if (resolved && !current) {
    out.state = State::Reopened;
  } else if (stances.size() > 1) {
    out.state = State::InReview;
  } else if (stances.size() == 1) {
    out.state = state_of(*stances.begin());
    if (out.state == State::Resolved) out.resolution = *stances.begin();
  }
}

Standing stand(const Log& log, const Sayings& sayings, const Rejections& rejections, MatterId matter,
               std::span<const model::Link> about) {
  Standing out;
  std::vector<Saying> said;  // of what counts
  for (const auto& link : about) {
    if (!is_flag(link)) continue;
    out.flagged = true;
    if (const auto* rejection = rejections.of(link)) {
      out.rejections.push_back(rejection);
    } else {
      out.links.push_back(link.id);
      said.push_back(sayings.of(link));
    }
  }
  std::sort(out.links.begin(), out.links.end());
  std::sort(out.rejections.begin(), out.rejections.end(), [](auto* a, auto* b) { return a->seq < b->seq; });
  out.rejections.erase(std::unique(out.rejections.begin(), out.rejections.end()), out.rejections.end());
  for (const auto* entry : log.standing(to_string(matter)))
    out.positions.push_back({entry, without(out.links, said, entry->links, entry->said, sayings),
                             without(entry->links, entry->said, out.links, said, sayings)});
  settle(out);
  return out;
}

}  // namespace

Standing standing_of(const Log& log, const Sayings& sayings, MatterId matter, std::span<const model::Link> about) {
  return stand(log, sayings, Rejections(log, sayings), matter, about);
}

std::vector<const Entry*> history_of(const Log& log, const model::Disagreement& disagreement,
                                     const Standing& standing) {
  if (log.entries().empty()) return {};
  std::set<std::string> subjects = {to_string(disagreement.id)};
  for (const auto id : disagreement.links) subjects.insert(to_string(id));
  for (const auto id : disagreement.claims) subjects.insert(to_string(id));
  for (const auto* entry : standing.rejections) subjects.insert(entry->subject);
  std::vector<const Entry*> out;
  for (const auto& subject : subjects)
    for (const auto* entry : log.about(subject)) out.push_back(entry);
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->seq < b->seq; });
  return out;
}

const Standing& Standings::of(MatterId matter) const {
  static const Standing untouched;
  const auto at = standings.find(matter);
  return at == standings.end() ? untouched : at->second;
}

Standings all_standings(const Log& log, const Sayings& sayings, std::span<const model::Link> links) {
  Standings out;
  const Rejections rejections(log, sayings);
  std::set<MatterId> touched;  // by a decision, or by a rejection of a part
  for (const auto& link : links)
    if (rejections.of(link)) {
      out.rejected.insert(link.id);
      if (link.matter) touched.insert(link.matter);
    }
  for (const auto& link : links)
    if (link.matter && !touched.count(link.matter) && !log.about(to_string(link.matter)).empty())
      touched.insert(link.matter);
  std::map<MatterId, std::vector<model::Link>> about;
  for (const auto& link : links)
    if (link.matter && touched.count(link.matter)) about[link.matter].push_back(link);
  for (const auto& [matter, own] : about) out.standings.emplace(matter, stand(log, sayings, rejections, matter, own));
  return out;
}

}  // namespace gainsay::session
