// SPDX-License-Identifier: Apache-2.0
#include "host/pipeline.hpp"

#include <algorithm>
#include <span>

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

// One batch: bytes -> document -> analysis -> claims -> casefile. How many items it took.
Result<std::size_t> read_batch(db::Casefile& casefile, std::span<const document::SourceItem> items,
                               const Stages& stages, const document::ImportOptions& import_options, const Watch& watch,
                               Outcome& outcome) {
  auto imported = document::import_all(items, import_options);  // what cannot be read is listed
  if (watch.stop) return std::size_t{0};                        // and what was cut short by the signal is not
  append(outcome.failures, std::move(imported.failures));
  const auto noted = outcome.skipped.size();
  append(outcome.skipped, std::move(imported.notes));
  auto analysed = analyse(std::move(imported.documents), stages.analyser, outcome);  // language, sentences, tokens
  if (auto put = put_notes(casefile, analysed, std::span(outcome.skipped).subspan(noted)); !put)
    return std::move(put).error();
  auto fresh = leave_out_known(std::move(analysed), casefile, stages.extraction.runs());  // incremental
  if (!fresh) return std::move(fresh).error();
  auto extracted = stages.extraction.run(items_of(fresh->documents));  // plugins: layers, then claims
  if (!extracted) return std::move(extracted).error();
  if (auto put = store(casefile, fresh->documents, *std::move(extracted), stages, outcome); !put)
    return std::move(put).error();
  outcome.read += fresh->documents.size();
  outcome.known += fresh->known;
  outcome.done += imported.taken;
  return imported.taken;
}

}  // namespace

Result<Outcome> run(db::Casefile& casefile, std::span<const document::SourceItem> items, const Stages& stages,
                    const Limits& limits, std::istream& standard_input, const Watch& watch) {
  Outcome outcome;
  if (auto put = put_runs(casefile, stages); !put) return std::move(put).error();
  document::ImportOptions import_options{limits.max_bytes, &standard_input};
  import_options.stop = &watch.stop;
  const auto all = items.size();
  for (std::size_t size = limits.documents; !items.empty() && !watch.stop;) {
    const auto begun = std::chrono::steady_clock::now();
    const auto batch = items.first(std::min(size, items.size()));
    const auto taken = read_batch(casefile, batch, stages, import_options, watch, outcome);
    if (!taken) return taken.error();
    items = items.subspan(*taken);
    if (watch.committed && *taken > 0) watch.committed(outcome.done, all);
    const auto took = std::chrono::steady_clock::now() - begun;
    if (took > limits.duration) size = std::max<std::size_t>(1, size / 2);
    if (took < limits.duration / 4) size = std::min(limits.documents, size * 2);
  }
  if (auto put = put_failures(casefile, outcome.failures); !put) return std::move(put).error();
  if ((outcome.interrupted = watch.stop)) return outcome;  // what was not compared is found by the next run
  auto corpus = gather(casefile, stages);                  // rows of all documents; those not compared yet are new
  if (!corpus) return std::move(corpus).error();
  auto verified = verification::verify(stages.verifiers, corpus->corpus, corpus->stored);  // keys, groups, links
  if ((outcome.interrupted = watch.stop)) return outcome;
  if (auto put = store(casefile, *corpus, verified, stages); !put) return std::move(put).error();
  append(outcome.failures, std::move(verified.failures));
  append(outcome.skipped, std::move(verified.skipped));
  outcome.abstentions = std::move(verified.abstentions);
  return outcome;
}

}  // namespace gainsay::pipeline
