// SPDX-License-Identifier: Apache-2.0
// Reading without storing: text -> analysis -> mentions and claims. What `annotate`, `lang check` and `explain` do.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/model/analysis.hpp"
#include "gainsay/model/document.hpp"
#include "host/cli/workbench.hpp"
#include "host/extraction/extraction.hpp"

namespace gainsay::cli {

struct Reading {
  model::Document document;  // its language set
  model::Analysis analysis;
  extraction::Extracted extracted;
};

class Reader {
 public:
  // Starts the extractors. `workbench` must outlive the object.
  static Result<Reader> start(const Workbench& workbench);
  Reader(Reader&&) noexcept;
  ~Reader();

  // One result per document, in order; an error of its own for each that cannot be analysed. The outer error means that
  // nothing can be read at all.
  Result<std::vector<Result<Reading>>> read(std::vector<model::Document> documents);

  // Names of terms, those included that plugins have told so far.
  Names names() const;
  const extraction::Extraction& extraction() const;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gainsay::cli
