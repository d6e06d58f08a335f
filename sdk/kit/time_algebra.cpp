// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/time_algebra.hpp"

#include <algorithm>

namespace gainsay::kit {
namespace {

// A quarter of the length, at least half a month, at most a year: "about May 2021" may be late April, "about 2021" may
// be late 2020.
Day margin_of(Day lo, Day hi) {
  if (lo == day_min || hi == day_max) return 15;
  return std::clamp<Day>((hi - lo) / 4, 15, 366);
}

std::int64_t early(const Interval& i) {
  return i.open_lo() ? std::int64_t{day_min} - 1 : std::int64_t{i.lo} - i.margin;
}
std::int64_t late(const Interval& i) { return i.open_hi() ? std::int64_t{day_max} + 1 : std::int64_t{i.hi} + i.margin; }

}  // namespace

Interval interval_of(const gainsay_row& row) {
  Interval out{row.time_lo, row.time_hi, 0, row.has_time != 0 && row.time_lo <= row.time_hi};
  if (out.open_lo() && out.open_hi()) out.known = false;
  if (out.known && (row.time_flags & GAINSAY_TIME_APPROXIMATE)) out.margin = margin_of(out.lo, out.hi);
  return out;
}

Interval published_of(const gainsay_row& row) {
  const bool known = row.published_lo != day_min && row.published_hi != day_max && row.published_lo <= row.published_hi;
  return {row.published_lo, row.published_hi, 0, known};
}

bool before(const Interval& a, const Interval& b) {
  return a.known && b.known && !a.open_hi() && !b.open_lo() && late(a) < early(b);
}

bool disjoint(const Interval& a, const Interval& b) { return before(a, b) || before(b, a); }

bool overlap(const Interval& a, const Interval& b) { return a.known && b.known && a.lo <= b.hi && b.lo <= a.hi; }

bool inside(const Interval& a, const Interval& b) { return a.known && b.known && b.lo <= a.lo && a.hi <= b.hi; }

Months months_of(const Interval& interval) {
  if (!interval.known || interval.open_lo() || interval.open_hi()) return {};
  const Civil from = to_civil(interval.lo);
  const Civil to = to_civil(interval.hi);
  const double touched = (to.year - from.year) * 12 + (to.month - from.month) + 1;
  return {touched - 1, touched};
}

}  // namespace gainsay::kit
