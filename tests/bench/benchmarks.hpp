// SPDX-License-Identifier: Apache-2.0
// The benchmarks: each measures one part of the house, and is one call of the program gainsay-bench.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/model/document.hpp"
#include "host/analysis/vocabulary.hpp"
#include "host/cli/workbench.hpp"
#include "tests/bench/figures.hpp"

namespace gainsay::bench {

struct Settings {
  std::string corpus;         // folder with texts
  std::size_t documents = 0;  // of them, from the first on; 0: all
  std::size_t repetitions = 5;
  std::size_t claims = 100'000;  // of the claim set
  std::string casefile;          // where `claims` leaves the casefile it made; "": nowhere
};

// What every benchmark stands on.
struct Ground {
  cli::Workbench workbench;
  analysis::Vocabulary vocabulary;
  std::vector<std::string> files;          // of the corpus, sorted
  std::vector<model::Document> documents;  // imported; not analysed
  std::size_t bytes = 0;                   // of all of them
};

// `text`: the analysis and its parts, beside a bare decoding loop and beside ICU.
Result<void> measure_text(const Ground& ground, const Settings& settings, Figures& figures);
// `extraction`: each extractor in this process, and all of them in a worker.
Result<void> measure_extraction(const Ground& ground, const Settings& settings, Figures& figures);
// `pipeline`: the stages of `gainsay add`, one after the other, with the CPU time of each.
Result<void> measure_pipeline(const Ground& ground, const Settings& settings, Figures& figures);
// `claims`: storing and comparing Settings::claims of them.
Result<void> measure_claims(const Ground& ground, const Settings& settings, Figures& figures);

}  // namespace gainsay::bench
