// SPDX-License-Identifier: Apache-2.0
// Polarity, modality and attribution of a trigger: what its own form says, what governs it, what stands in its clause.
// The strongest modality wins: unknown > conditional > denied > possible > planned > requested > reported > asserted.
#pragma once

#include <optional>

#include "frames.hpp"
#include "gainsay/model/claim.hpp"

namespace gainsay::extract_claims {

struct Scope {
  bool negative = false;
  int modality = GAINSAY_ASSERTED;
  std::vector<model::Source> sources;  // innermost first
  std::vector<model::Cue> cues;        // of polarity, modality and attribution
};

// Does a verb of saying, asking, denying … govern the trigger's clause?
bool is_governed(const Sentence& sentence, const std::vector<Trigger>& triggers, std::size_t trigger,
                 const FrameMatch& match);

Scope scope_of(const Sentence& sentence, const std::vector<Trigger>& triggers, std::size_t trigger,
               const FrameMatch& match);

}  // namespace gainsay::extract_claims
