// SPDX-License-Identifier: Apache-2.0
// gainsay-bench BENCHMARK --corpus DIR …: measures, and prints one JSON document. run.py calls it, once per benchmark.
#include <algorithm>
#include <iostream>
#include <map>

#include <CLI/CLI.hpp>

#include "host/document/collect.hpp"
#include "host/document/import.hpp"
#include "tests/bench/benchmarks.hpp"

namespace gainsay::bench {
namespace {

using Benchmark = Result<void> (*)(const Ground&, const Settings&, Figures&);
const std::map<std::string, Benchmark> benchmarks = {{"text", measure_text},
                                                     {"extraction", measure_extraction},
                                                     {"pipeline", measure_pipeline},
                                                     {"claims", measure_claims}};

Result<Ground> prepare(const Settings& settings) {
  cli::Options options;
  options.lanes = 1;  // one worker: CPU time, not the machine's cores, is what is measured
  auto workbench = cli::Workbench::open(options);
  if (!workbench) return std::move(workbench).error();
  auto collection = document::collect({settings.corpus}, {});
  auto& items = collection.items;
  if (settings.documents > 0 && settings.documents < items.size()) items.resize(settings.documents);
  if (items.empty()) return Error{ErrorCode::NotFound, "no texts", settings.corpus, "make_corpus.py makes some"};
  auto vocabulary = analysis::Vocabulary::from(workbench->lexicon());
  Ground ground{*std::move(workbench), std::move(vocabulary), {}, {}, 0};
  for (const auto& item : items) {
    auto document = document::import_item(item, {});
    if (!document) return std::move(document).error();
    ground.files.push_back(item.file);
    ground.bytes += document->text.size();
    ground.documents.push_back(*std::move(document));
  }
  return ground;
}

int run(const std::string& name, const Settings& settings) {
  Figures figures;
  const auto ground = prepare(settings);
  Result<void> done = ground ? benchmarks.at(name)(*ground, settings, figures) : ground.error();
  if (!done) {
    std::cerr << "gainsay-bench: " << name << ": " << done.error().message << ": " << done.error().where << '\n';
    return 1;
  }
  std::cout << figures.json().dump(1) << '\n';
  return 0;
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
  using namespace gainsay::bench;
  std::string name;
  Settings settings;
  CLI::App app("Measures one part of Gainsay and prints JSON");
  app.add_option("benchmark", name)->required()->check(CLI::IsMember(benchmarks));
  app.add_option("--corpus", settings.corpus)->required();
  app.add_option("--documents", settings.documents);
  app.add_option("--repetitions", settings.repetitions)->check(CLI::PositiveNumber);
  app.add_option("--claims", settings.claims)->check(CLI::PositiveNumber);
  app.add_option("--casefile", settings.casefile);
  CLI11_PARSE(app, argc, argv);
  return run(name, settings);
}
