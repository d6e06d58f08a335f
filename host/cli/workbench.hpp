// SPDX-License-Identifier: Apache-2.0
// What every command that reads text stands on: the installation's data, the plugins that may run, and their workers
// once somebody needs them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "host/cli/locations.hpp"
#include "host/cli/names.hpp"
#include "host/cli/options.hpp"
#include "host/disagreement/card.hpp"
#include "host/extraction/extraction.hpp"
#include "host/plugin_host/registry.hpp"
#include "host/plugin_host/verifier_client.hpp"

namespace gainsay::cli {

class Workbench {
 public:
  // Finds and maps the lexicon and reads the plugins' manifests; starts no worker.
  static Result<Workbench> open(const Options& options);
  Workbench(Workbench&&) noexcept;
  ~Workbench();

  const Locations& locations() const;
  const kit::Lexicon& lexicon() const;
  const plugin_host::Discovery& discovery() const;

  Result<extraction::Extraction> start_extraction() const;
  Result<plugin_host::VerifierClient> start_verifiers() const;
  // Of all verifiers, also of those that do not run: stored links want their words. Those of a plugin that is not
  // bundled and whose messages are not in order are left out.
  Result<disagreement::MessagesOf> load_messages() const;

 private:
  struct State;
  explicit Workbench(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gainsay::cli
