// SPDX-License-Identifier: Apache-2.0
// Who owns a head: the possessed noun of a genitive, the noun beside a demonym. The second pass of build_phrases.
#pragma once

#include "items.hpp"

namespace gainsay::extract_claims {

void find_owners(Sentence& sentence);

}  // namespace gainsay::extract_claims
