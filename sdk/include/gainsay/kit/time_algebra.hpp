// SPDX-License-Identifier: Apache-2.0
// Intervals of days with margins for approximate times. A missing time is unknown and never proves anything.
#pragma once

#include <cstdint>

#include "gainsay/abi/verifier.h"
#include "gainsay/base/date.hpp"

namespace gainsay::kit {

// An interval as far as it is known; an open end is DAY_MIN / DAY_MAX. `margin` days are added on both sides wherever a
// test must prove that two intervals do not meet.
struct Interval {
  Day lo = day_min;
  Day hi = day_max;
  Day margin = 0;
  bool known = false;
  bool open_lo() const { return lo == day_min; }
  bool open_hi() const { return hi == day_max; }
};

// The time of a claim; unknown when it has none or both ends are open.
Interval interval_of(const gainsay_row& row);
// When it was said: the publication of its document.
Interval published_of(const gainsay_row& row);

// Proven: every day of `a` lies before every day of `b`, margins counted. False when either end that matters is
// unknown.
bool before(const Interval& a, const Interval& b);
// Proven: they share no day.
bool disjoint(const Interval& a, const Interval& b);
// Proven: they share a day (margins not counted; an open end reaches as far as it must).
bool overlap(const Interval& a, const Interval& b);
// Proven: `a` lies within `b`.
bool inside(const Interval& a, const Interval& b);

// How many months an interval lasts, counted both ways: the calendar months it touches, and those less one (from the
// first to the last). {0,0} when an end is open. 2021-02/2022-01 touches 12 months: 11 to 12.
struct Months {
  double lo = 0, hi = 0;
};
Months months_of(const Interval& interval);

}  // namespace gainsay::kit
