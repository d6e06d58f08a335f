// SPDX-License-Identifier: Apache-2.0
// A lane: one worker after another, fed with batches. It restarts a worker that died, finds out which item and which
// plugin did it, tries that item once more alone in a fresh worker, and gives it up for that plugin when it happens
// again. Everything else goes on. So does an item on which a plugin ran out of memory: what earlier items leaked is not
// this item's doing. A plugin that twice took too long in a used worker, but not in a fresh one, gets a fresh worker
// for every item from then on: that costs milliseconds, waiting for it costs seconds.
//
// A result is copied out of the shared memory once, every length is read once, and what is read is the copy: a plugin
// may write there at any time.
#pragma once

#include <cstddef>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "host/plugin_host/names.hpp"
#include "host/plugin_host/options.hpp"
#include "host/plugin_host/registry.hpp"
#include "host/plugin_host/work.hpp"

namespace gainsay::plugin_host {

// What faults cost: processes, and calls that were waited for in vain.
struct Toll {
  std::size_t workers = 0;   // started
  std::size_t timeouts = 0;  // calls that were cut off
};

class Lane {
 public:
  // Starts a worker with all of `plugins`; those that do not load are marked in refusals() and never called.
  // `refusals`: what is known already of some of them, for instance from another lane; empty: nothing.
  static Result<std::unique_ptr<Lane>> start(const Options& options, std::vector<Plugin> plugins,
                                             std::vector<std::string> refusals = {});
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
  Toll toll() const;  // likewise

 private:
  class Impl;
  explicit Lane(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gainsay::plugin_host
