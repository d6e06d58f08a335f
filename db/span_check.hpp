// SPDX-License-Identifier: Apache-2.0
// The part of integrity.hpp that reads claims and links against the texts.
#pragma once

#include <vector>

#include "db/problem.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

class Casefile;

// Every span of every claim and mention lies in the document's text, between code points; the claims of each run are
// those that it left.
Result<void> check_spans_and_seals(Casefile& casefile, std::vector<Problem>& problems);

// The spans of every link lie in the texts of its two claims; links are as they were found.
Result<void> check_links(Casefile& casefile, std::vector<Problem>& problems);

}  // namespace gainsay::db
