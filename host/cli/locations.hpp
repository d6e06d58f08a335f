// SPDX-License-Identifier: Apache-2.0
// Where the program finds its data: relative to the executable, the same in the build tree and after install.
#pragma once

#include <filesystem>
#include <vector>

#include "gainsay/base/result.hpp"
#include "host/cli/options.hpp"

namespace gainsay::cli {

struct Locations {
  std::filesystem::path worker;                    // bin/gainsay-worker
  std::filesystem::path lexicon;                   // the compiled lexicon
  std::filesystem::path languages;                 // folder of the language files, for their tests
  std::filesystem::path labels;                    // folder of the card's labels, one file per reader's language
  std::filesystem::path templates;                 // folder of the plugin templates, one per kind
  std::filesystem::path package;                   // what CMake needs to build a plugin
  std::vector<std::filesystem::path> plugin_dirs;  // the first that holds an id wins
};

// Plugins: --plugin-dir alone when given, else plugin_host::search_path. NotFound when the installation is incomplete;
// Usage when GAINSAY_PLUGIN_PATH names a relative folder.
Result<Locations> find_locations(const Options& options);

}  // namespace gainsay::cli
