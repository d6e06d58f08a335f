// SPDX-License-Identifier: Apache-2.0
// What a worker wrote about one item, taken apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "host/plugin_host/names.hpp"
#include "host/plugin_host/wire.hpp"

namespace gainsay::plugin_host {

struct ReceivedRecord {
  RecordKind kind{};
  std::uint32_t plugin = 0;
  std::span<const std::byte> body;  // borrows the bytes that were read
};

// Splits `bytes`, a private copy, into records; names go into `names`, after a check. False: they make no sense.
bool read_records(std::span<const std::byte> bytes, Names& names, std::vector<ReceivedRecord>& out);

}  // namespace gainsay::plugin_host
