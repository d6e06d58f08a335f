// SPDX-License-Identifier: Apache-2.0
// `gainsay add` taken apart: every stage of host/pipeline.cpp with its own CPU time, on a new casefile.
#include <algorithm>
#include <iostream>
#include <limits>

#include "db/casefile.hpp"
#include "host/cli/verifiers.hpp"
#include "host/document/import.hpp"
#include "host/pipeline/batch.hpp"
#include "host/pipeline/comparing.hpp"
#include "tests/bench/benchmarks.hpp"

namespace gainsay::bench {
namespace {

constexpr std::size_t batch_size = 64;

enum Stage : std::size_t { Import, Analyse, LookUpKnown, Extract, Store, Gather, Verify, StoreLinks, stage_count };
constexpr const char* stage_names[] = {"import", "analyse", "look-up-known", "extract",
                                       "store",  "gather",  "verify",        "store-links"};

struct Run {
  std::vector<Spent> stages = std::vector<Spent>(stage_count);
  std::size_t claims = 0, links = 0, failures = 0, groups = 0;
};

// One batch, as read_batch of host/pipeline.cpp; how many items are done.
Result<std::size_t> read_batch(db::Casefile& casefile, std::span<const document::SourceItem> items,
                               const pipeline::Stages& stages, Stopwatch& watch, pipeline::Outcome& outcome, Run& run) {
  const auto lap = [&](Stage stage) { run.stages[stage] += watch.lap(); };
  watch.lap();
  document::ImportOptions whole_batch;
  whole_batch.enough = std::numeric_limits<std::size_t>::max();
  auto imported = document::import_all(items, whole_batch);
  lap(Import);
  auto analysed = pipeline::analyse(std::move(imported.documents), stages.analyser, outcome);
  lap(Analyse);
  auto fresh = pipeline::leave_out_known(std::move(analysed), casefile, stages.extraction.runs());
  if (!fresh) return std::move(fresh).error();
  lap(LookUpKnown);
  auto extracted = stages.extraction.run(pipeline::items_of(fresh->documents));
  if (!extracted) return std::move(extracted).error();
  lap(Extract);
  for (const auto& one : *extracted) run.claims += one.claims.size();
  auto stored = pipeline::store(casefile, fresh->documents, *std::move(extracted), stages, outcome);
  lap(Store);
  return stored ? Result<std::size_t>{imported.taken} : std::move(stored).error();
}

Result<void> compare(db::Casefile& casefile, const pipeline::Stages& stages, Stopwatch& watch, Run& run) {
  watch.lap();
  const auto gathered = pipeline::gather(casefile, stages);
  run.stages[Gather] += watch.lap();
  if (!gathered) return gathered.error();
  const auto verified = verification::verify(stages.verifiers, gathered->corpus);
  run.stages[Verify] += watch.lap();
  auto stored = pipeline::store(casefile, *gathered, verified, stages);
  run.stages[StoreLinks] += watch.lap();
  run.links = verified.links.size();
  run.groups = verified.touched.size();
  run.failures += verified.failures.size();
  return stored;
}

Result<Run> run_once(const Ground& ground) {
  auto casefile = db::Casefile::temporary();
  if (!casefile) return std::move(casefile).error();
  auto extraction = ground.workbench.start_extraction();
  if (!extraction) return std::move(extraction).error();
  const auto verifiers = cli::Verifiers::start(ground.workbench);
  if (!verifiers) return verifiers.error();
  analysis::Analyser analyser(ground.vocabulary);
  const pipeline::Stages stages{analyser, *extraction, verifiers->list(), verifiers->runs()};
  if (auto put = pipeline::put_runs(*casefile, stages); !put) return std::move(put).error();
  Run run;
  pipeline::Outcome outcome;
  Stopwatch watch(Clock::Processes);
  std::vector<document::SourceItem> items;
  for (const auto& file : ground.files) items.push_back({file, file, {}});
  for (std::span<const document::SourceItem> left = items; !left.empty();) {
    auto read = read_batch(*casefile, left.first(std::min(left.size(), batch_size)), stages, watch, outcome, run);
    if (!read) return std::move(read).error();
    left = left.subspan(*read);
  }
  if (auto done = compare(*casefile, stages, watch, run); !done) return std::move(done).error();
  run.failures += outcome.failures.size();
  if (run.failures > 0) std::cerr << "gainsay-bench: " << run.failures << " failures in the pipeline\n";
  return run;
}

Sample sample_of_stages(const std::vector<Run>& runs, std::initializer_list<Stage> stages) {
  std::vector<Spent> spent;
  for (const auto& run : runs) {
    Spent sum;
    for (const auto stage : stages) sum += run.stages[stage];
    spent.push_back(sum);
  }
  return sample_of(spent);
}

void add_ratios(const std::vector<Run>& runs, std::size_t documents, Figures& figures) {
  const auto analyse = sample_of_stages(runs, {Analyse});
  const auto memory = sample_of_stages(runs, {Import, Analyse, Extract});
  const auto persisted = sample_of_stages(runs, {Import, Analyse, Extract, LookUpKnown, Store});
  const auto whole = sample_of_stages(runs, {Import, Analyse, LookUpKnown, Extract, Store, Gather, Verify, StoreLinks});
  const auto rate = [&](const Sample& sample) { return static_cast<double>(documents) / sample.cpu_median; };
  figures.add(
      Figure("pipeline-memory", "import, analysis and extraction through the worker", "documents/s", rate(memory))
          .beside("analysis alone", rate(analyse))
          .aims(Better::More, 0.08, 0.15)
          .took(memory)
          .notes("CPU of host and worker"));
  figures.add(Figure("pipeline-persisted", "the same, stored", "documents/s", rate(persisted))
                  .beside("in memory", rate(memory))
                  .aims(Better::More, 0.4, 0.8)
                  .took(persisted)
                  .notes("CPU of host and worker"));
  figures.add(Figure("pipeline-whole", "the same, compared and links stored: what add does", "documents/s", rate(whole))
                  .beside("analysis alone", rate(analyse))
                  .took(whole)
                  .notes("CPU of host and workers"));
}

}  // namespace

Result<void> measure_pipeline(const Ground& ground, const Settings& settings, Figures& figures) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < settings.repetitions; ++i) {
    auto run = run_once(ground);
    if (!run) return std::move(run).error();
    runs.push_back(*std::move(run));
  }
  add_ratios(runs, ground.files.size(), figures);
  auto stages = nlohmann::ordered_json::object();
  for (std::size_t stage = 0; stage < stage_count; ++stage) {
    const auto sample = sample_of_stages(runs, {static_cast<Stage>(stage)});
    stages[stage_names[stage]] = {{"cpu_us", 1e6 * sample.cpu_median}, {"wall_us", 1e6 * sample.wall_median}};
  }
  figures.put("stages", stages);
  figures.put("documents", ground.files.size());
  figures.put("claims", runs.back().claims);
  figures.put("links", runs.back().links);
  figures.put("groups", runs.back().groups);
  return {};
}

}  // namespace gainsay::bench
