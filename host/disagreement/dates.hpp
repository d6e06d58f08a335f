// SPDX-License-Identifier: Apache-2.0
// Days in a reader's language, in the Gregorian calendar and in the one of her country's daily life. By ICU.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "gainsay/base/date.hpp"

namespace gainsay::disagreement {

enum class Grain : std::uint8_t { Year, Month, Day };

// The coarsest unit that both ends respect: a whole year is worded as a year.
Grain grain_of(DayRange days);

class Dates {
 public:
  explicit Dates(const std::string& language);  // BCP 47
  ~Dates();
  Dates(const Dates&) = delete;
  Dates& operator=(const Dates&) = delete;

  // "2017", "August 2023", "۱۱ سپتامبر ۲۰۲۳"
  std::string common(Day day, Grain grain) const;
  // "شهریور ۱۴۰۲"; "" where daily life has the Gregorian calendar.
  std::string everyday(Day day, Grain grain) const;

 private:
  struct Formats;
  std::shared_ptr<const Formats> formats_;  // shared by all of a language
};

}  // namespace gainsay::disagreement
