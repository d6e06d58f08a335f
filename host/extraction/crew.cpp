// SPDX-License-Identifier: Apache-2.0
#include "host/extraction/crew.hpp"

#include <algorithm>
#include <future>
#include <numeric>

namespace gainsay::extraction {

using plugin_host::Lane;
using plugin_host::Patience;

Result<Crew> Crew::start(const plugin_host::Options& options, const std::vector<plugin_host::Plugin>& plugins,
                         const std::vector<std::size_t>& members, std::span<const RunId> runs) {
  Crew crew;
  std::vector<plugin_host::Plugin> aboard;
  for (const std::size_t i : members) {
    crew.members_.push_back({i, &plugins[i], runs[i], false, {}, 0, {}});
    aboard.push_back(plugins[i]);
  }
  crew.refusals_.resize(members.size());
  for (unsigned i = 0; i < std::max(1u, options.lanes); ++i) {
    auto lane = Lane::start(options, aboard, crew.refusals_);
    if (!lane) return lane.error();
    crew.refusals_ = (*lane)->refusals();
    crew.lanes_.push_back(*std::move(lane));
    if (std::none_of(crew.refusals_.begin(), crew.refusals_.end(), [](const auto& why) { return why.empty(); })) {
      crew.lanes_.clear();
      break;
    }
  }
  for (std::size_t i = 0; i < members.size(); ++i) crew.members_[i].refused = !crew.refusals_[i].empty();
  return crew;
}

Result<void> Crew::run(Transcript& transcript, std::span<const plugin_host::Names* const> names) {
  if (lanes_.empty()) return {};
  const std::size_t count = transcript.items().size();
  for (Member& member : members_) {
    member.patience.begin(count);
    for (std::size_t i = 0; i < count; ++i)
      if (!speaks(*member.description, *transcript.items()[i].analysis))
        member.patience.set(i, Patience::Outcome::Absent);
  }
  std::vector<std::size_t> todo(count);
  std::iota(todo.begin(), todo.end(), std::size_t{0});
  // Whether a plugin is suspended before a document depends on earlier documents only: each round settles at least one.
  for (; !todo.empty(); todo = misjudged(transcript))
    if (auto done = run(transcript, todo, names); !done) return done;
  for (Member& member : members_) conclude(member, transcript);
  return {};
}

void Crew::conclude(Member& member, Transcript& transcript) const {
  std::vector<std::size_t> without;
  for (std::size_t i = 0; i < transcript.items().size(); ++i) {
    const Said& said = transcript.at(i, member.plugin);
    if (member.first_fault.empty() && said.fault) member.first_fault = transcript.path(i) + ": " + said.reason;
    if (missed(member, i, transcript)) without.push_back(i);
  }
  member.patience.finish();
  member.missed += without.size();
  const std::string why =
      "not asked: suspended after it failed on " + std::to_string(member.patience.faults()) + " documents";
  for (const std::size_t i : without) transcript.at(i, member.plugin) = {Said::Missed, {}, ErrorCode::Plugin, why};
}

bool Crew::missed(Member& member, std::size_t item, const Transcript& transcript) const {
  return !member.refused && speaks(*member.description, *transcript.items()[item].analysis) &&
         !member.patience.bears(item);
}

// Documents that somebody saw who should not have, or did not see who should have; nothing of them is left.
std::vector<std::size_t> Crew::misjudged(Transcript& transcript) {
  std::vector<std::size_t> out;
  for (std::size_t item = 0; item < transcript.items().size(); ++item) {
    const bool wrong = std::any_of(members_.begin(), members_.end(), [&](Member& member) {
      const bool speaking = !member.refused && speaks(*member.description, *transcript.items()[item].analysis);
      const bool asked = transcript.at(item, member.plugin).state != Said::Nothing;
      return speaking && asked == missed(member, item, transcript);
    });
    if (wrong) out.push_back(item);
  }
  for (const std::size_t item : out) {
    for (Member& member : members_) {
      transcript.at(item, member.plugin) = {};
      if (speaks(*member.description, *transcript.items()[item].analysis))
        member.patience.set(item, Patience::Outcome::Unknown);
    }
  }
  return out;
}

Result<void> Crew::run(Transcript& transcript, std::span<const std::size_t> todo,
                       std::span<const plugin_host::Names* const> names) {
  DocumentWork work(transcript, members_, todo, names);
  std::vector<std::future<Result<void>>> running;
  for (const auto& lane : lanes_) running.push_back(lane->run(work));
  for (auto& lane : running) lane.wait();  // all of them use `work`
  Result<void> outcome;
  for (auto& lane : running)
    if (auto done = lane.get(); !done && outcome) outcome = std::move(done);
  return outcome;
}

void Crew::add_names(std::vector<const plugin_host::Names*>& out) const {
  for (const auto& lane : lanes_) out.push_back(&lane->names());
}

plugin_host::Toll Crew::toll() const {
  plugin_host::Toll out;
  for (const auto& lane : lanes_) {
    out.workers += lane->toll().workers;
    out.timeouts += lane->toll().timeouts;
  }
  return out;
}

}  // namespace gainsay::extraction
