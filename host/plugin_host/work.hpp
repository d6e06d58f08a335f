// SPDX-License-Identifier: Apache-2.0
// What a lane works on: numbered items that plugins are asked about.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "gainsay/base/error.hpp"
#include "host/plugin_host/frames.hpp"
#include "host/plugin_host/names.hpp"
#include "host/plugin_host/records.hpp"
#include "host/plugin_host/wire.hpp"

namespace gainsay::plugin_host {

// Several lanes may share one: every function may be called from any of their threads, but those with an item only from
// the one that got the item from next(). Plugins are numbered as the lane numbers them.
class Work {
 public:
  virtual ~Work() = default;
  virtual FrameType type() const = 0;
  // Index and Compare: the verifier and its shared block, sent ahead of each batch.
  virtual void pack_head(Packer& out) const { static_cast<void>(out); }
  virtual std::size_t head_bytes() const { return 0; }

  virtual std::optional<std::size_t> next() = 0;  // each item once
  // Bits of the plugins that are not to see it. Asked before every try: a plugin may be suspended meanwhile.
  virtual std::uint64_t skip(std::size_t item) = 0;
  virtual std::size_t weight(std::size_t item) const = 0;  // bytes of text or rows: a batch holds 256 kB of them
  virtual std::size_t in_bytes(std::size_t item) const = 0;
  virtual std::size_t out_bytes(std::size_t item) const = 0;  // an arena of this size is surely enough
  virtual void pack(std::size_t item, std::uint64_t skip, Packer& out) const = 0;
  // How often an item is tried before the plugin that a worker died in is given up for it.
  virtual int tries(std::size_t) const { return 2; }  // a crash may be bad luck once

  // The records of an item that is done, names and logs taken out. False: they make no sense (the worker is damaged).
  virtual bool accept(std::size_t item, std::span<const ReceivedRecord> records, const Names& names) = 0;
  // A plugin, or an unknown one (no_plugin), that was given up for this item; accept() follows with what the others
  // made, unless `plugin` is no_plugin.
  virtual void fail(std::size_t item, std::uint32_t plugin, ErrorCode code, const std::string& reason) = 0;
};

}  // namespace gainsay::plugin_host
