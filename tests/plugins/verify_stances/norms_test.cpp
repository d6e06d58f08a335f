// SPDX-License-Identifier: Apache-2.0
#include "stances.hpp"

using namespace gainsay;
using namespace gainsay::test;

namespace {

const kit::testing::OwnedLink* only(const Findings& found, std::uint64_t a, std::uint64_t b) {
  const auto links = found.between(a, b);
  REQUIRE(links.size() == 1);
  return links.front();
}

std::string reason_of(const kit::testing::OwnedLink& link, std::string_view slot) {
  for (const auto& s : link.slots)
    if (s.slot == kit::term(slot)) return s.reason;
  return {};
}

}  // namespace

TEST_CASE("who backed a ban and later bought what it bans has reversed its stance") {
  auto plugin = stances();
  REQUIRE(plugin.loaded());
  Frames f;
  backs(f, 101);
  delivers(f, 201);
  const auto found = plugin.run(f);
  const auto* link = only(found, 101, 201);
  CHECK(link->type == "stance-reversal");
  CHECK(link->norm == dprk_norm);
  CHECK(link->link.score > 0.6);
  CHECK(reason_of(*link, "agent") == "participates");
  CHECK(reason_of(*link, "time") == "before");
  SECTION("and the finding says that only the built-in table knows the ban") {
    CHECK(reason_of(*link, "theme") == "norm-from-table");
    CHECK(link->via.empty());
  }
}

TEST_CASE("the sentence that states the ban and the party's own share connect the two claims, in that order") {
  auto plugin = stances();
  Frames f;
  backs(f, 101);
  delivers(f, 201);
  forbids(f, 301);
  f.claim(202).says("transport.by").who("agent", russia).during("2022-01-01", "2024-06-30").as(GAINSAY_REPORTED);
  SECTION("when both are there") {
    const auto found = plugin.run(f);
    const auto* link = only(found, 101, 201);
    CHECK(link->via == std::vector<std::uint64_t>{301, 202});
    CHECK(reason_of(*link, "theme") == "norm-from-text");
  }
  SECTION("the surest statement of the ban is chosen, then the smallest id") {
    forbids(f, 299).who("agent", "Q1", 0.5F);
    forbids(f, 302);
    f.claim(298)
        .says("rule.forbids")
        .who("agent", dprk_norm, 0.8F)
        .who("act", "pred:supply.arms")
        .who("target", north_korea);
    const auto found = plugin.run(f);
    CHECK(only(found, 101, 201)->via.front() == 299);
  }
  SECTION("a ship of another time or another text is no share in it") {
    Frames other;
    backs(other, 101);
    delivers(other, 201);
    other.claim(202).says("transport.by").who("agent", russia).during("2010-01-01", "2010-12-31");
    other.claim(501).says("transport.by").who("agent", russia).during("2022-01-01", "2024-06-30");
    CHECK(only(plugin.run(other), 101, 201)->via.empty());
  }
}

TEST_CASE("who is said to back a ban while breaking it violates the norm") {
  auto plugin = stances();
  Frames f;
  f.claim(101)
      .says("comply.rule")
      .who("agent", russia)
      .who("theme", dprk_norm)
      .during("2005-01-01", "2023-06-30")
      .published("2023-07-01");
  delivers(f, 201);
  forbids(f, 301);
  const auto found = plugin.run(f);
  CHECK(only(found, 101, 201)->type == "norm-violation");
  SECTION("and so does the deed against the bare rule, with the backer as the connection") {
    const auto* link = only(found, 301, 201);
    CHECK(link->type == "norm-violation");
    CHECK(link->rule == "forbidden");
  }
}

TEST_CASE("a deed that a source called a breach in advance is a norm violation once it is reported") {
  auto plugin = stances();
  Frames f;
  auto& named = f.claim(101)
                    .says("violates.rule")
                    .who("agent", russia)
                    .who("act", "pred:supply.arms")
                    .who("rule", dprk_norm)
                    .as(GAINSAY_CONDITIONAL)
                    .published("2021-05-10");
  delivers(f, 201);
  SECTION("the same deed") {
    backs(f, 102);
    forbids(f, 301);
    const auto found = plugin.run(f);
    const auto* link = only(found, 101, 201);
    CHECK(link->type == "norm-violation");
    CHECK(link->via == std::vector<std::uint64_t>{102, 301});
  }
  SECTION("not another deed") {
    named.slots[1].entity = kit::term("pred:test.missile").value;
    CHECK(plugin.run(f).between(101, 201).empty());
  }
  SECTION("not a question whether it would be one") {
    named.as(GAINSAY_UNKNOWN);
    CHECK(plugin.run(f).between(101, 201).empty());
  }
}

TEST_CASE("asking for what the norm forbids, and shielding its target, speak against the backing") {
  auto plugin = stances();
  Frames f;
  backs(f, 101);
  f.claim(201).says("seek.arms").who("agent", russia).who("recipient", north_korea).during("2023-02-01", "2023-02-28");
  f.claim(202)
      .says("shield.diplomatic")
      .who("agent", russia)
      .who("recipient", north_korea)
      .during("2019-01-01", "2024-01-31");
  const auto found = plugin.run(f);
  CHECK(only(found, 101, 201)->type == "stance-reversal");
  CHECK(only(found, 101, 202)->type == "stance-reversal");
  SECTION("as two matters") { CHECK(only(found, 101, 201)->link.matter != only(found, 101, 202)->link.matter); }
  SECTION("but not when the target asks the backer") {
    Frames other;
    backs(other, 101);
    other.claim(201)
        .says("seek.arms")
        .who("agent", north_korea)
        .who("recipient", russia)
        .during("2023-02-01", "2023-02-28");
    CHECK(plugin.run(other).links.empty());
  }
}

TEST_CASE("trade, requests and rule sentences about one norm and party are one matter") {
  auto plugin = stances();
  Frames f;
  backs(f, 101);
  delivers(f, 201);
  delivers(f, 202).what("theme", "c:missile");
  forbids(f, 301);
  f.claim(203).says("seek.arms").who("agent", russia).who("recipient", north_korea).during("2023-02-01", "2023-02-28");
  const auto found = plugin.run(f);
  REQUIRE(found.links.size() == 6);
  for (const auto& link : found.links) CHECK(link.link.matter == found.links.front().link.matter);
  SECTION("another party's trade is another matter") {
    f.claim(401).says("support.rule").who("agent", china).who("theme", dprk_norm);
    f.claim(402)
        .says("supply.arms")
        .who("agent", north_korea)
        .who("recipient", china)
        .during("2023-01-01", "2023-01-31");
    const auto more = plugin.run(f);
    CHECK(only(more, 401, 402)->link.matter != only(more, 101, 201)->link.matter);
    CHECK(more.between(101, 402).empty());
    CHECK(more.between(401, 201).empty());
  }
}

TEST_CASE("sanctions on someone else never touch the trade with North Korea") {
  auto plugin = stances();
  Frames f;
  delivers(f, 201);
  SECTION("a norm that the table does not hold and no text explains") {
    f.claim(101)
        .says("support.rule")
        .who("agent", russia)
        .who("theme", "gs:unsc-mali")
        .who("target", mali)
        .during("", "2019-12-31");
  }
  SECTION("the same norm named with another target") {
    f.claim(101)
        .says("support.rule")
        .who("agent", russia)
        .who("theme", dprk_norm)
        .who("target", mali)
        .during("", "2019-12-31");
  }
  SECTION("a target that no table lists") {
    f.claim(101)
        .says("support.rule")
        .who("agent", russia)
        .who("theme", dprk_norm)
        .words("target", "rebels")
        .during("", "2019-12-31");
  }
  SECTION("sanctions on Russia") {
    f.claim(101).says("impose.sanctions").who("agent", usa).who("recipient", russia).during("", "2019-12-31");
  }
  SECTION("no norm at all") {
    f.claim(101).says("support.rule").who("agent", russia).who("target", north_korea).during("", "2019-12-31");
  }
  SECTION("someone else's backing") {
    f.claim(101)
        .says("support.rule")
        .who("agent", china)
        .who("theme", dprk_norm)
        .who("target", north_korea)
        .during("", "2019-12-31");
  }
  CHECK(plugin.run(f).links.empty());
}

TEST_CASE("arms that do not involve the norm's target never match") {
  auto plugin = stances();
  Frames f;
  backs(f, 101);
  f.claim(102).says("support.rule").who("agent", usa).who("theme", dprk_norm).who("target", north_korea);
  forbids(f, 301);
  f.claim(201).says("supply.arms").who("agent", usa).who("recipient", ukraine).during("2023-01-01", "2024-01-01");
  f.claim(202).says("supply.arms").who("agent", russia).who("recipient", mali).during("2023-01-01", "2024-01-01");
  f.claim(203).says("supply.aid").who("agent", russia).who("recipient", north_korea).during("2023-01-01", "2024-01-01");
  f.claim(204).says("test.missile").who("agent", north_korea).during("2023-01-01", "2024-01-01");
  CHECK(plugin.run(f).links.empty());
}

TEST_CASE("what was planned, denied, doubted or asked whether is no deed") {
  auto plugin = stances();
  const auto modality = GENERATE(3u, 4u, 5u, 6u, 7u, 8u);  // GAINSAY_PLANNED … GAINSAY_UNKNOWN
  Frames f;
  backs(f, 101);
  forbids(f, 301);
  delivers(f, 201).as(modality);
  const auto found = plugin.run(f);
  CHECK(found.links.empty());
  SECTION("and the reader can learn why nothing was flagged") {
    REQUIRE(!found.abstentions.empty());
    CHECK(found.abstentions.front().reason == (modality == GAINSAY_DENIED ? "opposite" : "not-realised"));
  }
}

TEST_CASE("a deed that did not happen is no deed, and denying that it did not happen makes it one") {
  auto plugin = stances();
  Frames f;
  backs(f, 101);
  auto& deed = delivers(f, 201).no().as(GAINSAY_ASSERTED);
  CHECK(plugin.run(f).links.empty());
  deed.as(GAINSAY_DENIED);
  CHECK(plugin.run(f).links.size() == 1);
}

TEST_CASE("an uncertain slot is shown but never flags") {
  auto plugin = stances();
  Frames f;
  backs(f, 101);
  SECTION("a guessed recipient") {
    f.claim(201)
        .says("supply.arms")
        .who("agent", north_korea)
        .who("recipient", russia, 0.6F)
        .during("2023-01-01", "2023-12-31");
    CHECK(plugin.run(f).links.empty());
  }
  SECTION("a recipient found by reference is enough, and counts in the score") {
    f.claim(201)
        .says("supply.arms")
        .who("agent", north_korea)
        .who("recipient", russia, 0.7F)
        .during("2023-01-01", "2023-12-31");
    const auto found = plugin.run(f);
    REQUIRE(found.links.size() == 1);
    CHECK_THAT(found.links.front().link.score, WithinAbs(0.95 * 0.7, 1e-6));
  }
}

TEST_CASE("deeds before the norm was in force do not break it, and undated deeds are for checking by hand") {
  auto plugin = stances();
  Frames f;
  backs(f, 101);
  SECTION("before") {
    f.claim(201)
        .says("supply.arms")
        .who("agent", north_korea)
        .who("recipient", russia)
        .during("1999-01-01", "1999-12-31");
    const auto found = plugin.run(f);
    CHECK(found.links.empty());
    REQUIRE(!found.abstentions.empty());
    CHECK(found.abstentions.front().reason == "not-in-force");
  }
  SECTION("undated") {
    f.claim(201).says("supply.arms").who("agent", north_korea).who("recipient", russia);
    const auto found = plugin.run(f);
    REQUIRE(found.links.size() == 1);
    CHECK(found.links.front().link.score < 0.6);
    CHECK(found.links.front().type == "norm-violation");
  }
}

TEST_CASE("the order of the claims changes nothing") {
  auto plugin = stances();
  Frames f, g;
  backs(f, 101), delivers(f, 201), forbids(f, 301);
  forbids(g, 301), delivers(g, 201), backs(g, 101);
  const auto one = plugin.run(f), two = plugin.run(g);
  REQUIRE(one.links.size() == two.links.size());
  for (const auto& link : one.links) {
    const auto same = two.between(link.link.a, link.link.b);
    REQUIRE(same.size() == 1);
    CHECK(same.front()->rule == link.rule);
    CHECK(same.front()->link.score == link.link.score);
    CHECK(same.front()->via == link.via);
  }
}

TEST_CASE("a rules file with a mistake is refused with the line it stands in") {
  auto plugin = stances();
  auto& host = plugin.host();
  const auto refused = [&](const std::string& rows) {
    host.set_data("rules.tsv", "id\ttype\ta\tb\twhen\tvia\tfamily\tstrength\n" + rows);
    const auto made = plugin.create();
    return made.has_value() ? std::string("accepted") : host.log().back();
  };
  CHECK_THAT(refused("r\tx\tp(agent=?x)[+ fact]\t?act(agent=?x)[+ fact]\tsoon\t\tnorm\t0.9\n"),
             StartsWith("rules.tsv:2"));
  CHECK_THAT(refused("r\tx\tp(agent=?q)[+ fact]\t?act(agent=?x)[+ fact]\t\t\tnorm\t0.9\n"),
             ContainsSubstring("role=VARIABLE"));
  CHECK_THAT(refused("r\tx\tp(agent=?x)[+ fact]\t?act(agent=?x)[+ fact]\t\tnobody\tnorm\t0.9\n"),
             ContainsSubstring("nobody"));
  CHECK_THAT(refused("r\tx\tp(agent=?x)[+ fact]\t?act(agent=?x)[+ fact]\t\t\tnorm\t1.9\n"),
             ContainsSubstring("strength"));
  CHECK(refused("r\tx\tp(agent=?x)[+ fact]\t?act(agent=?x)[+ fact]\t\t\tnorm\t0.9\n") == "accepted");
}
