// SPDX-License-Identifier: Apache-2.0
// Discovery: which plugins there are and which of them may run. Reads plugin.json and hashes the library; loads
// nothing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gainsay/model/run.hpp"
#include "host/plugin_host/manifest.hpp"

namespace gainsay::plugin_host {

struct Plugin {
  Manifest manifest;
  std::filesystem::path directory;  // absolute
  std::string sha256;               // of the library, hex
  std::string config = "{}";        // canonical JSON for `create`
  bool bundled = false;             // stands beside this program: shares a worker with its like
  std::filesystem::path library() const { return directory / manifest.library; }
  std::filesystem::path messages() const {
    return directory / manifest.messages;
  }  // only if manifest.messages is not ""
};

struct Discovery {
  std::vector<Plugin> plugins;  // sorted by id; each id once
  std::vector<model::PluginReport>
      others;  // refused or shadowed, with the reason; in the order in which they were found
};

// The directories to search, in order: `extra` (--plugin-dir), GAINSAY_PLUGIN_PATH (absolute entries only),
// $XDG_DATA_HOME/gainsay/plugins/1, <prefix of the running program>/lib/gainsay/plugins/1.
std::vector<std::filesystem::path> search_path(const std::vector<std::filesystem::path>& extra);

// A search directory holds one directory per plugin, or is itself a plugin's directory. Of two plugins with one id the
// first wins; the other is listed as shadowed. A search directory that does not exist holds nothing. Refused is what
// people other than the caller, root and the owner of this program could have written: see trust.hpp.
Discovery discover(const std::vector<std::filesystem::path>& search_path);

// Provenance of what a plugin makes. `lexicon_hash` is Lexicon::checksum().
model::Run run_of(const Plugin& plugin, const std::string& lexicon_hash);

}  // namespace gainsay::plugin_host
