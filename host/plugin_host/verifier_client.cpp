// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/verifier_client.hpp"

#include <algorithm>
#include <iterator>

#include "host/plugin_host/verifier_work.hpp"

namespace gainsay::plugin_host {

namespace {
constexpr std::uint32_t rows_per_block = 1'024;
}  // namespace

struct VerifierClient::State {
  std::unique_ptr<Lane> lane;
  std::vector<Plugin> verifiers;        // those that run
  std::vector<std::size_t> lane_index;  // of each of them
  std::vector<model::PluginReport> reports;
};

VerifierClient::VerifierClient(std::unique_ptr<State> state) : state_(std::move(state)) {}
VerifierClient::VerifierClient(VerifierClient&&) noexcept = default;
VerifierClient& VerifierClient::operator=(VerifierClient&&) noexcept = default;
VerifierClient::~VerifierClient() = default;

Result<VerifierClient> VerifierClient::start(const Options& options, std::vector<Plugin> verifiers) {
  auto state = std::make_unique<State>();
  auto lane = Lane::start(options, std::move(verifiers));
  if (!lane) return lane.error();
  state->lane = *std::move(lane);
  for (std::size_t i = 0; i < state->lane->plugins().size(); ++i) {
    const Plugin& plugin = state->lane->plugins()[i];
    const std::string& refusal = state->lane->refusals()[i];
    model::PluginReport report{plugin.manifest.id, plugin.manifest.version, model::PluginState::Ran, {}};
    if (refusal.empty()) {
      state->verifiers.push_back(plugin);
      state->lane_index.push_back(i);
    } else {
      report.state = model::PluginState::Refused;
      report.reason = refusal;
    }
    state->reports.push_back(std::move(report));
  }
  return VerifierClient(std::move(state));
}

const std::vector<Plugin>& VerifierClient::verifiers() const { return state_->verifiers; }
const std::vector<model::PluginReport>& VerifierClient::reports() const { return state_->reports; }

std::vector<std::pair<Term, std::string>> VerifierClient::names() const { return sorted(state_->lane->names()); }

// Blocks on which the plugin fails are halved until the rows at fault stand alone: a bad row costs its own keys only.
Result<Indexed> VerifierClient::index(std::size_t verifier, const Columns& rows, const Columns& shared) {
  GAINSAY_CHECK(verifier < state_->verifiers.size() && well_formed(rows.view()) && well_formed(shared.view()));
  Indexed out;
  std::vector<RowRange> ranges;
  for (std::uint32_t at = 0; at < rows.rows.size(); at += rows_per_block)
    ranges.push_back({at, std::min(rows_per_block, static_cast<std::uint32_t>(rows.rows.size()) - at), false, {}, {}});
  while (!ranges.empty()) {
    IndexWork work(state_->lane->plugins(), state_->lane_index[verifier], rows, shared, std::move(ranges));
    if (auto done = state_->lane->run(work).get(); !done) return done.error();
    out.keys.insert(out.keys.end(), work.keys().begin(), work.keys().end());
    ranges.clear();
    for (const RowRange& r : work.ranges()) {
      if (!r.failed) continue;
      if (r.count > 1) {
        ranges.push_back({r.begin, r.count / 2, false, {}, {}});
        ranges.push_back({r.begin + r.count / 2, r.count - r.count / 2, false, {}, {}});
      } else {
        const std::string claim = to_string(ClaimId{rows.rows[r.begin].claim});
        out.failures.push_back(verification_failure(state_->verifiers[verifier], claim, r.code, r.reason));
      }
    }
  }
  std::sort(out.keys.begin(), out.keys.end());
  out.keys.erase(std::unique(out.keys.begin(), out.keys.end()), out.keys.end());
  std::sort(out.failures.begin(), out.failures.end(),
            [](const model::Failure& a, const model::Failure& b) { return a.path < b.path; });
  return out;
}

Result<Compared> VerifierClient::compare(std::size_t verifier, const Columns& rows, std::span<const Group> groups,
                                         const Columns& shared) {
  GAINSAY_CHECK(verifier < state_->verifiers.size() && well_formed(rows.view()) && well_formed(shared.view()));
  for (const Group& g : groups) GAINSAY_CHECK(std::uint64_t{g.row_begin} + g.row_count <= rows.rows.size());
  CompareWork work(state_->lane->plugins(), state_->lane_index[verifier], rows, groups, shared);
  if (auto done = state_->lane->run(work).get(); !done) return done.error();
  Compared out;
  std::uint64_t cut = 0, unnamed = 0;
  for (auto& result : work.results()) {
    cut += result.cut ? 1 : 0;
    unnamed += result.unnamed;
    if (result.failure) {
      out.failures.push_back(*std::move(result.failure));
      continue;
    }
    std::move(result.links.begin(), result.links.end(), std::back_inserter(out.links));
    std::move(result.abstentions.begin(), result.abstentions.end(), std::back_inserter(out.abstentions));
  }
  const std::string& id = state_->verifiers[verifier].manifest.id;
  if (cut != 0) out.skipped.push_back({"verification", id, "group with too many results, cut off", cut});
  if (unnamed != 0) out.skipped.push_back({"verification", id, "link whose slot has no name", unnamed});
  return out;
}

}  // namespace gainsay::plugin_host
