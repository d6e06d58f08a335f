// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/registry.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>

#include "gainsay/abi/version.h"
#include "gainsay/kit/hash.hpp"
#include "host/plugin_host/options.hpp"
#include "host/plugin_host/trust.hpp"

namespace gainsay::plugin_host {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t max_manifest_bytes = 256u << 10, max_library_bytes = 256u << 20;
constexpr const char* manifest_name = "plugin.json";

fs::path plugins_below(const fs::path& base) {
  return base / "gainsay" / "plugins" / std::to_string(GAINSAY_ABI_MAJOR);
}

Result<std::string> read_file(const fs::path& path, std::uintmax_t most) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return Error{ErrorCode::Plugin, path.filename().string() + " cannot be read", path.parent_path(), {}};
  if (size > most) return Error{ErrorCode::Plugin, path.filename().string() + " is too large", path.parent_path(), {}};
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad() || !in.is_open())
    return Error{ErrorCode::Plugin, path.filename().string() + " cannot be read", path.parent_path(), {}};
  return bytes;
}

bool is_bundled(const fs::path& directory) {
  std::error_code error;
  const fs::path ours = fs::canonical(plugins_below(program_prefix() / "lib"), error);
  return !error && fs::canonical(directory.parent_path(), error) == ours && !error;
}

Result<Plugin> read_plugin(const fs::path& directory) {
  if (auto trusted = check_trust(directory, manifest_name); !trusted) return trusted.error();
  auto json = read_file(directory / manifest_name, max_manifest_bytes);
  if (!json) return json.error();
  auto manifest = parse_manifest(*json, directory.string());
  if (!manifest) return manifest.error();
  Plugin plugin{*std::move(manifest), directory, {}, "{}", is_bundled(directory)};
  if (auto trusted = check_trust(directory, plugin.manifest.library); !trusted) return trusted.error();
  const auto library = read_file(plugin.library(), max_library_bytes);
  if (!library) return library.error();
  plugin.sha256 = kit::sha256_hex(*library);
  for (const auto& file : plugin.manifest.data) {
    std::error_code error;
    if (!fs::is_regular_file(directory / file, error))
      return Error{ErrorCode::Plugin, "data file \"" + file + "\" is missing", directory.string(), {}};
    if (auto trusted = check_trust(directory, file); !trusted) return trusted.error();
  }
  return plugin;
}

// The directories below (or at) a search directory that hold a manifest, sorted: readdir has no order.
std::vector<fs::path> plugin_directories(const fs::path& search) {
  std::error_code error;
  const fs::path root = fs::absolute(search, error).lexically_normal();
  if (fs::exists(root / manifest_name, error)) return {root};
  std::vector<fs::path> out;
  for (fs::directory_iterator it(root, error), end; !error && it != end; it.increment(error))
    if (std::error_code ignored; fs::exists(it->path() / manifest_name, ignored)) out.push_back(it->path());
  std::sort(out.begin(), out.end());
  return out;
}

model::PluginReport refused(const fs::path& directory, const Error& error) {
  return {directory.filename().string(), "", model::PluginState::Refused, directory.string() + ": " + error.message};
}

}  // namespace

fs::path program_prefix() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path().parent_path();
}

fs::path default_worker() { return program_prefix() / "bin" / "gainsay-worker"; }

std::vector<fs::path> search_path(const std::vector<fs::path>& extra) {
  std::vector<fs::path> out = extra;
  if (const char* listed = std::getenv("GAINSAY_PLUGIN_PATH")) {
    std::string_view rest = listed;
    while (!rest.empty()) {
      const fs::path entry = rest.substr(0, rest.find(':'));
      if (entry.is_absolute()) out.push_back(entry);
      rest = rest.find(':') == std::string_view::npos ? std::string_view{} : rest.substr(rest.find(':') + 1);
    }
  }
  const char* data_home = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  if (data_home && fs::path(data_home).is_absolute())
    out.push_back(plugins_below(data_home));
  else if (home && fs::path(home).is_absolute())
    out.push_back(plugins_below(fs::path(home) / ".local" / "share"));
  out.push_back(plugins_below(program_prefix() / "lib"));
  return out;
}

Discovery discover(const std::vector<fs::path>& search_path) {
  Discovery out;
  for (const auto& search : search_path) {
    for (const auto& directory : plugin_directories(search)) {
      const auto same_place = [&](const Plugin& p) { return p.directory == directory; };
      if (std::any_of(out.plugins.begin(), out.plugins.end(), same_place)) continue;  // one directory, searched twice
      auto plugin = read_plugin(directory);
      if (!plugin) {
        out.others.push_back(refused(directory, plugin.error()));
        continue;
      }
      const auto same_id = [&](const Plugin& p) { return p.manifest.id == plugin->manifest.id; };
      const auto first = std::find_if(out.plugins.begin(), out.plugins.end(), same_id);
      if (first != out.plugins.end()) {
        out.others.push_back({plugin->manifest.id, plugin->manifest.version, model::PluginState::Shadowed,
                              directory.string() + " is shadowed by " + first->directory.string()});
        continue;
      }
      out.plugins.push_back(*std::move(plugin));
    }
  }
  std::sort(out.plugins.begin(), out.plugins.end(),
            [](const Plugin& a, const Plugin& b) { return a.manifest.id < b.manifest.id; });
  return out;
}

model::Run run_of(const Plugin& plugin, const std::string& lexicon_hash) {
  const std::string config_hash = kit::blake2b_hex(plugin.config);
  return {kit::run_id(plugin.manifest.id, plugin.manifest.version, plugin.sha256, config_hash),
          plugin.manifest.id,
          plugin.manifest.version,
          plugin.sha256,
          config_hash,
          lexicon_hash};
}

}  // namespace gainsay::plugin_host
