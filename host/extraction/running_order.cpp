// SPDX-License-Identifier: Apache-2.0
#include "host/extraction/running_order.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "host/plugin_host/frames.hpp"

namespace gainsay::extraction {

namespace {

using plugin_host::Plugin;

constexpr const char* claim_layer = "claim";  // not a layer: any number of extractors may emit claims

bool precedes(const Plugin& a, const Plugin& b) {
  return std::tuple(!a.bundled, std::string_view(a.manifest.id)) <
         std::tuple(!b.bundled, std::string_view(b.manifest.id));
}

using Producers = std::map<std::string, std::size_t>;  // layer -> index of its producer

// `plugins` stand in the order in which they have a right to their layers.
std::vector<Plugin> with_layers_of_their_own(std::vector<Plugin> plugins, RunningOrder& order) {
  std::map<std::string, std::string> taken;  // layer -> id of its producer
  std::vector<Plugin> out;
  for (auto& plugin : plugins) {
    const auto& layers = plugin.manifest.produces;
    const auto twice =
        std::find_if(layers.begin(), layers.end(), [&](const auto& layer) { return taken.contains(layer); });
    if (twice != layers.end()) {
      std::string why = taken[*twice] + " and " + plugin.manifest.id + " both produce the layer \"" + *twice +
                        "\", and the first has it; take one of them away";
      order.refused.emplace_back(std::move(plugin), std::move(why));
      continue;
    }
    for (const auto& layer : layers)
      if (layer != claim_layer) taken.emplace(layer, plugin.manifest.id);
    out.push_back(std::move(plugin));
  }
  return out;
}

// Whom each plugin waits for.
std::vector<std::vector<std::size_t>> needs_of(const std::vector<Plugin>& plugins) {
  Producers producers;
  for (std::size_t i = 0; i < plugins.size(); ++i)
    for (const auto& layer : plugins[i].manifest.produces)
      if (layer != claim_layer) producers.emplace(layer, i);
  std::vector<std::vector<std::size_t>> needs(plugins.size());
  for (std::size_t i = 0; i < plugins.size(); ++i) {
    for (const auto& layer : plugins[i].manifest.consumes) {
      const auto found = producers.find(layer);
      if (found != producers.end()) needs[i].push_back(found->second);
    }
  }
  return needs;
}

// Walking from any plugin that is left to one it waits for ends in a cycle: its members.
std::vector<std::size_t> cycle(const std::vector<std::vector<std::size_t>>& needs, const std::vector<bool>& placed) {
  std::size_t at = 0;
  while (placed[at]) ++at;
  const auto waited_for = [&](std::size_t i) {
    return *std::find_if(needs[i].begin(), needs[i].end(), [&](std::size_t n) { return !placed[n]; });
  };
  for (std::size_t steps = 0; steps < needs.size(); ++steps) at = waited_for(at);
  std::vector<std::size_t> out{at};
  for (std::size_t next = waited_for(at); next != at; next = waited_for(next)) out.push_back(next);
  return out;
}

// Kahn's algorithm; of those that are ready the first in `plugins` goes first. What is left over waits in a circle.
std::vector<std::size_t> place(const std::vector<std::vector<std::size_t>>& needs, std::vector<bool>& placed) {
  std::vector<std::size_t> out;
  for (;;) {
    std::size_t next = 0;
    const auto ready = [&](std::size_t i) {
      return !placed[i] && std::all_of(needs[i].begin(), needs[i].end(), [&](std::size_t n) { return placed[n]; });
    };
    while (next < needs.size() && !ready(next)) ++next;
    if (next == needs.size()) return out;
    placed[next] = true;
    out.push_back(next);
  }
}

}  // namespace

RunningOrder running_order(std::vector<Plugin> extractors) {
  RunningOrder order;
  std::sort(extractors.begin(), extractors.end(), precedes);
  auto plugins = with_layers_of_their_own(std::move(extractors), order);
  for (;;) {
    const auto needs = needs_of(plugins);
    std::vector<bool> placed(plugins.size());
    const auto sequence = place(needs, placed);
    if (sequence.size() == plugins.size()) {
      for (const std::size_t i : sequence) order.plugins.push_back(std::move(plugins[i]));
      break;
    }
    const auto members = cycle(needs, placed);
    const std::size_t last = *std::max_element(members.begin(), members.end());  // they stand by precedence
    const std::size_t other = last == members.front() ? members.back() : members.front();
    std::string why = plugins[other].manifest.id + " and " + plugins[last].manifest.id +
                      " wait for each other: each consumes, directly or through others, what the other produces";
    order.refused.emplace_back(std::move(plugins[last]), std::move(why));
    plugins.erase(plugins.begin() + static_cast<std::ptrdiff_t>(last));
  }
  std::sort(order.refused.begin(), order.refused.end(),
            [](const auto& a, const auto& b) { return a.first.manifest.id < b.first.manifest.id; });
  return order;
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

std::vector<std::vector<std::size_t>> crews(const std::vector<Plugin>& plugins) {
  std::vector<std::vector<std::size_t>> out;
  for (std::size_t i = 0; i < plugins.size(); ++i) {
    const bool joins =
        i > 0 && plugins[i].bundled && plugins[i - 1].bundled && out.back().size() < plugin_host::max_plugins;
    if (!joins) out.emplace_back();
    out.back().push_back(i);
  }
  return out;
}

}  // namespace gainsay::extraction
