// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/slot_tests.hpp"

#include "gainsay/kit/quantity_test.hpp"
#include "gainsay/kit/time_algebra.hpp"
#include "tests/support/catch.hpp"

using namespace gainsay;
using kit::Interval;
using kit::Tested;

namespace {

Interval days(Day lo, Day hi, Day margin = 0) { return {lo, hi, margin, true}; }

gainsay_row_quantity figure(double lo, double hi, std::uint32_t modifier = GAINSAY_EXACT) {
  gainsay_row_quantity q{};
  q.dimension = q.unit = 1;
  q.lo = lo, q.hi = hi, q.modifier = modifier;
  q.as_of_lo = day_min, q.as_of_hi = day_max;
  return q;
}

constexpr double endless = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("a time that is missing proves nothing") {
  const Interval none;
  CHECK(kit::test_time(none, days(1, 2)) == Tested{GAINSAY_NOT_KNOWN, "missing"});
  CHECK(!kit::before(none, days(1, 2)));
  CHECK(!kit::disjoint(none, days(1, 2)));
  CHECK(!kit::overlap(none, days(1, 2)));
}

TEST_CASE("times are before, after, inside, overlapping or the same") {
  CHECK(kit::test_time(days(1, 5), days(6, 9)) == Tested{GAINSAY_INCOMPATIBLE, "before"});
  CHECK(kit::test_time(days(6, 9), days(1, 5)) == Tested{GAINSAY_INCOMPATIBLE, "after"});
  CHECK(kit::test_time(days(2, 3), days(1, 5)) == Tested{GAINSAY_COMPATIBLE, "inside"});
  CHECK(kit::test_time(days(1, 5), days(5, 9)) == Tested{GAINSAY_COMPATIBLE, "overlap"});
  CHECK(kit::test_time(days(1, 5), days(1, 5)) == Tested{GAINSAY_EQUAL, "same"});
}

TEST_CASE("open ends reach as far as they must and prove no order on their side") {
  const auto until = days(day_min, 100), since = days(50, day_max);
  CHECK(kit::before(until, days(101, 110)));
  CHECK(!kit::before(days(1, 2), until));
  CHECK(kit::before(days(1, 49), since));
  CHECK(!kit::before(since, days(9000, 9001)));
  CHECK(kit::overlap(until, since));
}

TEST_CASE("about then may be a little earlier or later") {
  CHECK(!kit::before(days(1, 5, 15), days(10, 20)));
  CHECK(kit::test_time(days(1, 5, 15), days(10, 20)) == Tested{GAINSAY_NOT_KNOWN, "touching"});
  CHECK(kit::before(days(1, 5, 15), days(21, 30)));
  gainsay_row row{};
  row.has_time = 1, row.time_flags = GAINSAY_TIME_APPROXIMATE;
  row.time_lo = 0, row.time_hi = 364;
  CHECK(kit::interval_of(row).margin == 91);
}

TEST_CASE("months are counted both ways") {
  const auto lo = to_day({2021, 2, 1}), hi = to_day({2022, 1, 31});
  CHECK(kit::months_of(days(lo, hi)).lo == 11);
  CHECK(kit::months_of(days(lo, hi)).hi == 12);
  CHECK(kit::months_of(days(lo, day_max)).hi == 0);
}

TEST_CASE("a modifier widens or opens a figure") {
  const auto meets = [](const gainsay_row_quantity& a, const gainsay_row_quantity& b) {
    return kit::test_quantity(a, b).test != GAINSAY_INCOMPATIBLE;
  };
  CHECK(meets(figure(100, 100, GAINSAY_ABOUT), figure(105, 105)));
  CHECK(!meets(figure(100, 100, GAINSAY_ABOUT), figure(106, 106)));
  CHECK(meets(figure(100, 100, GAINSAY_NEARLY), figure(90, 90)));
  CHECK(!meets(figure(100, 100, GAINSAY_NEARLY), figure(101, 101)));
  CHECK(!meets(figure(100, endless, GAINSAY_MORE_THAN), figure(100, 100)));
  CHECK(meets(figure(100, endless, GAINSAY_AT_LEAST), figure(100, 100)));
  CHECK(!meets(figure(-endless, 100, GAINSAY_LESS_THAN), figure(100, 100)));
  CHECK(meets(figure(-endless, 100, GAINSAY_AT_MOST), figure(100, 100)));
}

TEST_CASE("two at-least figures of one day are compared as figures, of different days they are not") {
  auto a = figure(60, endless, GAINSAY_AT_LEAST), b = figure(80, endless, GAINSAY_AT_LEAST);
  CHECK(kit::test_quantity(a, b).test == GAINSAY_COMPATIBLE);
  a.as_of_lo = a.as_of_hi = b.as_of_lo = b.as_of_hi = 19000;
  CHECK(kit::test_quantity(a, b) == Tested{GAINSAY_INCOMPATIBLE, "values-differ"});
}

TEST_CASE("ambiguous numbers, other dimensions and bare numbers of other units prove nothing") {
  auto a = figure(1, 1), b = figure(2, 2);
  b.ambiguous = 1;
  CHECK(kit::test_quantity(a, b).reason == "ambiguous");
  b = figure(2, 2), b.dimension = 2;
  CHECK(kit::test_quantity(a, b).reason == "other-dimension");
  a.dimension = b.dimension = 0, b.unit = 5;
  CHECK(kit::test_quantity(a, b).reason == "other-unit");
}

TEST_CASE("only what is put forward as a fact has a polarity to compare") {
  gainsay_row yes{}, no{};
  no.polarity = GAINSAY_NEGATIVE;
  CHECK(kit::test_polarity(yes, no) == Tested{GAINSAY_INCOMPATIBLE, "opposite"});
  no.modality = GAINSAY_DENIED;
  CHECK(kit::test_polarity(yes, no) == Tested{GAINSAY_EQUAL, "same"});
  no.modality = GAINSAY_UNKNOWN;
  CHECK(kit::test_polarity(yes, no).test == GAINSAY_NOT_KNOWN);
  yes.modality = GAINSAY_PLANNED;
  no.modality = GAINSAY_ESTIMATED;
  CHECK(kit::test_modality(yes, no) == Tested{GAINSAY_COMPATIBLE, "mixed"});
  no.modality = GAINSAY_CONDITIONAL;
  CHECK(kit::test_modality(yes, no) == Tested{GAINSAY_NOT_KNOWN, "not-claimed"});
}

TEST_CASE("two names that no table knows are the same only when the words are") {
  const kit::Host nobody;
  gainsay_row_slot a{}, b{};
  CHECK(kit::test_entity(nobody, a, b) == Tested{GAINSAY_NOT_KNOWN, "missing"});
  a.head = b.head = 7;
  CHECK(kit::test_entity(nobody, a, b) == Tested{GAINSAY_EQUAL, "same-words"});
  b.head = 8;
  CHECK(kit::test_entity(nobody, a, b) == Tested{GAINSAY_NOT_KNOWN, "unlisted"});
  a.entity = 1, b.entity = 2;
  CHECK(kit::test_entity(nobody, a, b) == Tested{GAINSAY_NOT_KNOWN, "other-type"});
}
