// SPDX-License-Identifier: Apache-2.0
// One batch in the making: where its records go and how far it is. Shared by the two kinds of calls.
#pragma once

#include <cstdint>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

#include "host/plugin_host/frames.hpp"
#include "host/plugin_host/wire.hpp"

namespace gainsay::worker {

// 0 when it is closed: no socket has that number.
inline ino_t inode_of(int descriptor) {
  struct stat status {};
  return fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

struct Batch {
  plugin_host::Progress& progress;
  ino_t socket_inode;  // inode_of(worker_socket) before any plugin ran
  plugin_host::Packer out;
  std::uint64_t item = 0;

  // Between these two the host's clock runs for this call and a crash is this plugin's.
  void enter(std::uint32_t plugin) { progress.current.store(item << 32 | plugin, std::memory_order_release); }
  void leave() {
    // A plugin that closed our connection, or put something else in its place, is found out while it is still the one
    // to blame.
    if (inode_of(plugin_host::worker_socket) != socket_inode) _exit(1);
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
