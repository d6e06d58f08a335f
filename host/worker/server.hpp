// SPDX-License-Identifier: Apache-2.0
// Answers the host's frames until the socket closes (host/plugin_host/frames.hpp).
#pragma once

#include <vector>

#include <sys/types.h>

#include "gainsay/base/result.hpp"
#include "host/plugin_host/frames.hpp"
#include "host/worker/loader.hpp"
#include "host/worker/services.hpp"

namespace gainsay::worker {

class Server {
 public:
  Server(plugin_host::Arena in, plugin_host::Arena out, int socket);
  // Returns when the host is gone; an error is a frame that makes no sense.
  Result<void> run();

 private:
  Result<void> hello(const plugin_host::Frame& frame);
  Result<void> batch(const plugin_host::Frame& frame);
  Result<void> answer(const plugin_host::Frame& question, plugin_host::FrameType type, std::uint64_t count,
                      std::size_t size);
  plugin_host::Unpacker payload(const plugin_host::Frame& frame) const;
  bool unpack_given(plugin_host::Unpacker& in, std::vector<plugin_host::UnpackedMention>& out);
  void load_all(plugin_host::Packer& out);

  plugin_host::Arena in_, out_;
  int socket_;
  plugin_host::Progress& progress_;
  ino_t socket_inode_;
  Services services_;
  std::vector<LoadedPlugin> plugins_;
};

}  // namespace gainsay::worker
