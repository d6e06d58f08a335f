// SPDX-License-Identifier: Apache-2.0
#include "host/cli/verifiers.hpp"

#include <map>
#include <set>
#include <string>

#include "db/writer.hpp"
#include "host/plugin_host/verifier_client.hpp"

namespace gainsay::cli {
struct Verifiers::State {
  explicit State(plugin_host::VerifierClient started) : client(std::move(started)) {}
  plugin_host::VerifierClient client;
  std::vector<verification::Verifier> list;
  std::vector<model::Run> runs;
  std::map<std::string, std::string> speechless;  // id -> why its messages cannot be used
};

Verifiers::Verifiers(std::unique_ptr<State> state) : state_(std::move(state)) {}
Verifiers::Verifiers(Verifiers&&) noexcept = default;
Verifiers::~Verifiers() = default;

Result<Verifiers> Verifiers::start(const Workbench& workbench) {
  const auto messages = workbench.load_messages();
  if (!messages) return messages.error();
  auto client = workbench.start_verifiers();
  if (!client) return std::move(client).error();
  auto state = std::make_unique<State>(*std::move(client));
  const auto& plugins = state->client.verifiers();
  for (std::size_t i = 0; i < plugins.size(); ++i) {
    const auto own = messages->find(plugins[i].manifest.id);
    if (own == messages->end() && !plugins[i].manifest.messages.empty()) {
      const auto again = disagreement::Messages::load(plugins[i].messages());
      state->speechless.emplace(plugins[i].manifest.id, again ? "" : again.error().message);
      continue;  // nobody could read what it finds
    }
    state->list.push_back(
        verification::bind(state->client, i, own == messages->end() ? std::set<std::string>{} : own->second.rules()));
    state->runs.push_back(plugin_host::run_of(plugins[i], std::string(workbench.lexicon().checksum())));
  }
  return Verifiers(std::move(state));
}

std::span<const verification::Verifier> Verifiers::list() const { return state_->list; }
std::span<const model::Run> Verifiers::runs() const { return state_->runs; }
std::vector<model::PluginReport> Verifiers::reports() const {
  auto out = state_->client.reports();
  for (auto& report : out) {
    const auto found = state_->speechless.find(report.id);
    if (found == state_->speechless.end()) continue;
    report.state = model::PluginState::Refused;
    report.reason = "its messages cannot be used: " + found->second;
  }
  return out;
}

plugin_host::Toll Verifiers::toll() const { return state_->client.toll(); }

Result<void> Verifiers::tell_names(db::Casefile& casefile) const {
  db::Writer writer(casefile);
  if (auto begun = writer.begin_batch(); !begun) return begun;
  for (const auto& [term, name] : state_->client.names())
    if (auto put = casefile.terms().put(term, name); !put) return put;
  return writer.commit_batch();
}

}  // namespace gainsay::cli
