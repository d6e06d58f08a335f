// SPDX-License-Identifier: Apache-2.0
// Provenance and silence: which plugin ran with what, what failed, what was left out and why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gainsay/base/ids.hpp"

namespace gainsay::model {

// One execution of one plugin version with one configuration: r = hash(plugin id, version, sha256, config hash).
struct Run {
  RunId id;
  std::string plugin, version;
  std::string plugin_sha256;  // of the shared object, hex
  std::string config_hash;    // BLAKE2b of the canonical JSON, hex
  std::string lexicon_hash;   // checksum of the compiled lexicon, hex
};

struct Failure {
  std::string path;
  std::string stage;  // "import", "analysis", "extraction", "verification", "store"
  std::optional<std::string> plugin;
  std::string code;  // to_string(ErrorCode)
  std::string reason;
};

struct Skipped {
  std::string stage, what, reason;
  std::uint64_t count = 1;
};

enum class PluginState : std::uint8_t { Ran, Refused, Quarantined, Untrusted, Shadowed };
constexpr const char* to_string(PluginState s) {
  constexpr const char* names[] = {"ran", "refused", "quarantined", "untrusted", "shadowed"};
  return names[static_cast<std::uint8_t>(s)];
}

struct PluginReport {
  std::string id, version;
  PluginState state = PluginState::Ran;
  std::optional<std::string> reason;
};

}  // namespace gainsay::model
