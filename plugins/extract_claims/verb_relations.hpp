// SPDX-License-Identifier: Apache-2.0
// What the verb groups of a sentence do to each other: aspect verbs lend their form, converbs borrow one, and of two
// finite verbs that nothing joins one is a participle.
#pragma once

#include "verb_groups.hpp"

namespace gainsay::extract_claims {

// `triggers` are verb groups in text order; some are changed, aspect verbs leave.
void relate_verbs(const Sentence& sentence, std::vector<Trigger>& triggers);

}  // namespace gainsay::extract_claims
