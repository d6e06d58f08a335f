// SPDX-License-Identifier: Apache-2.0
// The first question to a worker: load these plugins.
#pragma once

#include <string>
#include <vector>

#include "host/plugin_host/options.hpp"
#include "host/plugin_host/registry.hpp"
#include "host/plugin_host/wire.hpp"

namespace gainsay::plugin_host {

// Packs the payload of FrameType::Hello; the worker's loader.cpp reads it. A plugin whose refusal is not empty keeps
// its number and is not loaded. The packed size.
std::size_t pack_hello(const Options& options, const std::vector<Plugin>& plugins,
                       const std::vector<std::string>& refusals, Packer& out);

}  // namespace gainsay::plugin_host
