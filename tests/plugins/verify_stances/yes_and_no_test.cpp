// SPDX-License-Identifier: Apache-2.0
#include "stances.hpp"

using namespace gainsay;
using namespace gainsay::test;

namespace {

// "The navy never takes part in foreign manoeuvres" (said in spring 2020, of all years since 1990).
Frame& never_drills(Frames& f, std::uint64_t id) {
  return f.claim(id)
      .says("hold.exercise")
      .who("agent", libya)
      .during("1990-01-01", "2020-04-30")
      .published("2020-05-01")
      .no()
      .habit();
}

}  // namespace

TEST_CASE("a habit that is given up is a reversal") {
  auto plugin = stances();
  Frames f;
  never_drills(f, 101);
  auto& later = f.claim(201).says("hold.exercise").who("agent", libya).who("recipient", mali);
  SECTION("by a dated act") {
    later.during("2022-03-01", "2022-03-31");
    const auto found = plugin.run(f);
    REQUIRE(found.links.size() == 1);
    CHECK(found.links.front().type == "stance-reversal");
    CHECK(found.links.front().rule == "gave-up-a-habit");
  }
  SECTION("by an undated act in a later text, with less certainty") {
    later.published("2023-01-01");
    const auto found = plugin.run(f);
    REQUIRE(found.links.size() == 1);
    CHECK_THAT(found.links.front().link.score, WithinAbs(0.85 * 0.8, 1e-6));
  }
  SECTION("not by an act of the same years, nor by plans, nor by someone else") {
    later.during("2010-03-01", "2010-03-31").published("2010-04-01");
    f.claim(202).says("hold.exercise").who("agent", libya).as(GAINSAY_PLANNED).during("2022-03-01", "2022-03-31");
    f.claim(203).says("hold.exercise").who("agent", mali).who("recipient", ukraine).during("2022-03-01", "2022-03-31");
    for (const auto& link : plugin.run(f).links) CHECK(link.rule != "gave-up-a-habit");
  }
}

TEST_CASE("one refusal is not a habit") {
  auto plugin = stances();
  Frames f;
  f.claim(101).says("meet").who("agent", libya).who("recipient", mali).during("2019-01-01", "2019-01-31").no();
  f.claim(201).says("meet").who("agent", libya).who("recipient", mali).during("2022-01-01", "2022-01-31");
  CHECK(plugin.run(f).links.empty());
}

TEST_CASE("yes and no about the same parties and time contradict each other") {
  auto plugin = stances();
  Frames f;
  auto& no =
      f.claim(101).says("visit").who("agent", libya).who("recipient", mali).during("2022-05-01", "2022-05-31").no();
  auto& yes = f.claim(201).says("visit").who("agent", libya).who("recipient", mali).during("2022-05-10", "2022-05-12");
  SECTION("flatly") {
    const auto found = plugin.run(f);
    REQUIRE(found.links.size() == 1);
    CHECK(found.links.front().type == "contradiction");
    CHECK(found.links.front().link.score > 0.6);
  }
  SECTION("also when the no is a denial of the yes") {
    no.row.polarity = GAINSAY_POSITIVE;
    no.as(GAINSAY_DENIED);
    CHECK(plugin.run(f).links.size() == 1);
  }
  SECTION("not of different times") {
    yes.during("2022-07-10", "2022-07-12");
    CHECK(plugin.run(f).links.empty());
  }
  SECTION("not when a time is missing") {
    yes.row.has_time = 0;
    CHECK(plugin.run(f).links.empty());
  }
  SECTION("not with another partner, nor with one that is not known to be the same") {
    yes.slots[1].entity = kit::term(ukraine).value;
    CHECK(plugin.run(f).links.empty());
    yes.slots[1].entity = 0;
    CHECK(plugin.run(f).links.empty());
  }
  SECTION("not when both say yes, or one only expects it") {
    no.row.polarity = GAINSAY_POSITIVE;
    CHECK(plugin.run(f).links.empty());
    no.no();
    yes.as(GAINSAY_PLANNED);
    CHECK(plugin.run(f).links.empty());
  }
}

TEST_CASE("parties of a mutual act may stand in either order") {
  auto plugin = stances();
  Frames f;
  f.claim(101).says("meet").who("agent", libya).who("recipient", mali).during("2022-05-01", "2022-05-31").no();
  f.claim(201).says("meet").who("agent", mali).who("recipient", libya).during("2022-05-10", "2022-05-12");
  CHECK(!plugin.run(f).links.empty());
}

TEST_CASE("opinions take no part in contradictions") {
  auto plugin = stances();
  Frames f;
  f.claim(101).says("evaluate").who("agent", libya).who("theme", mali).during("2022-05-01", "2022-05-31").no();
  f.claim(201).says("evaluate").who("agent", libya).who("theme", mali).during("2022-05-01", "2022-05-31");
  CHECK(plugin.run(f).links.empty());
}
