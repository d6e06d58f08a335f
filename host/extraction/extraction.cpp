// SPDX-License-Identifier: Apache-2.0
#include "host/extraction/extraction.hpp"

#include <algorithm>

#include "host/extraction/crew.hpp"
#include "host/extraction/running_order.hpp"
#include "host/extraction/transcript.hpp"

namespace gainsay::extraction {

using plugin_host::Plugin;

struct Extraction::State {
  std::vector<Plugin> plugins;  // in running order
  std::vector<RunId> run_ids;   // of each of them
  std::vector<Crew> crews;      // in running order
  std::vector<model::Run> runs;
  std::vector<model::PluginReport> refused;  // those that take no part
  std::vector<Plugin> producers;             // plugins that run

  Result<void> start_crews(const plugin_host::Options& options);
  void list_runs(const std::string& lexicon_hash);
  model::PluginReport report(const Crew& crew, std::size_t member) const;
};

namespace {

model::PluginReport report_of(const Plugin& plugin, model::PluginState state, std::optional<std::string> reason) {
  return {plugin.manifest.id, plugin.manifest.version, state, std::move(reason)};
}

std::string suspension(const Member& member) {
  return "suspended for the rest of this call: it failed on " + std::to_string(member.patience.faults()) +
         " documents, first on " + member.first_fault + "; " + std::to_string(member.missed) +
         " documents went without it, to be added again once it is mended";
}

}  // namespace

Result<void> Extraction::State::start_crews(const plugin_host::Options& options) {
  for (const auto& members : extraction::crews(plugins)) {
    auto crew = Crew::start(options, plugins, members, run_ids);
    if (!crew) return crew.error();
    crews.push_back(*std::move(crew));
  }
  return {};
}

void Extraction::State::list_runs(const std::string& lexicon_hash) {
  for (const Crew& crew : crews)
    for (const Member& member : crew.members())
      if (!member.refused) {
        producers.push_back(*member.description);
        runs.push_back(plugin_host::run_of(*member.description, lexicon_hash));
      }
}

model::PluginReport Extraction::State::report(const Crew& crew, std::size_t number) const {
  const Member& member = crew.members()[number];
  if (member.refused) return report_of(*member.description, model::PluginState::Refused, crew.refusal(number));
  if (member.patience.suspended())
    return report_of(*member.description, model::PluginState::Quarantined, suspension(member));
  const auto layers = unproduced_layers(*member.description, producers);
  return report_of(*member.description, model::PluginState::Ran,
                   layers.empty() ? std::nullopt : std::optional("runs without what no extractor produces: " + layers));
}

Extraction::Extraction(std::unique_ptr<State> state) : state_(std::move(state)) {}
Extraction::Extraction(Extraction&&) noexcept = default;
Extraction& Extraction::operator=(Extraction&&) noexcept = default;
Extraction::~Extraction() = default;

Result<Extraction> Extraction::start(const plugin_host::Options& options, std::vector<Plugin> extractors,
                                     std::string lexicon_hash) {
  auto order = running_order(std::move(extractors));
  auto state = std::make_unique<State>();
  state->plugins = std::move(order.plugins);
  for (const auto& [plugin, why] : order.refused)
    state->refused.push_back(report_of(plugin, model::PluginState::Refused, why));
  for (const auto& plugin : state->plugins) state->run_ids.push_back(plugin_host::run_of(plugin, lexicon_hash).id);
  if (auto started = state->start_crews(options); !started) return started.error();
  state->list_runs(lexicon_hash);
  return Extraction(std::move(state));
}

Result<std::vector<Extracted>> Extraction::run(std::span<const Item> items) {
  Transcript transcript(items, state_->plugins);
  std::vector<const plugin_host::Names*> names;
  for (Crew& crew : state_->crews) {
    if (auto done = crew.run(transcript, names); !done) return done.error();
    crew.add_names(names);
  }
  std::vector<Extracted> out;
  out.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) out.push_back(transcript.take(i));
  return out;
}

std::vector<model::PluginReport> Extraction::plugins() const {
  std::vector<model::PluginReport> out;
  for (const Crew& crew : state_->crews)
    for (std::size_t i = 0; i < crew.members().size(); ++i) out.push_back(state_->report(crew, i));
  out.insert(out.end(), state_->refused.begin(), state_->refused.end());
  return out;
}

const std::vector<model::Run>& Extraction::runs() const { return state_->runs; }

std::vector<std::pair<Term, std::string>> Extraction::names() const {
  std::vector<const plugin_host::Names*> lanes;
  for (const Crew& crew : state_->crews) crew.add_names(lanes);
  plugin_host::Names all;
  for (const auto* names : lanes) all.insert(names->begin(), names->end());
  return plugin_host::sorted(all);
}

plugin_host::Toll Extraction::toll() const {
  plugin_host::Toll out;
  for (const Crew& crew : state_->crews) {
    out.workers += crew.toll().workers;
    out.timeouts += crew.toll().timeouts;
  }
  return out;
}

}  // namespace gainsay::extraction
