// SPDX-License-Identifier: Apache-2.0
// Between casefile and verifiers: which rows there are, which are new, and where the links go.
#pragma once

#include <vector>

#include "host/disagreement/sources.hpp"
#include "host/matching/corpus.hpp"
#include "host/pipeline.hpp"
#include "host/verification/verify.hpp"

namespace gainsay::pipeline {

struct Gathered {
  matching::Corpus corpus;
  std::vector<disagreement::Voice> voices;  // sorted by document
  std::vector<DocumentId> fresh;            // documents that some verifier has not compared yet
  std::vector<verification::StoredLink> stored;
  bool all = false;  // everything is compared again
};

// When a verifier is new, or rows that were compared have changed (pipeline/batch.hpp), all is compared again.
Result<Gathered> gather(db::Casefile& casefile, const Stages& stages);

// Every row, all of them new: what a run over everything sees.
Result<matching::Corpus> gather_all(db::Casefile& casefile);

// Replaces the links of the touched groups, counts voices, and marks the fresh documents as compared; one transaction.
Result<void> store(db::Casefile& casefile, const Gathered& gathered, const verification::Outcome& outcome,
                   const Stages& stages);

// Documents by voice, of all that the casefile holds; sorted by document.
Result<std::vector<disagreement::Voice>> voices_of(db::Casefile& casefile);

}  // namespace gainsay::pipeline
