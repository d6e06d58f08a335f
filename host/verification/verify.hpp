// SPDX-License-Identifier: Apache-2.0
// Runs verifiers over the corpus: keys, groups, links; checks and completes every link that comes back.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gainsay/model/link.hpp"
#include "gainsay/model/run.hpp"
#include "host/matching/corpus.hpp"
#include "host/verification/verifier.hpp"

namespace gainsay::verification {

struct TouchedGroup {
  std::string verifier;
  std::uint64_t key = 0;
  auto operator<=>(const TouchedGroup&) const = default;
};

// A link that the casefile holds, as a group found it.
struct StoredLink {
  std::string verifier;
  std::uint64_t key = 0;
  ClaimId a, b;
};

struct Outcome {
  std::vector<model::Link> links;     // valid, complete (id, tier, key, counts), sorted by verifier, key, id
  std::vector<TouchedGroup> touched;  // the stored links of these groups are to be replaced by `links`; sorted
  std::vector<std::string> replaced;  // verifiers all of whose stored links are to go first; sorted
  std::vector<plugin_host::Abstention> abstentions;  // for --why-not; sorted, each once
  std::vector<model::Skipped> skipped;               // caps, refused links, abstentions counted by rule and reason
  std::vector<model::Failure> failures;              // calls that failed: stage "verification"
};

// Compares every group that holds a new row (GAINSAY_ROW_NEW), or all groups of a verifier when a row of its broadcast
// predicates is new, since such a row may change the keys, links and `via` of any group; and every group that holds a
// `stored` link but no longer its claims: another copy stands for them now, with keys of its own. Incremental equals
// batch: the stored links that are not to be replaced plus `links` are what a run over everything would give.
Outcome verify(std::span<const Verifier> verifiers, const matching::Corpus& corpus,
               std::span<const StoredLink> stored = {});

// A pair may be found in several groups: the strongest finding of each link, then that of the smallest key. Sorted by
// id.
std::vector<model::Link> one_each(std::vector<model::Link> links);

}  // namespace gainsay::verification
