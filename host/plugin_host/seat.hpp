// SPDX-License-Identifier: Apache-2.0
// The place of a worker in a lane: one process after another, each with the same plugins loaded. Used by one thread,
// which must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "host/plugin_host/names.hpp"
#include "host/plugin_host/options.hpp"
#include "host/plugin_host/registry.hpp"
#include "host/plugin_host/worker_process.hpp"

namespace gainsay::plugin_host {

class Seat {
 public:
  // `refusals`: per plugin, why it is not to be loaded, "" when it is.
  Seat(const Options& options, std::vector<Plugin> plugins, std::vector<std::string> refusals);

  // Leaves a worker whose arenas have at least these sizes, and not much more, and that loaded the plugins. One that
  // dies while it loads a plugin loses that plugin: see refusals().
  Result<void> fill(std::size_t in_bytes, std::size_t out_bytes);
  void vacate() { worker_.reset(); }
  bool occupied() const { return worker_ && worker_->alive(); }
  WorkerProcess& worker() { return *worker_; }  // after fill(), until vacate()

  const std::vector<Plugin>& plugins() const { return plugins_; }
  const std::vector<std::string>& refusals() const { return refusals_; }
  std::uint64_t running() const;  // bits of the plugins that are loaded
  std::uint32_t next_sequence() { return ++sequence_; }
  // What plugins called things while they were loaded, and later: the lane adds to it.
  Names& names() { return names_; }
  const Names& names() const { return names_; }
  std::size_t workers_started() const { return workers_started_; }

 private:
  Result<void> start();
  Result<void> hello();
  bool read_refusals(std::size_t size);
  void refuse(std::size_t plugin, std::string reason) { refusals_[plugin] = std::move(reason); }

  const Options options_;
  const std::vector<Plugin> plugins_;
  std::vector<std::string> refusals_;
  Names names_;
  std::optional<WorkerProcess> worker_;
  WorkerProcess::Size size_;
  std::uint32_t sequence_ = 0;
  std::size_t workers_started_ = 0;
};

}  // namespace gainsay::plugin_host
