// SPDX-License-Identifier: Apache-2.0
// One batch in the making: where its records go and how far it is. Shared by the two kinds of calls.
#pragma once

#include <cstdint>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

#include "host/plugin_host/frames.hpp"
#include "host/plugin_host/wire.hpp"

namespace gainsay::worker {

struct Batch {
  plugin_host::Progress& progress;
  plugin_host::Packer out;
  std::uint64_t item = 0;

  // Between these two the host's clock runs for this call and a crash is this plugin's.
  void enter(std::uint32_t plugin) {
    progress.started.store(plugin_host::steady_now(), std::memory_order_relaxed);
    progress.current.store(item << 32 | plugin, std::memory_order_release);
  }
  void leave() {
    // A plugin that closed our connection is found out while it is still the one to blame.
    if (fcntl(plugin_host::worker_socket, F_GETFD) < 0) _exit(1);
    idle();
  }
  void idle() { progress.current.store(item << 32 | plugin_host::no_plugin, std::memory_order_release); }

  void write_status(std::uint32_t plugin, std::int64_t status, std::string_view why) {
    plugin_host::RecordWriter record(out, plugin_host::RecordKind::Status, plugin);
    out.value(status);
    out.text(why);
  }
};

// How a call for one item ended.
enum class Outcome {
  Written,
  Full,  // the out arena has no room: nothing of this item counts
};

}  // namespace gainsay::worker
