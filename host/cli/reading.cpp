// SPDX-License-Identifier: Apache-2.0
#include "host/cli/reading.hpp"

#include "host/analysis/analyse.hpp"

namespace gainsay::cli {

struct Reader::State {
  const kit::Lexicon* lexicon;
  analysis::Vocabulary vocabulary;
  extraction::Extraction extraction;
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::start(const Workbench& workbench) {
  auto extraction = workbench.start_extraction();
  if (!extraction) return std::move(extraction).error();
  return Reader(std::unique_ptr<State>(
      new State{&workbench.lexicon(), analysis::Vocabulary::from(workbench.lexicon()), *std::move(extraction)}));
}

Result<std::vector<Result<Reading>>> Reader::read(std::vector<model::Document> documents) {
  std::vector<Result<Reading>> readings;
  analysis::Analyser analyser(state_->vocabulary);
  for (auto& document : documents) {
    auto analysed = analyser.analyse(document);
    if (!analysed) {
      readings.push_back(std::move(analysed).error());
      continue;
    }
    document.language = analysed->analysis.languages[analysed->analysis.language];
    if (analysed->dateline)
      for (auto& appearance : document.appearances)
        if (!appearance.published) appearance.published = analysed->dateline;
    readings.push_back(Reading{std::move(document), std::move(analysed->analysis), {}});
  }
  std::vector<extraction::Item> items;
  for (const auto& reading : readings)
    if (reading) items.push_back({&reading->document, &reading->analysis});
  auto extracted = state_->extraction.run(items);
  if (!extracted) return std::move(extracted).error();
  auto next = extracted->begin();
  for (auto& reading : readings)
    if (reading) reading->extracted = std::move(*next++);
  return readings;
}

Names Reader::names() const {
  Names names(state_->lexicon);
  names.add(state_->extraction.names());
  return names;
}

const extraction::Extraction& Reader::extraction() const { return state_->extraction; }

}  // namespace gainsay::cli
