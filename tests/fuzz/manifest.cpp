// SPDX-License-Identifier: Apache-2.0
// plugin.json, read before anything of the plugin is trusted: what is let through leads nowhere but into its folder.
#include "host/plugin_host/manifest.hpp"

#include <algorithm>
#include <filesystem>

#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

bool stays_inside(const std::string& file) {
  const auto path = std::filesystem::path(file).lexically_normal();
  return !file.empty() && path.is_relative() && std::find(path.begin(), path.end(), "..") == path.end();
}

void check_manifest(const plugin_host::Manifest& manifest) {
  property(manifest.id.size() >= 3 && manifest.id.find('.') != std::string::npos, "an id is a reverse domain name");
  property(manifest.id.find('/') == std::string::npos, "an id is no path");
  property(stays_inside(manifest.library) && manifest.library.find('/') == std::string::npos,
           "a library is a file of the plugin's folder");
  for (const auto& file : manifest.data) property(stays_inside(file), "a data file lies in the plugin's folder");
  property(manifest.messages.empty() || stays_inside(manifest.messages), "messages lie in the plugin's folder");
  property(manifest.limits.document_ms > 0 && manifest.limits.document_ms <= plugin_host::Limits{}.document_ms,
           "a manifest only lowers the time");
  property(manifest.limits.memory_mb > 0 && manifest.limits.memory_mb <= plugin_host::Limits{}.memory_mb,
           "a manifest only lowers the memory");
  property(is_text(manifest.name) && is_text(manifest.license), "what people are shown is UTF-8");
  const bool extractor = manifest.kind == plugin_host::Kind::Extractor;
  property(extractor != manifest.produces.empty(), "an extractor says what it produces, a verifier produces nothing");
}

}  // namespace

void run(std::string_view input) {
  const auto manifest = plugin_host::parse_manifest(input, "a/plugin");
  if (manifest) return check_manifest(*manifest);
  check_error(manifest.error());
  property(manifest.error().where == "a/plugin", "an error names the plugin");
  property(manifest.error().code == ErrorCode::Plugin, "a bad manifest is the plugin's fault");
}

}  // namespace gainsay::fuzz
