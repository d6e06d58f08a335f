// SPDX-License-Identifier: Apache-2.0
// How long the call that is under way in a worker has taken, as the host sees it. The worker only says which call that
// is (Progress::current), and a plugin may write there: it can make calls seem to follow each other, at most once per
// item and plugin, so a batch ends in any case.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace gainsay::plugin_host {

class CallClock {
 public:
  using Time = std::chrono::steady_clock::time_point;
  // `limits`: of each plugin of the worker. Between calls it is the worker's own work that takes time, `between` at
  // most.
  CallClock(std::vector<std::chrono::milliseconds> limits, std::chrono::milliseconds between, Time now);

  // Has the call that `current` names taken longer than its plugin may? To be asked often: a call counts from when it
  // was first seen.
  bool overdue(std::uint64_t current, Time now);

 private:
  std::vector<std::chrono::milliseconds> limits_;
  std::chrono::milliseconds between_;
  std::uint64_t furthest_ = 0;  // the call seen last, as item << 32 | plugin + 1
  Time since_;
};

}  // namespace gainsay::plugin_host
