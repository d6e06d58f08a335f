// SPDX-License-Identifier: Apache-2.0
// Failures of a verifier that may be many and alike: each reason once, with the first place and a count.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gainsay/base/error.hpp"
#include "gainsay/model/run.hpp"

namespace gainsay::plugin_host {

class FailureTally {
 public:
  // `unit`: what a place is: "claim".
  FailureTally(std::string plugin, std::string unit) : plugin_(std::move(plugin)), unit_(std::move(unit)) {}
  void add(const std::string& place, ErrorCode code, const std::string& reason);
  // `count` units that a suspended verifier was not asked about, after it had failed `faults` times.
  void add_missed(std::uint64_t count, std::size_t faults);
  // In the order in which the reasons came.
  std::vector<model::Failure> failures() const;

 private:
  struct Entry {
    std::string place;
    ErrorCode code;
    std::string reason;
    std::uint64_t further = 0;
  };
  std::string plugin_, unit_;
  std::vector<Entry> entries_;
};

}  // namespace gainsay::plugin_host
