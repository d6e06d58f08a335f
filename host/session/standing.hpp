// SPDX-License-Identifier: Apache-2.0
// Where a disagreement stands: what people decided, held against the links that it has now. A decision names the links
// that it was made on, so "the evidence has changed" is a difference of two sets (one link stands for another that says
// the same: sayings.hpp):
//   - a flagged link that counts now and was not among them outdates a resolution; links that went do not;
//   - a rejection is about the flag itself, not about its evidence: it is never outdated;
//   - a link that somebody rejected, or one of whose claims (ends or via) somebody rejected, does not count.
// The state follows, by the first that holds:
//   reopened     every resolution is outdated, and they are not just people who dismissed what another rejected
//   in_review    people who decided on the evidence of now do not agree
//   resolved, undecidable, dismissed     what they agree on; dismissed, too, when no flagged link is left that counts
//   open         nobody has decided
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "gainsay/base/ids.hpp"
#include "gainsay/model/link.hpp"
#include "host/session/log.hpp"
#include "host/session/sayings.hpp"

namespace gainsay::session {

// What one person holds.
struct Position {
  const Entry* entry = nullptr;  // of the log
  std::vector<LinkId> fresh;     // flagged links that came since
  std::vector<LinkId> gone;      // links of then that are no longer there, or no longer count
  // Decided before the evidence changed.
  bool outdated() const { return entry->kind != Kind::Reject && !fresh.empty(); }
};

struct Standing {
  State state = State::Open;
  std::optional<Resolution> resolution;  // of `resolved`: what all agree on
  std::vector<Position> positions;       // in the order of the log
  std::vector<const Entry*> rejections;  // of links and claims: what took links away; in the order of the log
  std::vector<LinkId> links;             // the flagged links that count; sorted
  bool flagged = false;                  // there is a flagged link, counting or not

  // Is there something left to do?
  bool to_do() const { return state == State::Open || state == State::InReview || state == State::Reopened; }
};

// `about`: the links whose matter it is; corroborations and links to check by hand do not count. Points into `log`.
Standing standing_of(const Log& log, const Sayings& sayings, MatterId matter, std::span<const model::Link> about);

// What was done about a disagreement, its links and its claims, and about what was rejected of it; in order, undone
// things too.
std::vector<const Entry*> history_of(const Log& log, const model::Disagreement& disagreement, const Standing& standing);

// The same for all links of a casefile. A matter that is not in `standings` is open.
struct Standings {
  std::map<MatterId, Standing> standings;
  std::set<LinkId> rejected;  // links that do not count

  const Standing& of(MatterId matter) const;
};
Standings all_standings(const Log& log, const Sayings& sayings, std::span<const model::Link> links);

}  // namespace gainsay::session
