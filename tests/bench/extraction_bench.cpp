// SPDX-License-Identifier: Apache-2.0
// Each extractor on its own, called in this process; and the price of the worker that users are given instead.
#include "gainsay/kit/convert.hpp"
#include "host/analysis/analyse.hpp"
#include "host/extraction/extraction.hpp"
#include "tests/bench/benchmarks.hpp"
#include "tests/bench/in_process.hpp"

namespace gainsay::bench {
namespace {

struct Texts {
  std::vector<model::Document> documents;  // with language and date, as the pipeline makes them
  std::vector<model::Analysis> analyses;
  std::vector<extraction::Item> items;  // borrow from the two
};

Result<void> analyse_all(const Ground& ground, Texts& out) {
  analysis::Analyser analyser(ground.vocabulary);
  out.documents = ground.documents;
  for (auto& document : out.documents) {
    auto result = analyser.analyse(document);
    if (!result) return std::move(result).error();
    document.language = result->analysis.languages[result->analysis.language];
    for (auto& appearance : document.appearances)
      if (!appearance.published) appearance.published = result->dateline;
    out.analyses.push_back(std::move(result->analysis));
  }
  for (std::size_t i = 0; i < out.documents.size(); ++i) out.items.push_back({&out.documents[i], &out.analyses[i]});
  return {};
}

void add_extractors(const InProcess& extractors, const std::vector<Sample>& samples, std::size_t documents,
                    const std::vector<std::size_t>& found, Figures& figures) {
  const auto us = [&](std::size_t i) { return 1e6 * samples[i].cpu_median / static_cast<double>(documents); };
  for (std::size_t i = 0; i < extractors.size(); ++i) {
    const auto& id = extractors.id(i);
    figures.add(Figure("extractor " + id.substr(id.rfind('.') + 1), id + ", one document, in this process", "us", us(i))
                    .beside("analysis of the document", us(extractors.size()))
                    .took(samples[i])
                    .notes(std::to_string(found[i]) + " results in " + std::to_string(documents) + " documents"));
  }
}

// In-process calls beside the way through the worker, where the host also checks and copies what comes back.
Result<void> add_worker(extraction::Extraction& extraction, const Texts& texts, double in_process,
                        const Settings& settings, Figures& figures) {
  Result<void> outcome;
  std::size_t claims = 0;
  const auto sample = alternate(Clock::Processes, settings.repetitions, {[&] {
                                  const auto result = extraction.run(texts.items);
                                  if (!result) outcome = result.error();
                                  if (!result) return;
                                  claims = 0;
                                  for (const auto& one : *result) claims += one.claims.size();
                                }})[0];
  if (!outcome) return outcome;
  const auto documents = static_cast<double>(texts.items.size());
  const double through = 1e6 * sample.cpu_median / documents;
  figures.add(Figure("worker-boundary", "all extractors through a worker, results checked and owned by the host",
                     "us/document", through)
                  .beside("the same extractors called in this process", in_process)
                  .took(sample)
                  .notes("CPU of host and worker"));
  figures.put("claims_per_document", static_cast<double>(claims) / documents);
  return {};
}

}  // namespace

Result<void> measure_extraction(const Ground& ground, const Settings& settings, Figures& figures) {
  Texts texts;
  if (auto done = analyse_all(ground, texts); !done) return done;
  const auto extractors = InProcess::load(ground.workbench);
  if (!extractors) return extractors.error();
  std::vector<std::unique_ptr<InProcess::Prepared>> prepared;
  for (const auto& item : texts.items)
    prepared.push_back(std::make_unique<InProcess::Prepared>(*extractors, *item.document, *item.analysis));

  Result<void> outcome;
  std::vector<std::size_t> found(extractors->size());
  std::vector<std::function<void()>> works;
  for (std::size_t i = 0; i < extractors->size(); ++i)
    works.emplace_back([&, i] {
      found[i] = 0;
      for (const auto& one : prepared) {
        const auto count = extractors->run(i, *one);
        if (!count) outcome = Error{ErrorCode::Plugin, "the extractor failed", extractors->id(i), {}};
        found[i] += count.value_or(0);
      }
    });
  analysis::Analyser analyser(ground.vocabulary);
  works.emplace_back([&] {
    for (const auto& document : ground.documents) keep(analyser.analyse(document).has_value());
  });
  const auto samples = alternate(Clock::Thread, settings.repetitions, works);
  if (!outcome) return outcome;
  add_extractors(*extractors, samples, prepared.size(), found, figures);

  double in_process = 0;
  for (std::size_t i = 0; i < extractors->size(); ++i)
    in_process += 1e6 * samples[i].cpu_median / static_cast<double>(prepared.size());
  auto extraction = ground.workbench.start_extraction();
  if (!extraction) return extraction.error();
  return add_worker(*extraction, texts, in_process, settings, figures);
}

}  // namespace gainsay::bench
