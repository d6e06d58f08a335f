// SPDX-License-Identifier: Apache-2.0
// Loads one plugin and makes its instance. Nothing is ever unloaded (design note: GNU_UNIQUE, thread_local).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "gainsay/abi/extractor.h"
#include "gainsay/abi/verifier.h"
#include "gainsay/base/result.hpp"
#include "host/plugin_host/wire.hpp"
#include "host/worker/services.hpp"

namespace gainsay::worker {

struct PluginSpec {   // as the host describes it in Hello
  bool skip = false;  // known to be unusable: keep its number, do not load it
  bool verifier = false;
  std::string id, version, library, config;
  std::vector<std::pair<std::string, std::string>> data;  // name, path
  std::vector<gainsay_term> produces;                     // layers
  bool produces_claims = false;
  std::vector<gainsay_term> consumes;
};

bool unpack(plugin_host::Unpacker& in, PluginSpec& out);

struct LoadedPlugin {
  PluginSpec spec;
  std::shared_ptr<void> library;  // kept as long as the process: the server is never destroyed
  std::unique_ptr<PluginHost> host;
  std::string refusal;                           // why it does not run, when that is known before it is loaded
  const gainsay_extractor* extractor = nullptr;  // one of the two, with its instance, when the plugin runs
  const gainsay_verifier* verifier = nullptr;
  gainsay_instance* instance = nullptr;
};

// Fills in a plugin whose spec and host are set and whose data is mapped. Each cause of refusal has its own text.
Result<void> load(LoadedPlugin& plugin);

}  // namespace gainsay::worker
