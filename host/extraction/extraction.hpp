// SPDX-License-Identifier: Apache-2.0
// Runs the extractors over analysed documents, in an order that their manifests imply, and lets in only what keeps the
// contract. The bundled ones share a worker per lane; each other one has its own, and the layers that it consumes or
// produces travel there and back. A plugin that crashes, hangs or lies costs its own part of one document; one that
// keeps doing so is suspended for the rest of this object's life, by a rule that goes by the order of the documents
// (plugin_host/patience.hpp): what it misses is listed as a failure of each document, so that another run can make up
// for it.
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
#include "host/plugin_host/lane.hpp"
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

class Extraction {
 public:
  // `extractors` in any order. One that does not load, or cannot run beside the others (running_order.hpp), is reported
  // as refused; its layers are empty, and those that consume them run and say so.
  static Result<Extraction> start(const plugin_host::Options& options, std::vector<plugin_host::Plugin> extractors,
                                  std::string lexicon_hash);
  Extraction(Extraction&&) noexcept;
  Extraction& operator=(Extraction&&) noexcept;
  ~Extraction();

  // One result per item, in the order of the items and the same whatever the number of lanes (but for calls that take
  // about as long as their plugin may). An error means that no worker could be started; a plugin's failure is part of
  // the result. One thread at a time.
  Result<std::vector<Extracted>> run(std::span<const Item> items);

  // One per extractor, as it stands after the runs so far: in running order, then those that take no part.
  std::vector<model::PluginReport> plugins() const;
  const std::vector<model::Run>& runs() const;  // of those that run
  // Every name that a plugin gave a term so far, sorted by term.
  std::vector<std::pair<Term, std::string>> names() const;
  plugin_host::Toll toll() const;

 private:
  struct State;
  explicit Extraction(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gainsay::extraction
