// SPDX-License-Identifier: Apache-2.0
// Day numbers (days since 1970-01-01, proleptic Gregorian) and their conversion. Algorithms: H. Hinnant,
// "chrono-compatible low-level date algorithms" (days_from_civil, civil_from_days).
#pragma once

#include <cstdint>
#include <limits>

namespace gainsay {

using Day = std::int32_t;
inline constexpr Day day_min = std::numeric_limits<Day>::min();  // open or unknown past
inline constexpr Day day_max = std::numeric_limits<Day>::max();  // open or unknown future

struct DayRange {  // inclusive
  Day lo = day_min;
  Day hi = day_max;
  constexpr bool known() const { return lo != day_min || hi != day_max; }
  constexpr bool closed() const { return lo != day_min && hi != day_max; }
  constexpr bool operator==(const DayRange&) const = default;
};

struct Civil {
  int year = 1970;
  int month = 1;  // 1…12
  int day = 1;    // 1…31
  constexpr bool operator==(const Civil&) const = default;
};

constexpr Day to_day(Civil c) {
  const int y = c.year - (c.month <= 2 ? 1 : 0);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

constexpr Civil to_civil(Day z0) {
  const int z = z0 + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

constexpr bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
constexpr int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}
constexpr DayRange month_range(int year, int month) {
  return {to_day({year, month, 1}), to_day({year, month, days_in_month(year, month)})};
}
constexpr DayRange year_range(int year) { return {to_day({year, 1, 1}), to_day({year, 12, 31})}; }
// 0 = Monday … 6 = Sunday.
constexpr int weekday(Day day) { return ((day + 3) % 7 + 7) % 7; }

// Persian (Jalali) arithmetic calendar, 33-year cycle; agrees with ICU's astronomical one for 1200…1499.
constexpr bool is_jalali_leap(int year) {
  const int r = ((year % 33) + 33) % 33;
  return r == 1 || r == 5 || r == 9 || r == 13 || r == 17 || r == 22 || r == 26 || r == 30;
}
constexpr Day jalali_to_day(Civil j) {
  const int cycles = (j.year - 1) / 33;
  int days = cycles * 12053;
  for (int y = cycles * 33 + 1; y < j.year; ++y) days += is_jalali_leap(y) ? 366 : 365;
  days += j.month <= 7 ? (j.month - 1) * 31 : 186 + (j.month - 7) * 30;
  return days + j.day - 1 - 492268;  // 0001-01-01 AP = 622-03-22
}
constexpr int jalali_days_in_month(int year, int month) {
  return month <= 6 ? 31 : month <= 11 ? 30 : is_jalali_leap(year) ? 30 : 29;
}

}  // namespace gainsay
