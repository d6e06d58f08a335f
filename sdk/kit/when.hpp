// SPDX-License-Identifier: Apache-2.0
// A stretch of days at a grain, and how EDTF writes it.
#pragma once

#include <cstdint>
#include <string>

#include "gainsay/base/date.hpp"

namespace gainsay::kit {

enum class Grain : std::uint8_t { Day, Month, Year, Decade, Century };
enum class TimeUnit : std::uint8_t {
  Second,
  Minute,
  Hour,
  Day,
  Week,
  Weekend,
  Month,
  Quarter,
  Half,
  Year,
  Decade,
  Century
};
enum class PartOf : std::uint8_t { Early, Mid, Late, Half1, Half2, Quarter1, Quarter2, Quarter3, Quarter4 };

struct When {
  DayRange days;  // closed unless unknown (relative without a document date)
  Grain grain = Grain::Day;
  bool approximate = false, uncertain = false;  // EDTF ~, ?
};

Grain grain_of(TimeUnit unit);
// "2023-08", "2023-07-20/2023-07-31", "197X", "2019~".
std::string edtf(const When& when);
// The end of an interval: "2023-08" for the beginning or end of a month.
std::string edtf_begin(const When& when);
std::string edtf_end(const When& when);

// The unit that holds `days`, moved by `n` units: shift({2023-09-05, 2023-09-05}, Week, 1) = 2023-09-11 … 2023-09-17.
When shift(DayRange days, TimeUnit unit, int n);
// A third, half or quarter of `when`: the last third of a month begins on its 20th.
When part(const When& when, PartOf which);
// What lies just before / after: of a year the year before, of a month the month before.
When before(const When& when);
When after(const When& when);
// `n` months away, the day kept where the month has it.
Day add_months(Day day, int n);

}  // namespace gainsay::kit
