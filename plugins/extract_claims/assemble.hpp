// SPDX-License-Identifier: Apache-2.0
// From a filled frame to a claim: slots with labels and confidence, quantities, span, check-worthiness.
#pragma once

#include <optional>

#include "references.hpp"
#include "scope.hpp"

namespace gainsay::extract_claims {

// nullopt when the match says too little for a claim of its own, or when its words do not fit into one (60 words).
std::optional<model::Claim> assemble(const Sentence& sentence, const std::vector<Trigger>& triggers,
                                     const FrameMatch& match, const References& references);

}  // namespace gainsay::extract_claims
