// SPDX-License-Identifier: Apache-2.0
// Coordination: "Russia and China", "shells, rockets and other munitions". The last pass of build_phrases.
#pragma once

#include "items.hpp"

namespace gainsay::extract_claims {

void find_rows(Sentence& sentence);

}  // namespace gainsay::extract_claims
