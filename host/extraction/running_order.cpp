// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "host/extraction/extraction.hpp"

namespace gainsay::extraction {

namespace {

using plugin_host::Plugin;

constexpr const char* claim_layer = "claim";  // not a layer: any number of extractors may emit claims

Error refused(std::string message) { return {ErrorCode::Plugin, std::move(message), {}, {}}; }

// layer -> index of its producer
Result<std::map<std::string, std::size_t>> producers(const std::vector<Plugin>& plugins) {
  std::map<std::string, std::size_t> out;
  for (std::size_t i = 0; i < plugins.size(); ++i) {
    for (const auto& layer : plugins[i].manifest.produces) {
      if (layer == claim_layer) continue;
      const auto [at, fresh] = out.emplace(layer, i);
      if (!fresh)
        return refused(plugins[at->second].manifest.id + " and " + plugins[i].manifest.id +
                       " both produce the layer \"" + layer + "\"; switch one of them off");
    }
  }
  return out;
}

}  // namespace

Result<std::vector<Plugin>> running_order(std::vector<Plugin> plugins) {
  std::sort(plugins.begin(), plugins.end(),
            [](const Plugin& a, const Plugin& b) { return a.manifest.id < b.manifest.id; });
  const auto producer = producers(plugins);
  if (!producer) return producer.error();
  std::vector<std::vector<std::size_t>> needs(plugins.size());
  for (std::size_t i = 0; i < plugins.size(); ++i) {
    for (const auto& layer : plugins[i].manifest.consumes) {
      const auto found = producer->find(layer);
      if (found != producer->end()) needs[i].push_back(found->second);
    }
  }
  // Kahn's algorithm; of those that are ready the smallest id goes first.
  std::vector<Plugin> out;
  std::vector<bool> placed(plugins.size());
  while (out.size() < plugins.size()) {
    std::size_t next = 0;
    const auto ready = [&](std::size_t i) {
      return !placed[i] && std::all_of(needs[i].begin(), needs[i].end(), [&](std::size_t n) { return placed[n]; });
    };
    while (next < plugins.size() && !ready(next)) ++next;
    if (next == plugins.size()) {
      // Walking from any plugin that is left to one it waits for ends in a cycle.
      std::size_t at = 0;
      while (placed[at]) ++at;
      const auto waited_for = [&](std::size_t i) {
        return *std::find_if(needs[i].begin(), needs[i].end(), [&](std::size_t n) { return !placed[n]; });
      };
      for (std::size_t steps = 0; steps < plugins.size(); ++steps) at = waited_for(at);
      return refused(plugins[at].manifest.id + " and " + plugins[waited_for(at)].manifest.id +
                     " wait for each other: each consumes, directly or through others, what the other produces");
    }
    placed[next] = true;
    out.push_back(plugins[next]);
  }
  return out;
}

std::string unproduced_layers(const Plugin& plugin, const std::vector<Plugin>& plugins) {
  std::string out;
  for (const auto& layer : plugin.manifest.consumes) {
    const bool produced = std::any_of(plugins.begin(), plugins.end(), [&](const Plugin& other) {
      const auto& layers = other.manifest.produces;
      return std::find(layers.begin(), layers.end(), layer) != layers.end();
    });
    if (!produced) out += (out.empty() ? "" : ", ") + layer;
  }
  return out;
}

}  // namespace gainsay::extraction
