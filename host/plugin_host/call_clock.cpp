// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/call_clock.hpp"

#include <utility>

namespace gainsay::plugin_host {

CallClock::CallClock(std::vector<std::chrono::milliseconds> limits, std::chrono::milliseconds between, Time now)
    : limits_(std::move(limits)), between_(between), since_(now) {}

bool CallClock::overdue(std::uint64_t current, Time now) {
  const auto plugin = static_cast<std::uint32_t>(current);
  const bool in_call = plugin < limits_.size();
  // Between calls the clock runs on from the last of them.
  const std::uint64_t call = in_call ? current + 1 : furthest_;
  if (call > furthest_) {
    furthest_ = call;
    since_ = now;
  }
  return now - since_ > (in_call ? limits_[plugin] : between_);
}

}  // namespace gainsay::plugin_host
