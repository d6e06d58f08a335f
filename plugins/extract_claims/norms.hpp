// SPDX-License-Identifier: Apache-2.0
// A rule is worded as issuer + kind ("UN resolutions"); what the sentence aims it at narrows it to one norm.
// Without a target, or with two norms left, it stays unnamed and can never flag.
#pragma once

#include <optional>

#include "frames.hpp"

namespace gainsay::extract_claims {

// Gives the fillers that name a rule their norm, and the claims about it the norm's target where the words say it.
// `last` is what "these resolutions" means: the norm last named in the document, or empty.
void narrow_norms(const Sentence& sentence, const std::vector<Trigger>& triggers, Term last,
                  std::vector<std::optional<FrameMatch>>& matches);

}  // namespace gainsay::extract_claims
