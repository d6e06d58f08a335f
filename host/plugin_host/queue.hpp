// SPDX-License-Identifier: Apache-2.0
// What a lane has still to do: fresh items of its work, and those that come back.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "host/plugin_host/work.hpp"

namespace gainsay::plugin_host {

struct Pending {
  std::size_t item = 0;
  std::uint64_t given_up = 0;  // bits of the plugins that failed on it for good
};

struct Batch {
  std::vector<Pending> items;
  bool alone = false;  // one item, to be asked in a worker that did nothing before
};

class Queue {
 public:
  // Items that a worker died on come first, each alone; then those that a batch did not get to; then fresh ones. Empty:
  // nothing is left.
  Batch next(Work& work);
  void alone(const Pending& pending) { alone_.push_back(pending); }
  void again(std::vector<Pending>::const_iterator begin, std::vector<Pending>::const_iterator end) {
    again_.insert(again_.end(), begin, end);
  }
  // From now on every item is asked alone.
  void separate() { separate_ = true; }
  void clear();

 private:
  std::deque<Pending> alone_, again_;
  bool separate_ = false;
};

}  // namespace gainsay::plugin_host
