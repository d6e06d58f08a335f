// SPDX-License-Identifier: Apache-2.0
// Links about one matter are one disagreement: what the reader sees as one card.
#pragma once

#include <span>
#include <vector>

#include "gainsay/model/link.hpp"
#include "host/disagreement/sources.hpp"

namespace gainsay::disagreement {

// Conflicts of tier `flag` or `check`, by matter; sorted by score (highest first), then id. The strongest link is the
// one with the highest score among those of tier `flag`, then the smallest id; `score` is its score. A matter whose
// links are all of tier `check` yields no disagreement. Corroborations are left out.
std::vector<model::Disagreement> join(std::span<const model::Link> links, const Sources& sources);

}  // namespace gainsay::disagreement
