// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/patience.hpp"

#include <algorithm>
#include <limits>

namespace gainsay::plugin_host {

void Patience::Score::add(Outcome outcome) {
  if (outcome == Outcome::Unknown || outcome == Outcome::Good) {  // the unknown may turn out well
    points = std::max(0, points - 1);
  } else if (outcome != Outcome::Absent) {
    points += fault_points;
    ++faults;
    timeouts += outcome == Outcome::Timeout ? 1 : 0;
  }
}

void Patience::begin(std::size_t items) {
  outcomes_.assign(items, Outcome::Unknown);
  stale_ = true;
}

void Patience::set(std::size_t item, Outcome outcome) {
  // The unknown counts as good already: the common case costs no count.
  stale_ = stale_ || !(outcomes_[item] == Outcome::Unknown && outcome == Outcome::Good);
  outcomes_[item] = outcome;
}

void Patience::add(Outcome outcome) {
  begin(1);
  set(0, outcome);
  finish();
}

bool Patience::bears(std::size_t item) {
  if (stale_) recount();
  return item < end_;
}

void Patience::recount() {
  stale_ = false;
  Score score = score_;
  end_ = suspended_ ? 0 : std::numeric_limits<std::size_t>::max();
  for (std::size_t i = 0; i < outcomes_.size() && i < end_; ++i) {
    score.add(outcomes_[i]);
    if (score.spent()) end_ = i + 1;
  }
}

void Patience::finish() {
  if (stale_) recount();
  for (std::size_t i = 0; i < outcomes_.size() && i < end_; ++i) score_.add(outcomes_[i]);
  suspended_ = suspended_ || score_.spent();
  outcomes_.clear();
  stale_ = true;
}

}  // namespace gainsay::plugin_host
