// SPDX-License-Identifier: Apache-2.0
// Who runs when: extractors in the order that their layers imply, and in crews that share a worker.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "host/plugin_host/registry.hpp"

namespace gainsay::extraction {

struct RunningOrder {
  std::vector<plugin_host::Plugin> plugins;                          // those that may run
  std::vector<std::pair<plugin_host::Plugin, std::string>> refused;  // the others, with the reason; by id
};

// Each plugin after the producers of what it consumes; else the bundled ones first, then by id. A consumed layer that
// nobody produces is empty. Refused with the names of both sides is the second producer of a layer (a bundled one is
// the first, else the smaller id), and, of plugins that wait for each other, one after the other (not a bundled one
// while there is another, the largest id first) until the rest can run.
RunningOrder running_order(std::vector<plugin_host::Plugin> extractors);

// The layers that `plugin` consumes and none of `plugins` produces, separated by ", ".
std::string unproduced_layers(const plugin_host::Plugin& plugin, const std::vector<plugin_host::Plugin>& plugins);

// Indices into plugins in running order: bundled neighbours share a worker, each other plugin has one of its own.
std::vector<std::vector<std::size_t>> crews(const std::vector<plugin_host::Plugin>& plugins);

}  // namespace gainsay::extraction
