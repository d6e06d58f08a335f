// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "gainsay/kit/numbers.hpp"
#include "tests/support/catch.hpp"

using gainsay::kit::digit_value;
using gainsay::kit::DigitStyle;
using gainsay::kit::read_digits;

namespace {

constexpr DigitStyle point_decimal{U'.', U','}, comma_decimal{U',', U'.'};

double value(std::string_view text, DigitStyle style) {
  const auto digits = read_digits(text, style);
  return digits ? digits->value : std::nan("");
}
bool refused(std::string_view text) { return !read_digits(text, point_decimal); }

}  // namespace

TEST_CASE("digits of any script are read") {
  CHECK(value("۲۰۱۷", point_decimal) == 2017);
  CHECK(value("٢٠١٧", point_decimal) == 2017);
  CHECK(value("२०१७", point_decimal) == 2017);
  CHECK(value("２０１７", point_decimal) == 2017);
  CHECK(digit_value(U'۷') == 7);
  CHECK(digit_value(U'x') == -1);
  CHECK(digit_value(U'\u06FA') == -1);
  CHECK(digit_value(0x10FFFF) == -1);
}

TEST_CASE("a mark before three digits groups them when the language groups by it") {
  CHECK(value("13.000", comma_decimal) == 13000);
  CHECK(value("13,000", point_decimal) == 13000);
  CHECK(value("13.000", point_decimal) == 13);
  CHECK(value("13,000", comma_decimal) == 13);
  CHECK(read_digits("13.000", point_decimal)->other == 13000);
}

TEST_CASE("a mark before one, two or four digits is a decimal mark in every language") {
  CHECK(value("4,2", point_decimal) == 4.2);
  CHECK(value("4.2", comma_decimal) == 4.2);
  CHECK(value("4.25", comma_decimal) == 4.25);
  CHECK(value("4.2536", comma_decimal) == 4.2536);
  CHECK(std::isnan(read_digits("4,2", point_decimal)->other));
}

TEST_CASE("several marks of one kind group, two kinds group and divide") {
  CHECK(value("1.234.567", point_decimal) == 1234567);
  CHECK(value("1.234.567,8", point_decimal) == 1234567.8);
  CHECK(value("1,234,567.8", comma_decimal) == 1234567.8);
  CHECK(value("12,34,567", point_decimal) == 1234567);
  CHECK(value("۱۵٬۸۰۰", point_decimal) == 15800);
  CHECK(value("۴٫۲", comma_decimal) == 4.2);
  CHECK(value("0.500", comma_decimal) == 0.5);
}

TEST_CASE("dates, versions and addresses are no numbers") {
  CHECK(refused("12.05.2023"));
  CHECK(refused("10.0.0.1"));
  CHECK(refused("1.2.3"));
  CHECK(refused("1,23,45"));
  CHECK(refused(""));
  CHECK(refused("."));
  CHECK(refused("12."));
}
