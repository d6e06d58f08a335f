// SPDX-License-Identifier: Apache-2.0
// As many claims as wanted, made of those that the extractors found in a corpus: copy after copy of it, each with other
// countries, other dates and other figures, so that keys spread out like those of an archive that grows.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "db/writer.hpp"
#include "host/extraction/extraction.hpp"
#include "tests/bench/benchmarks.hpp"

namespace gainsay::bench {

// What the pipeline would hand to the writer about one document.
struct FoundDocument {
  model::Document document;
  std::vector<model::Claim> claims;
  std::vector<model::Mention> mentions;
  std::vector<RunId> completed;
  std::string folded, comparison;
  db::DocumentRows rows() const { return {&document, folded, completed, claims, mentions, comparison}; }
};

class ClaimSet {
 public:
  // Analyses and extracts the corpus once. `ground` and `extraction` must outlive the object.
  static Result<ClaimSet> make(const Ground& ground, extraction::Extraction& extraction);

  // Document `index` of an endless row; the first ones are the corpus as it is.
  FoundDocument document(std::size_t index) const;
  // Names of all terms that a document of the set may use.
  std::vector<std::pair<Term, std::string>> names() const;

 private:
  struct Base {
    model::Document document;
    model::Analysis analysis;
    extraction::Extracted extracted;
  };
  ClaimSet(const Ground& ground, const extraction::Extraction& extraction);
  Term moved(Term entity, std::size_t copy) const;
  void change(model::Claim& claim, std::size_t copy) const;

  const Ground& ground_;
  const extraction::Extraction& extraction_;
  std::vector<Base> base_;
  std::vector<Term> countries_;  // sorted
};

}  // namespace gainsay::bench
