// SPDX-License-Identifier: Apache-2.0
// The time of a claim: the date in its clause, else what its tense says beside the date of publication.
#pragma once

#include <optional>

#include "frames.hpp"
#include "gainsay/model/claim.hpp"

namespace gainsay::extract_claims {

// `modality` is the claim's (GAINSAY_…): planned and requested acts lie ahead of publication.
std::optional<model::ClaimTime> time_of(const Sentence& sentence, const std::vector<Trigger>& triggers,
                                        const Trigger& trigger, int modality);

// Durations in the clause ("in 18 months"), as quantities of the role `duration`.
void durations_of(const Sentence& sentence, const Trigger& trigger, std::vector<model::ClaimQuantity>& out);

}  // namespace gainsay::extract_claims
