// SPDX-License-Identifier: Apache-2.0
#include "when.hpp"

#include <algorithm>
#include <cstdio>

namespace gainsay::kit {
namespace {

std::string format(Day day, Grain grain) {
  const Civil c = to_civil(day);
  const unsigned year = static_cast<unsigned>(std::clamp(c.year, 0, 9999));
  const unsigned month = static_cast<unsigned>(c.month) % 100, date = static_cast<unsigned>(c.day) % 100;
  char out[16];
  switch (grain) {
    case Grain::Day:
      std::snprintf(out, sizeof out, "%04u-%02u-%02u", year, month, date);
      break;
    case Grain::Month:
      std::snprintf(out, sizeof out, "%04u-%02u", year, month);
      break;
    default:
      std::snprintf(out, sizeof out, "%04u", year);
      break;
  }
  return out;
}

int floor_to(int year, int step) { return year - ((year % step) + step) % step; }
int month_index(Day day) {
  const Civil c = to_civil(day);
  return c.year * 12 + c.month - 1;
}
DayRange months(int first, int count) {
  const int last = first + count - 1;
  return {to_day({first / 12, first % 12 + 1, 1}), month_range(last / 12, last % 12 + 1).hi};
}

}  // namespace

Grain grain_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::Month:
    case TimeUnit::Quarter:
    case TimeUnit::Half:
      return Grain::Month;
    case TimeUnit::Year:
      return Grain::Year;
    case TimeUnit::Decade:
      return Grain::Decade;
    case TimeUnit::Century:
      return Grain::Century;
    default:
      return Grain::Day;
  }
}

namespace {
const char* qualifier(const When& w) { return w.approximate ? (w.uncertain ? "%" : "~") : w.uncertain ? "?" : ""; }
}  // namespace

std::string edtf_begin(const When& w) { return format(w.days.lo, w.grain) + qualifier(w); }
std::string edtf_end(const When& w) { return format(w.days.hi, w.grain) + qualifier(w); }

std::string edtf(const When& w) {
  if (w.grain >= Grain::Decade) {
    const int step = w.grain == Grain::Decade ? 10 : 100;
    const int lo = to_civil(w.days.lo).year, hi = to_civil(w.days.hi).year;
    if (hi - lo == step - 1 && lo % step == 0) {
      std::string out = format(w.days.lo, Grain::Year);
      for (int i = 1, n = step; n > 1; n /= 10, ++i) out[out.size() - static_cast<std::size_t>(i)] = 'X';
      return out;
    }
  }
  std::string begin = edtf_begin(w), end = edtf_end(w);
  return begin == end ? begin : begin + "/" + end;
}

When shift(DayRange days, TimeUnit unit, int n) {
  const auto years = [&](int step) {
    const int lo = floor_to(to_civil(days.lo).year, step) + n * step,
              hi = floor_to(to_civil(days.hi).year, step) + n * step;
    return DayRange{year_range(lo).lo, year_range(hi + step - 1).hi};
  };
  const auto month_groups = [&](int step) {
    const int lo = floor_to(month_index(days.lo), step) + n * step,
              hi = floor_to(month_index(days.hi), step) + n * step;
    return DayRange{months(lo, 1).lo, months(hi + step - 1, 1).hi};
  };
  const Grain grain = grain_of(unit);
  switch (unit) {
    case TimeUnit::Week:
      return {{days.lo - weekday(days.lo) + 7 * n, days.hi - weekday(days.hi) + 7 * n + 6}, grain};
    case TimeUnit::Weekend:
      return {{days.lo - weekday(days.lo) + 7 * n + 5, days.hi - weekday(days.hi) + 7 * n + 6}, grain};
    case TimeUnit::Month:
      return {month_groups(1), grain};
    case TimeUnit::Quarter:
      return {month_groups(3), grain};
    case TimeUnit::Half:
      return {month_groups(6), grain};
    case TimeUnit::Year:
      return {years(1), grain};
    case TimeUnit::Decade:
      return {years(10), grain};
    case TimeUnit::Century:
      return {years(100), grain};
    default:
      return {{days.lo + n, days.hi + n}, grain};
  }
}

When part(const When& w, PartOf which) {
  const int third = which == PartOf::Early ? 0 : which == PartOf::Mid ? 1 : which == PartOf::Late ? 2 : -1;
  const int half = which == PartOf::Half1 ? 0 : which == PartOf::Half2 ? 1 : -1;
  const int quarter = which >= PartOf::Quarter1 ? static_cast<int>(which) - static_cast<int>(PartOf::Quarter1) : 0;
  const int pieces = third >= 0 ? 3 : half >= 0 ? 2 : 4, nth = third >= 0 ? third : half >= 0 ? half : quarter;
  if (w.grain == Grain::Month && third >= 0 &&
      w.days.hi - w.days.lo < 31) {  // 1-10, 10-20, 20-31: rounded, as people do
    const Day lo = w.days.lo;
    const DayRange days = third == 0   ? DayRange{lo, lo + 9}
                          : third == 1 ? DayRange{lo + 9, lo + 19}
                                       : DayRange{lo + 19, w.days.hi};
    return {days, Grain::Day, w.approximate};
  }
  if (w.grain == Grain::Year && month_index(w.days.hi) - month_index(w.days.lo) == 11 &&
      to_civil(w.days.lo).month == 1) {
    const int size = 12 / pieces;
    return {months(month_index(w.days.lo) + nth * size, size), Grain::Month, w.approximate};
  }
  if (w.grain >= Grain::Decade) {
    const int lo = to_civil(w.days.lo).year, count = to_civil(w.days.hi).year - lo + 1;
    return {{year_range(lo + count * nth / pieces).lo, year_range(lo + count * (nth + 1) / pieces - 1).hi},
            Grain::Year,
            w.approximate};
  }
  const Day length = w.days.hi - w.days.lo + 1;
  return {{w.days.lo + length * nth / pieces, w.days.lo + length * (nth + 1) / pieces - 1}, Grain::Day, w.approximate};
}

When before(const When& w) { return {{w.days.lo - 1, w.days.lo - 1}, std::min(w.grain, Grain::Year), w.approximate}; }
When after(const When& w) { return {{w.days.hi + 1, w.days.hi + 1}, std::min(w.grain, Grain::Year), w.approximate}; }

Day add_months(Day day, int n) {
  Civil c = to_civil(day);
  const int m = c.year * 12 + c.month - 1 + n;
  c.year = m / 12;
  c.month = m % 12 + 1;
  c.day = std::min(c.day, days_in_month(c.year, c.month));
  return to_day(c);
}

}  // namespace gainsay::kit
