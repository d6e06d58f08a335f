// SPDX-License-Identifier: Apache-2.0
// The flow of the whole program: sources in, a casefile that knows their claims and disagreements out.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "db/casefile.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/run.hpp"
#include "host/analysis/analyse.hpp"
#include "host/document/source.hpp"
#include "host/extraction/extraction.hpp"
#include "host/verification/verify.hpp"

namespace gainsay::pipeline {

// What a document runs through. Borrowed for the call.
struct Stages {
  analysis::Analyser& analyser;
  extraction::Extraction& extraction;
  std::span<const verification::Verifier> verifiers;
  std::span<const model::Run> verifier_runs;  // of each verifier, in the same order
};

struct Limits {
  std::size_t documents = 64;                    // of one transaction, at most
  std::chrono::milliseconds duration{1000};      // of one transaction, about
  std::size_t max_bytes = std::size_t{8} << 20;  // of one document
};

// Who waits for it. Borrowed for the call.
struct Watch {
  const std::atomic<bool>& stop;  // asked between batches and around the comparison
  // After each batch, once it survives a power cut: so many of all sources are done (or have failed, and are listed).
  std::function<void(std::size_t done, std::size_t all)> committed;
};

struct Outcome {
  std::size_t done = 0;                  // sources that are through, failed ones included
  std::size_t read = 0, known = 0;       // documents that were run / that were complete already
  std::vector<model::Failure> failures;  // of this call; the casefile keeps them too
  std::vector<model::Skipped> skipped;
  std::vector<plugin_host::Abstention> abstentions;
  std::map<std::string, std::uint64_t> languages;  // documents that were analysed, by language
  bool interrupted = false;                        // before all was compared and stored; what was committed stays
};

// Incremental: a document for which all runs are complete is passed over, and only groups with something new are
// compared. A document or plugin that fails is listed and costs nothing else; an error means that the casefile cannot
// be written or no worker started; what `committed` was told stays in the casefile all the same.
Result<Outcome> run(db::Casefile& casefile, std::span<const document::SourceItem> items, const Stages& stages,
                    const Limits& limits, std::istream& standard_input, const Watch& watch);

}  // namespace gainsay::pipeline
