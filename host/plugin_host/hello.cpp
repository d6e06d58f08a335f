// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/hello.hpp"

#include <algorithm>

#include "gainsay/kit/hash.hpp"

namespace gainsay::plugin_host {

namespace {

constexpr const char* claim_layer = "claim";  // the manifest's word for "emits claims"

void pack_flag(Packer& out, bool set) { out.value(std::uint64_t{set ? 1u : 0u}); }

void pack_layers(Packer& out, const std::vector<std::string>& layers) {
  std::vector<gainsay_term> terms;
  for (const auto& layer : layers) terms.push_back(kit::term(layer).value);
  out.list(terms.data(), terms.size());
}

void pack_plugin(Packer& out, const Plugin& plugin, bool refused) {
  const Manifest& m = plugin.manifest;
  pack_flag(out, refused);
  pack_flag(out, m.kind == Kind::Verifier);
  pack_flag(out, std::find(m.produces.begin(), m.produces.end(), claim_layer) != m.produces.end());
  out.text(std::string_view(m.id));
  out.text(std::string_view(m.version));
  out.text(std::string_view(plugin.library().native()));
  out.text(std::string_view(plugin.config));
  out.value(std::uint64_t{m.data.size()});
  for (const auto& file : m.data) {
    out.text(std::string_view(file));
    out.text(std::string_view((plugin.directory / file).native()));
  }
  pack_layers(out, m.produces);
  pack_layers(out, m.consumes);
}

}  // namespace

std::size_t pack_hello(const Options& options, const std::vector<Plugin>& plugins,
                       const std::vector<std::string>& refusals, Packer& out) {
  out.text(std::string_view(options.lexicon.native()));
  for (std::size_t i = 0; i < plugins.size(); ++i) pack_plugin(out, plugins[i], !refusals[i].empty());
  return out.size();
}

}  // namespace gainsay::plugin_host
