// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/support/verifying.hpp"

using namespace gainsay;
using namespace gainsay::test;

namespace {

VerifierUnderTest figures() {
  VerifierUnderTest out("org.gainsay.verify_figures", "verify_figures.so", {"rules.tsv", "predicates.tsv"}, {});
  out.know({"count:train", "count:person", "time"});
  return out;
}

// "In 2022 Chad sent N trains of grain to Niger."
Frame& sent(Frames& f, std::uint64_t id, double lo, double hi, std::uint32_t modifier = GAINSAY_EXACT) {
  return f.claim(id)
      .says("supply.aid")
      .who("agent", "Q657")
      .who("recipient", "Q1032")
      .what("theme", "c:grain")
      .during("2022-01-01", "2022-12-31")
      .much("theme", lo, hi, "unit:train", modifier, "count:train");
}

// "N people died": of a growing count.
Frame& died(Frames& f, std::uint64_t id, double n, std::string_view as_of) {
  return f.claim(id)
      .says("casualties")
      .who("agent", "Q657")
      .during("2022-03-01", "2022-03-01")
      .much("killed", n, n, "unit:killed", GAINSAY_EXACT, "count:killed")
      .as_of(as_of);
}

// A length in months and dates, of one event in one text. The base unit of time is the day.
Frame& lasted(Frames& f, std::uint64_t id, double months, std::uint32_t modifier = GAINSAY_EXACT) {
  return f.claim(id)
      .says("mediate")
      .who("agent", "Q657")
      .who("recipient", "Q1032")
      .much("duration", months * 30.436875, months * 30.436875, "mo", modifier, "time")
      .document(1);
}
Frame& ran(Frames& f, std::uint64_t id, std::string_view from, std::string_view to) {
  return f.claim(id).says("mediate").who("agent", "Q657").who("recipient", "Q1032").during(from, to).document(1);
}

}  // namespace

TEST_CASE("two figures for the same thing and time are a discrepancy") {
  const auto plugin = figures();
  REQUIRE(plugin.loaded());
  Frames f;
  sent(f, 101, 12, 12);
  sent(f, 201, 20, 20);
  const auto found = plugin.run(f);
  REQUIRE(found.links.size() == 1);
  CHECK(found.links.front().type == "numeric-discrepancy");
  CHECK(found.links.front().link.score > 0.6);
  REQUIRE(found.links.front().slots.size() == 1);
  CHECK(found.links.front().slots.front().reason == "disjoint");
}

TEST_CASE("figures that leave room for each other are none") {
  const auto plugin = figures();
  Frames f;
  sent(f, 101, 12, 12);
  SECTION("at least ten") { sent(f, 201, 10, unbounded, GAINSAY_AT_LEAST); }
  SECTION("ten to fourteen") { sent(f, 201, 10, 14, GAINSAY_RANGE); }
  SECTION("nearly thirteen") { sent(f, 201, 13, 13, GAINSAY_NEARLY); }
  SECTION("twelve") { sent(f, 201, 12, 12); }
  SECTION("a second reading of the number") { sent(f, 201, 20, 20).ambiguous(); }
  CHECK(plugin.run(f).links.empty());
}

TEST_CASE("figures of other times, things, parties, units or sources are none") {
  const auto plugin = figures();
  Frames f;
  auto& x = sent(f, 101, 12, 12);
  auto& y = sent(f, 201, 20, 20);
  SECTION("other times") { y.during("2023-01-01", "2023-12-31"); }
  SECTION("a part of the time") { y.during("2022-01-01", "2022-02-28"); }
  SECTION("other things") { y.slots[2].concept_id = kit::term("c:rice").value; }
  SECTION("a part of the things") { y.who("place", "Q3579"); }
  SECTION("another recipient") { y.slots[1].entity = kit::term("Q1008").value; }
  SECTION("an unknown recipient") { y.slots[1].entity = 0; }
  SECTION("another unit of the same dimension") { y.quantities[0].unit = kit::term("unit:goods-train").value; }
  SECTION("two sources by name") { x.by("Q1"), y.by("Q2"); }
  SECTION("a plan") { y.as(GAINSAY_PLANNED); }
  SECTION("a negation") { y.no(); }
  CHECK(plugin.run(f).links.empty());
}

TEST_CASE("undated figures are for checking by hand") {
  const auto plugin = figures();
  Frames f;
  sent(f, 101, 12, 12);
  sent(f, 201, 20, 20).row.has_time = 0;
  const auto found = plugin.run(f);
  REQUIRE(found.links.size() == 1);
  CHECK(found.links.front().link.score < 0.6);
  CHECK(found.links.front().link.score > 0.4);
}

TEST_CASE("a death toll that rises in later texts is an update, one that falls is a discrepancy") {
  const auto plugin = figures();
  Frames f;
  died(f, 101, 40, "2022-03-02");
  SECTION("rises") {
    died(f, 201, 55, "2022-03-09");
    const auto found = plugin.run(f);
    CHECK(found.links.empty());
    REQUIRE(found.abstentions.size() == 1);
    CHECK(found.abstentions.front().reason == "update");
  }
  SECTION("falls") {
    died(f, 201, 25, "2022-03-09");
    CHECK(plugin.run(f).links.size() == 1);
  }
  SECTION("doubles") {
    died(f, 201, 90, "2022-03-09");
    CHECK(plugin.run(f).links.size() == 1);
  }
}

TEST_CASE("a length that its own dates exclude is an inconsistency, whichever way months are counted") {
  const auto plugin = figures();
  Frames f;
  ran(f, 102, "2019-05-01", "2020-03-31");  // May to March: 10 or 11 months
  SECTION("nine months") {
    lasted(f, 101, 9);
    const auto found = plugin.run(f);
    REQUIRE(found.links.size() == 1);
    CHECK(found.links.front().type == "internal-inconsistency");
    CHECK(found.links.front().slots.front().reason == "outside-the-dates");
  }
  SECTION("ten and eleven are both right") {
    lasted(f, 101, GENERATE(10.0, 11.0));
    CHECK(plugin.run(f).links.empty());
  }
  SECTION("so is more than nine") {
    lasted(f, 101, 9, GAINSAY_MORE_THAN).quantities[0].hi = unbounded;
    CHECK(plugin.run(f).links.empty());
  }
  SECTION("twelve is not") {
    lasted(f, 101, 12);
    CHECK(plugin.run(f).links.size() == 1);
  }
}

TEST_CASE("lengths and dates of other texts, parties or times are not held against each other") {
  const auto plugin = figures();
  Frames f;
  auto& dates = ran(f, 102, "2019-05-01", "2020-03-31");
  auto& length = lasted(f, 101, 9);
  SECTION("another text") { length.document(2); }
  SECTION("another party") { length.slots[1].entity = kit::term("Q1008").value; }
  SECTION("dates that were worked out from the day of publication") { dates.row.basis = GAINSAY_BASIS_ANCHORED; }
  SECTION("dates with an open end") { dates.during("2019-05-01", ""); }
  SECTION("another time") { length.during("2010-01-01", "2010-12-31"); }
  SECTION("another thing") { dates.what("theme", "c:truce"), length.what("theme", "c:trade"); }
  CHECK(plugin.run(f).links.empty());
}
