// SPDX-License-Identifier: Apache-2.0
// Where a trigger's clause begins and ends, and which heads in it may fill its slots, with the markers they may be read
// under.
#pragma once

#include "verb_groups.hpp"

namespace gainsay::extract_claims {

struct Candidate {
  std::int32_t item = no_item;
  Markers markers = 0;
  std::int32_t distance = 0;  // items between it and the trigger
  double confidence = 1;      // of the tie, not of the entity
  bool left = false;
};

// Sets clause_begin … antecedent_end of every trigger. `triggers` are in text order.
void bound_clauses(const Sentence& sentence, std::vector<Trigger>& triggers);

// Candidates of one trigger, nearest first.
void find_candidates(const Sentence& sentence, const std::vector<Trigger>& triggers, const Trigger& trigger,
                     std::vector<Candidate>& out);

}  // namespace gainsay::extract_claims
