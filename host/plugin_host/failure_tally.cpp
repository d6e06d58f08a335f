// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/failure_tally.hpp"

#include <algorithm>

namespace gainsay::plugin_host {

namespace {
std::string counted(std::uint64_t count, const char* before, const std::string& unit) {
  return std::to_string(count) + before + unit + (count == 1 ? "" : "s");
}

constexpr std::size_t most_reasons = 32;  // a plugin words some of them itself
}  // namespace

void FailureTally::add(const std::string& place, ErrorCode code, const std::string& reason) {
  const auto alike = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& e) { return e.code == code && e.reason == reason; });
  if (alike != entries_.end())
    ++alike->further;
  else if (entries_.size() < most_reasons)
    entries_.push_back({place, code, reason, 0});
  else
    ++entries_.back().further;
}

void FailureTally::add_missed(std::uint64_t count, std::size_t faults) {
  if (count != 0)
    entries_.push_back({counted(count, " ", unit_), ErrorCode::Plugin,
                        "not asked about: suspended after it failed " + std::to_string(faults) + " times", 0});
}

std::vector<model::Failure> FailureTally::failures() const {
  std::vector<model::Failure> out;
  for (const auto& e : entries_) {
    const std::string further =
        e.further == 0 ? std::string() : " (and on " + counted(e.further, " further ", unit_) + ")";
    out.push_back({e.place, "verification", plugin_, to_string(e.code), e.reason + further});
  }
  return out;
}

}  // namespace gainsay::plugin_host
