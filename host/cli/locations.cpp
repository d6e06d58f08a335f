// SPDX-License-Identifier: Apache-2.0
#include "host/cli/locations.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "gainsay/base/printable.hpp"
#include "host/plugin_host/options.hpp"
#include "host/plugin_host/registry.hpp"

namespace gainsay::cli {

namespace {

// search_path() passes over what is not absolute; whoever wrote it should hear of it.
Result<void> check_plugin_path() {
  const char* listed = std::getenv("GAINSAY_PLUGIN_PATH");
  for (std::string_view rest = listed ? listed : ""; !rest.empty();) {
    const auto entry = rest.substr(0, rest.find(':'));
    if (!entry.empty() && entry.front() != '/')
      return Error{ErrorCode::Usage, "is not an absolute folder in GAINSAY_PLUGIN_PATH", printable(entry),
                   "put $PWD/ before it"};
    rest.remove_prefix(std::min(rest.size(), entry.size() + 1));
  }
  return {};
}

}  // namespace

Result<Locations> find_locations(const Options& options) {
  namespace fs = std::filesystem;
  const auto share = plugin_host::program_prefix() / "share/gainsay";
  Locations found;
  found.worker = plugin_host::default_worker();
  found.lexicon = share / "lexicon/gainsay.lexicon";
  found.languages = share / "languages";
  found.labels = share / "labels";
  found.templates = share / "template";
  found.package = plugin_host::program_prefix() / "lib/cmake/Gainsay";
  std::error_code error;
  for (const auto& dir : options.plugin_dirs) {
    if (!fs::is_directory(dir, error)) return Error{ErrorCode::NotFound, "no such plugin folder", dir, ""};
    found.plugin_dirs.push_back(fs::absolute(dir, error));
  }
  if (options.plugin_dirs.empty()) {
    if (const auto checked = check_plugin_path(); !checked) return checked.error();
    found.plugin_dirs = plugin_host::search_path({});
  }
  for (const auto& part : {found.worker, found.lexicon, found.languages, found.labels})
    if (!fs::exists(part, error))
      return Error{ErrorCode::NotFound, "a part of the installation is missing", part.string(),
                   "build or install Gainsay again"};
  return found;
}

}  // namespace gainsay::cli
