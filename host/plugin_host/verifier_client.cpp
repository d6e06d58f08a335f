// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/verifier_client.hpp"

#include <algorithm>
#include <iterator>

#include "host/plugin_host/verifier_work.hpp"

namespace gainsay::plugin_host {

struct VerifierClient::State {
  struct Seated {
    std::size_t lane = 0, number = 0;  // the lane, and its number there
    std::size_t report = 0;
    Patience patience;
  };
  std::vector<std::unique_ptr<Lane>> lanes;
  std::vector<Plugin> verifiers;  // those that run
  std::vector<Seated> seated;     // each of them
  std::vector<model::PluginReport> reports;

  Result<void> seat(const Options& options, std::vector<Plugin> plugins);
  void note_suspension(std::size_t verifier, const std::vector<model::Failure>& failures);
};

// One lane for plugins that share a worker.
Result<void> VerifierClient::State::seat(const Options& options, std::vector<Plugin> plugins) {
  auto lane = Lane::start(options, std::move(plugins));
  if (!lane) return lane.error();
  bool used = false;
  for (std::size_t i = 0; i < (*lane)->plugins().size(); ++i) {
    const Plugin& plugin = (*lane)->plugins()[i];
    const std::string& refusal = (*lane)->refusals()[i];
    model::PluginReport report{plugin.manifest.id, plugin.manifest.version, model::PluginState::Ran, {}};
    if (refusal.empty()) {
      verifiers.push_back(plugin);
      seated.push_back({lanes.size(), i, reports.size(), {}});
      used = true;
    } else {
      report.state = model::PluginState::Refused;
      report.reason = refusal;
    }
    reports.push_back(std::move(report));
  }
  if (used) lanes.push_back(*std::move(lane));
  return {};
}

// `failures`: of the call that may have led to it.
void VerifierClient::State::note_suspension(std::size_t verifier, const std::vector<model::Failure>& failures) {
  auto& report = reports[seated[verifier].report];
  const Patience& patience = seated[verifier].patience;
  if (!patience.suspended() || report.state == model::PluginState::Quarantined) return;
  report.state = model::PluginState::Quarantined;
  report.reason = "suspended for the rest of this call: it failed " + std::to_string(patience.faults()) + " times";
  if (!failures.empty()) *report.reason += ", first on " + failures.front().path + ": " + failures.front().reason;
}

VerifierClient::VerifierClient(std::unique_ptr<State> state) : state_(std::move(state)) {}
VerifierClient::VerifierClient(VerifierClient&&) noexcept = default;
VerifierClient& VerifierClient::operator=(VerifierClient&&) noexcept = default;
VerifierClient::~VerifierClient() = default;

Result<VerifierClient> VerifierClient::start(const Options& options, std::vector<Plugin> verifiers) {
  auto state = std::make_unique<State>();
  std::vector<Plugin> bundled;
  std::copy_if(verifiers.begin(), verifiers.end(), std::back_inserter(bundled),
               [](const auto& p) { return p.bundled; });
  if (!bundled.empty())
    if (auto seated = state->seat(options, std::move(bundled)); !seated) return seated.error();
  for (auto& plugin : verifiers) {
    if (plugin.bundled) continue;
    if (auto seated = state->seat(options, {std::move(plugin)}); !seated) return seated.error();
  }
  return VerifierClient(std::move(state));
}

const std::vector<Plugin>& VerifierClient::verifiers() const { return state_->verifiers; }
const std::vector<model::PluginReport>& VerifierClient::reports() const { return state_->reports; }

std::vector<std::pair<Term, std::string>> VerifierClient::names() const {
  Names all;
  for (const auto& lane : state_->lanes) all.insert(lane->names().begin(), lane->names().end());
  return sorted(all);
}

Toll VerifierClient::toll() const {
  Toll out;
  for (const auto& lane : state_->lanes) {
    out.workers += lane->toll().workers;
    out.timeouts += lane->toll().timeouts;
  }
  return out;
}

Result<Indexed> VerifierClient::index(std::size_t verifier, const Columns& rows, const Columns& shared) {
  GAINSAY_CHECK(verifier < state_->verifiers.size() && well_formed(rows.view()) && well_formed(shared.view()));
  auto& seated = state_->seated[verifier];
  Lane& lane = *state_->lanes[seated.lane];
  IndexWork work(lane.plugins(), seated.number, rows, shared, seated.patience);
  if (auto done = lane.run(work).get(); !done) return done.error();
  Indexed out{work.keys(), work.failures()};
  state_->note_suspension(verifier, out.failures);
  std::sort(out.keys.begin(), out.keys.end());
  out.keys.erase(std::unique(out.keys.begin(), out.keys.end()), out.keys.end());
  return out;
}

Result<Compared> VerifierClient::compare(std::size_t verifier, const Columns& rows, std::span<const Group> groups,
                                         const Columns& shared) {
  GAINSAY_CHECK(verifier < state_->verifiers.size() && well_formed(rows.view()) && well_formed(shared.view()));
  for (const Group& g : groups) GAINSAY_CHECK(std::uint64_t{g.row_begin} + g.row_count <= rows.rows.size());
  auto& seated = state_->seated[verifier];
  Lane& lane = *state_->lanes[seated.lane];
  CompareWork work(lane.plugins(), seated.number, rows, groups, shared, seated.patience);
  if (auto done = lane.run(work).get(); !done) return done.error();
  const std::string& id = state_->verifiers[verifier].manifest.id;
  Compared out;
  FailureTally failures(id, "group");
  std::uint64_t cut = 0, unnamed = 0, missed = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto& result = work.results()[i];
    cut += result.cut ? 1 : 0;
    unnamed += result.unnamed;
    missed += result.missed ? 1 : 0;
    if (result.failed) failures.add("group " + printed_key(groups[i].key), result.code, result.reason);
    if (result.failed || result.missed) out.undone.push_back(groups[i].key);
    std::move(result.links.begin(), result.links.end(), std::back_inserter(out.links));
    std::move(result.abstentions.begin(), result.abstentions.end(), std::back_inserter(out.abstentions));
  }
  failures.add_missed(missed, seated.patience.faults());
  out.failures = failures.failures();
  state_->note_suspension(verifier, out.failures);
  std::sort(out.undone.begin(), out.undone.end());
  if (cut != 0) out.skipped.push_back({"verification", id, "group with too many results, cut off", cut});
  if (unnamed != 0) out.skipped.push_back({"verification", id, "link whose slot has no name", unnamed});
  return out;
}

}  // namespace gainsay::plugin_host
