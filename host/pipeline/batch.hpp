// SPDX-License-Identifier: Apache-2.0
// A batch of documents between import and casefile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "host/pipeline.hpp"

namespace gainsay::pipeline {

struct Analysed {
  model::Document document;  // with its language, and every appearance that the casefile knows
  model::Analysis analysis;
};

// A dateline in the text dates the appearances that nobody dated. What cannot be analysed is listed among the failures,
// what is odd about dates among the skipped.
std::vector<Analysed> analyse(std::vector<model::Document> documents, analysis::Analyser& analyser, Outcome& outcome);

struct Fresh {
  std::vector<Analysed> documents;  // to be run
  std::size_t known = 0;            // documents that are complete as they are
};

// Leaves out what all `runs` are through with, and stores new appearances of it that move no date. The rest gets the
// appearances that are stored already: relative times hang on the earliest of all.
Result<Fresh> leave_out_known(std::vector<Analysed> analysed, db::Casefile& casefile,
                              const std::vector<model::Run>& runs);

std::vector<extraction::Item> items_of(const std::vector<Analysed>& documents);  // borrows

// Writes a batch in one transaction. When claims that were there before came out differently, all documents count as
// not compared from then on: links of groups that they left would stay behind, whoever dies before the comparison.
Result<void> store(db::Casefile& casefile, const std::vector<Analysed>& documents,
                   std::vector<extraction::Extracted> extracted, const Stages& stages, Outcome& outcome);

// Fold units as UTF-8: what the full-text index stores and is asked with. Unpaired surrogates are left out.
std::string to_utf8(const std::vector<std::uint16_t>& units);

// One transaction each.
Result<void> put_runs(db::Casefile& casefile, const Stages& stages);
Result<void> put_failures(db::Casefile& casefile, const std::vector<model::Failure>& failures);
// Notes of import and analysis, by path, in place of what was noted when the same paths were read before.
Result<void> put_notes(db::Casefile& casefile, const std::vector<Analysed>& documents,
                       std::span<const model::Skipped> notes);

}  // namespace gainsay::pipeline
