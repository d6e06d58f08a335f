// SPDX-License-Identifier: Apache-2.0
// Plugins that share a worker, with a lane for each of the workers that do the same side by side.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "host/extraction/document_work.hpp"
#include "host/plugin_host/lane.hpp"

namespace gainsay::extraction {

class Crew {
 public:
  // `members`: indices into `plugins`, which are borrowed. What one lane cannot load no other one tries.
  static Result<Crew> start(const plugin_host::Options& options, const std::vector<plugin_host::Plugin>& plugins,
                            const std::vector<std::size_t>& members, std::span<const RunId> runs);

  // Puts into `transcript` what the members say of every document. The result does not depend on the number of lanes:
  // what was done before a suspension came to be known, for documents behind it, is done again without the plugin.
  Result<void> run(Transcript& transcript, std::span<const plugin_host::Names* const> names);

  const std::vector<Member>& members() const { return members_; }
  const std::string& refusal(std::size_t member) const { return refusals_[member]; }  // "" when it runs
  void add_names(std::vector<const plugin_host::Names*>& out) const;
  plugin_host::Toll toll() const;

 private:
  Result<void> run(Transcript& transcript, std::span<const std::size_t> todo,
                   std::span<const plugin_host::Names* const> names);
  void conclude(Member& member, Transcript& transcript) const;
  std::vector<std::size_t> misjudged(Transcript& transcript);
  bool missed(Member& member, std::size_t item, const Transcript& transcript) const;

  std::vector<Member> members_;
  std::vector<std::string> refusals_;
  std::vector<std::unique_ptr<plugin_host::Lane>> lanes_;  // none when nobody runs
};

}  // namespace gainsay::extraction
