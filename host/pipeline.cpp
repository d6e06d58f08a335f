// SPDX-License-Identifier: Apache-2.0
#include "host/pipeline.hpp"

#include <algorithm>

#include "db/writer.hpp"
#include "host/document/import.hpp"
#include "host/pipeline/batch.hpp"
#include "host/pipeline/comparing.hpp"

namespace gainsay::pipeline {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

// One batch: bytes -> document -> analysis -> claims -> casefile.
Result<bool> read_batch(db::Casefile& casefile, std::span<const document::SourceItem> items, const Stages& stages,
                        const document::ImportOptions& import_options, Outcome& outcome) {
  auto imported = document::import_all({items.begin(), items.end()}, import_options);  // what cannot be read is listed
  append(outcome.failures, std::move(imported.failures));
  auto analysed = analyse(std::move(imported.documents), stages.analyser, outcome);       // language, sentences, tokens
  auto fresh = leave_out_known(std::move(analysed), casefile, stages.extraction.runs());  // incremental
  if (!fresh) return std::move(fresh).error();
  auto extracted = stages.extraction.run(items_of(fresh->documents));  // plugins: layers, then claims
  if (!extracted) return std::move(extracted).error();
  outcome.read += fresh->documents.size();
  outcome.known += fresh->known;
  return store(casefile, fresh->documents, *std::move(extracted), stages.extraction, outcome);
}

}  // namespace

Result<Outcome> run(db::Casefile& casefile, std::span<const document::SourceItem> items, const Stages& stages,
                    const Limits& limits, std::istream& standard_input, const std::atomic<bool>& stop) {
  Outcome outcome;
  if (auto put = put_runs(casefile, stages); !put) return std::move(put).error();
  const document::ImportOptions import_options{limits.max_bytes, &standard_input};
  bool changed = false;  // something that had been compared is no longer what it was
  for (std::size_t size = limits.documents; !items.empty() && !(outcome.interrupted = stop);) {
    const auto begun = std::chrono::steady_clock::now();
    const auto batch = items.first(std::min(size, items.size()));
    const auto stored = read_batch(casefile, batch, stages, import_options, outcome);
    if (!stored) return stored.error();
    changed = changed || *stored;
    items = items.subspan(batch.size());
    if (std::chrono::steady_clock::now() - begun > limits.duration) size = std::max<std::size_t>(1, size / 2);
  }
  for (const auto& failure : outcome.failures)
    if (auto put = casefile.omissions().put(failure); !put) return std::move(put).error();
  if (outcome.interrupted) return outcome;          // what was not compared is found by the next run
  auto corpus = gather(casefile, stages, changed);  // rows of all documents; those not compared yet are new
  if (!corpus) return std::move(corpus).error();
  auto verified = verification::verify(stages.verifiers, corpus->corpus);  // keys, groups, links
  if (auto put = store(casefile, *corpus, verified, stages); !put) return std::move(put).error();
  append(outcome.failures, std::move(verified.failures));
  append(outcome.skipped, std::move(verified.skipped));
  outcome.abstentions = std::move(verified.abstentions);
  return outcome;
}

}  // namespace gainsay::pipeline
