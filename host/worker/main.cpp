// SPDX-License-Identifier: Apache-2.0
// gainsay-worker ADDRESS_SPACE_BYTES: the process that loads plugins. Started by gainsay with its descriptors in place
// (host/plugin_host/frames.hpp); of no use to people.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>

#include <unistd.h>

#include "host/plugin_host/frames.hpp"
#include "host/worker/confinement.hpp"
#include "host/worker/server.hpp"

namespace {

using gainsay::Result;
using gainsay::plugin_host::Arena;
using gainsay::plugin_host::Descriptor;

Result<void> serve(std::uint64_t address_space) {
  if (auto confined = gainsay::worker::confine(address_space); !confined) return confined;
  auto in = Arena::open(Descriptor(gainsay::plugin_host::worker_in), false);
  if (!in) return in.error();
  auto out = Arena::open(Descriptor(gainsay::plugin_host::worker_out), true);
  if (!out) return out.error();
  // Never destroyed: plugins may still have threads that use it.
  auto* server = new gainsay::worker::Server(*std::move(in), *std::move(out), gainsay::plugin_host::worker_socket);
  return server->run();
}

}  // namespace

int main(int argc, char* argv[]) {
  std::uint64_t address_space = 0;
  if (argc != 2 || std::from_chars(argv[1], argv[1] + std::strlen(argv[1]), address_space).ec != std::errc{}) {
    std::fputs("gainsay-worker is started by gainsay\n", stderr);
    return 2;
  }
  int status = 0;
  try {
    if (const auto served = serve(address_space); !served) {
      std::fprintf(stderr, "gainsay-worker: %s %s\n", served.error().message.c_str(), served.error().where.c_str());
      status = 1;
    }
  } catch (const std::exception& e) {
    std::fprintf(stderr, "gainsay-worker: %s\n", e.what());
    status = 1;
  }
  // Destructors of plugins never run: their order is nobody's promise.
  _exit(status);
}
