// SPDX-License-Identifier: Apache-2.0
// Runs verifiers over the corpus: keys, groups, links; checks every link that comes back.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gainsay/model/claim.hpp"
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

struct Outcome {
  std::vector<model::Link> links;       // valid, complete (id, tier, key, counts), sorted by id, one per id
  std::vector<TouchedGroup> touched;    // stored links of these groups are to be replaced by `links`; sorted
  std::vector<Abstention> abstentions;  // for --why-not; sorted
  std::vector<model::Skipped> skipped;  // caps, refused links, abstentions by rule and reason
  std::vector<model::Failure> failures; // verifiers whose call failed: stage "verification"
};

// Compares every group that holds a new row (GAINSAY_ROW_NEW), or all groups of a verifier when a row of its broadcast
// predicates is new, since such a row may change the keys, links and `via` of any group. Incremental equals batch: the links of
// the untouched groups plus `links` are what a run over everything would give.
Outcome verify(std::span<const Verifier> verifiers, const matching::Corpus& corpus);

}  // namespace gainsay::verification
