// SPDX-License-Identifier: Apache-2.0
// A lane: one worker after another, fed with batches. It restarts a worker that died, finds out which item and which
// plugin did it, tries that item once more alone, and gives it up for that plugin when it happens again. Everything
// else goes on.
#pragma once

#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gainsay/base/error.hpp"
#include "gainsay/base/result.hpp"
#include "host/plugin_host/frames.hpp"
#include "host/plugin_host/names.hpp"
#include "host/plugin_host/options.hpp"
#include "host/plugin_host/records.hpp"
#include "host/plugin_host/registry.hpp"
#include "host/plugin_host/wire.hpp"

namespace gainsay::plugin_host {

// What a lane works on. Several lanes may share one: every function may be called from any of their threads, but those
// with an item only from the one that got the item from next().
class Work {
 public:
  virtual ~Work() = default;
  virtual FrameType type() const = 0;
  // Index and Compare: the verifier and its shared block, sent ahead of each batch.
  virtual void pack_head(Packer& out) const { static_cast<void>(out); }
  virtual std::size_t head_bytes() const { return 0; }

  virtual std::optional<std::size_t> next() = 0;           // each item once
  virtual std::uint64_t skip(std::size_t item) const = 0;  // bits of the plugins that are not to see it
  virtual std::size_t weight(std::size_t item) const = 0;  // bytes of text or rows: a batch holds 256 kB of them
  virtual std::size_t in_bytes(std::size_t item) const = 0;
  virtual std::size_t out_bytes(std::size_t item) const = 0;  // an arena of this size is surely enough
  virtual void pack(std::size_t item, std::uint64_t skip, Packer& out) const = 0;

  // The records of an item that is done, names and logs taken out. False: they make no sense (the worker is damaged).
  virtual bool accept(std::size_t item, std::span<const ReceivedRecord> records, const Names& names) = 0;
  // A plugin, or an unknown one (no_plugin), that was given up for this item; accept() follows with what the others
  // made, unless `plugin` is no_plugin.
  virtual void fail(std::size_t item, std::uint32_t plugin, ErrorCode code, const std::string& reason) = 0;
};

class Lane {
 public:
  // Starts a worker with all of `plugins`; those that do not load are marked in refusals() and never called.
  static Result<std::unique_ptr<Lane>> start(const Options& options, std::vector<Plugin> plugins);
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  // Per plugin: why it does not run, "" when it does. Constant after start().
  const std::vector<std::string>& refusals() const;
  const std::vector<Plugin>& plugins() const;

  // Works on `work`, which must outlive the result, until it has no next item. One call at a time. An error: no worker
  // can be started any more.
  std::future<Result<void>> run(Work& work);
  // Names that plugins gave to terms. Not while run() is under way.
  const Names& names() const;

 private:
  class Impl;
  explicit Lane(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gainsay::plugin_host
