// SPDX-License-Identifier: Apache-2.0
// Runs the extractors over analysed documents, in an order that their manifests imply, and lets in only what keeps the
// contract. A plugin that crashes, hangs or lies costs its own part of one document.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/model/analysis.hpp"
#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"
#include "gainsay/model/mention.hpp"
#include "gainsay/model/run.hpp"
#include "host/plugin_host/options.hpp"
#include "host/plugin_host/registry.hpp"

namespace gainsay::extraction {

struct Item {  // borrowed for the call of run()
  const model::Document* document = nullptr;
  const model::Analysis* analysis = nullptr;
};

struct Extracted {
  std::vector<model::Mention> mentions;  // sorted by begin, then end descending, then layer
  std::vector<model::Claim> claims;      // sorted by span, then id; id, document and run set
  std::vector<model::Skipped> skipped;   // abstentions of plugins, counted by reason
  std::vector<model::Failure> failures;  // plugins that failed on this document, results that were refused
};

// Extractors in running order: each after the producers of what it consumes, else by id. Refused with an error that
// names both sides: a cycle, a layer that two produce. A consumed layer that nobody produces is empty.
Result<std::vector<plugin_host::Plugin>> running_order(std::vector<plugin_host::Plugin> extractors);

// The layers that `plugin` consumes and none of `plugins` produces, separated by ", ".
std::string unproduced_layers(const plugin_host::Plugin& plugin, const std::vector<plugin_host::Plugin>& plugins);

class Extraction {
 public:
  // `extractors` in any order. One that does not load is reported as refused, and so is all that depends on its layers.
  static Result<Extraction> start(const plugin_host::Options& options, std::vector<plugin_host::Plugin> extractors,
                                  std::string lexicon_hash);
  Extraction(Extraction&&) noexcept;
  Extraction& operator=(Extraction&&) noexcept;
  ~Extraction();

  // One result per item, in the order of the items and the same whatever the number of lanes. An error means that no
  // worker could be started; a plugin's failure is part of the result. One thread at a time.
  Result<std::vector<Extracted>> run(std::span<const Item> items);

  const std::vector<model::PluginReport>& plugins() const;  // one per extractor
  const std::vector<model::Run>& runs() const;              // of those that run
  // Every name that a plugin gave a term so far, sorted by term.
  std::vector<std::pair<Term, std::string>> names() const;

 private:
  struct State;
  explicit Extraction(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gainsay::extraction
