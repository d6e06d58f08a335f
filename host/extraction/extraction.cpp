// SPDX-License-Identifier: Apache-2.0
#include "host/extraction/extraction.hpp"

#include <algorithm>
#include <future>

#include "host/extraction/document_work.hpp"
#include "host/plugin_host/lane.hpp"

namespace gainsay::extraction {

using plugin_host::Lane;
using plugin_host::Plugin;

struct Extraction::State {
  std::vector<std::unique_ptr<Lane>> lanes;
  std::vector<Plugin> plugins;  // in running order
  std::vector<std::string> refusals;
  std::uint64_t absent = 0;    // bits of the plugins that do not run
  std::vector<RunId> run_ids;  // of all plugins
  std::vector<model::Run> runs;
  std::vector<model::PluginReport> reports;

  void collect_refusals();
  void report(const std::string& lexicon_hash);
};

// A plugin that does not load takes with it those that build on its layers.
void Extraction::State::collect_refusals() {
  refusals.assign(plugins.size(), {});
  for (const auto& lane : lanes)
    for (std::size_t i = 0; i < plugins.size(); ++i)
      if (refusals[i].empty()) refusals[i] = lane->refusals()[i];
  for (std::size_t i = 0; i < plugins.size(); ++i) {  // running order: producers come first
    for (std::size_t j = 0; j < i && refusals[i].empty(); ++j) {
      if (refusals[j].empty()) continue;
      for (const auto& layer : plugins[i].manifest.consumes) {
        const auto& made = plugins[j].manifest.produces;
        if (std::find(made.begin(), made.end(), layer) != made.end())
          refusals[i] = "needs the layer \"" + layer + "\" of " + plugins[j].manifest.id + ", which does not run";
      }
    }
    if (!refusals[i].empty()) absent |= std::uint64_t{1} << i;
  }
}

void Extraction::State::report(const std::string& lexicon_hash) {
  for (std::size_t i = 0; i < plugins.size(); ++i) {
    const auto& manifest = plugins[i].manifest;
    model::Run run = plugin_host::run_of(plugins[i], lexicon_hash);
    run_ids.push_back(run.id);
    model::PluginReport entry{manifest.id, manifest.version, model::PluginState::Ran, {}};
    if (refusals[i].empty()) {
      runs.push_back(std::move(run));
      if (const auto layers = unproduced_layers(plugins[i], plugins); !layers.empty())
        entry.reason = "runs without what no extractor produces: " + layers;
    } else {
      entry.state = model::PluginState::Refused;
      entry.reason = refusals[i];
    }
    reports.push_back(std::move(entry));
  }
}

Extraction::Extraction(std::unique_ptr<State> state) : state_(std::move(state)) {}
Extraction::Extraction(Extraction&&) noexcept = default;
Extraction& Extraction::operator=(Extraction&&) noexcept = default;
Extraction::~Extraction() = default;

Result<Extraction> Extraction::start(const plugin_host::Options& options, std::vector<Plugin> extractors,
                                     std::string lexicon_hash) {
  auto ordered = running_order(std::move(extractors));
  if (!ordered) return ordered.error();
  auto state = std::make_unique<State>();
  state->plugins = *std::move(ordered);
  for (unsigned i = 0; i < std::max(1u, options.lanes); ++i) {
    auto lane = Lane::start(options, state->plugins);
    if (!lane) return lane.error();
    state->lanes.push_back(*std::move(lane));
  }
  state->collect_refusals();
  state->report(lexicon_hash);
  return Extraction(std::move(state));
}

Result<std::vector<Extracted>> Extraction::run(std::span<const Item> items) {
  DocumentWork work(items, state_->plugins, state_->run_ids, state_->absent);
  std::vector<std::future<Result<void>>> running;
  for (const auto& lane : state_->lanes) running.push_back(lane->run(work));
  for (auto& lane : running) lane.wait();  // all of them use `work`
  Result<void> outcome;
  for (auto& lane : running)
    if (auto done = lane.get(); !done && outcome) outcome = std::move(done);
  if (!outcome) return outcome.error();
  return work.take();
}

const std::vector<model::PluginReport>& Extraction::plugins() const { return state_->reports; }
const std::vector<model::Run>& Extraction::runs() const { return state_->runs; }

std::vector<std::pair<Term, std::string>> Extraction::names() const {
  plugin_host::Names all;
  for (const auto& lane : state_->lanes) all.insert(lane->names().begin(), lane->names().end());
  return plugin_host::sorted(all);
}

}  // namespace gainsay::extraction
