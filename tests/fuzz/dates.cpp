// SPDX-License-Identifier: Apache-2.0
// What people write as a date, and digits of any script with marks among them.
#include <cmath>

#include "gainsay/kit/numbers.hpp"
#include "host/document/publication_date.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

void check_date(std::string_view text) {
  const auto date = document::parse_publication_date(text, model::DateBasis::User);
  if (!date) return check_error(date.error());
  property(date->days.known() && date->days.lo <= date->days.hi, "a date is a range of days");
  property(date->second >= -1 && date->second < 86'400, "a time of day lies in the day");
  property(date->basis == model::DateBasis::User, "a date knows who said it");
  const auto again = document::parse_publication_date(date->edtf, model::DateBasis::User);
  property(again && again->days == date->days && again->second == date->second, "a date reads back as it was written");
}

void check_digits(std::string_view text) {
  for (const kit::DigitStyle style : {kit::DigitStyle{U'.', U','}, kit::DigitStyle{U',', U'.'}, {U'٫', U'٬'}}) {
    const auto digits = kit::read_digits(text, style);
    if (!digits) continue;
    property(std::isfinite(digits->value) && digits->value >= 0, "digits are a number");
    property(std::isnan(digits->other) || (std::isfinite(digits->other) && digits->other >= 0),
             "a second reading is a number, too");
    property(digits->marked || std::isnan(digits->other), "digits without marks have one reading");
  }
}

}  // namespace

void run(std::string_view input) {
  if (!is_text(input)) return check_date(input);
  check_date(input);
  check_digits(input);
}

}  // namespace gainsay::fuzz
