// SPDX-License-Identifier: Apache-2.0
#include "host/session/standing.hpp"

#include "tests/host/session/story.hpp"
#include "tests/support/catch.hpp"

namespace gainsay::session {
namespace {

using namespace test;

std::string state_after(const std::vector<std::string>& story, const std::vector<unsigned>& now) {
  const auto log = fold(events_of(story));
  CHECK(log.unread().empty());
  return word(standing_of(log, {}, matter, links(now)).state);
}

struct Edge {
  const char* name;
  std::vector<std::string> story;
  std::vector<unsigned> links;
  const char* state;
};

}  // namespace

TEST_CASE("a disagreement goes where people and evidence take it, and nowhere else") {
  const std::vector<Edge> edges = {
      // from open
      {"nobody did anything", {}, {1}, "open"},
      {"a note is no decision", {"mina: note"}, {1}, "open"},
      {"genuine", {"mina: genuine on 1"}, {1}, "resolved"},
      {"compatible in time", {"mina: compatible-in-time on 1"}, {1}, "resolved"},
      {"different scope", {"mina: different-scope on 1"}, {1}, "resolved"},
      {"different attribution", {"mina: different-attribution on 1"}, {1}, "resolved"},
      {"extraction error", {"mina: extraction-error on 1"}, {1}, "resolved"},
      {"duplicate", {"mina: duplicate on 1"}, {1}, "resolved"},
      {"undecidable", {"mina: undecidable on 1"}, {1}, "undecidable"},
      {"dismissed", {"mina: dismissed on 1"}, {1}, "dismissed"},
      {"rejected", {"mina: rejects it"}, {1}, "dismissed"},
      {"its only link rejected", {"mina: rejects link 1"}, {1}, "dismissed"},
      {"one of two links rejected", {"mina: rejects link 1"}, {1, 2}, "open"},
      {"an end of its only link rejected", {"mina: rejects claim 12"}, {1}, "dismissed"},
      {"what connects its links rejected", {"mina: rejects claim 7"}, {1, 2}, "dismissed"},
      {"a claim of another link rejected", {"mina: rejects claim 21"}, {1}, "open"},
      // new evidence
      {"resolved, a link came", {"mina: genuine on 1"}, {1, 2}, "reopened"},
      {"undecidable, a link came", {"mina: undecidable on 1"}, {1, 2}, "reopened"},
      {"dismissed, a link came", {"mina: dismissed on 1"}, {1, 2}, "reopened"},
      {"one link took the place of another", {"mina: genuine on 1"}, {2}, "reopened"},
      {"rejected, a link came", {"mina: rejects it"}, {1, 2}, "dismissed"},
      {"resolved, a link went", {"mina: genuine on 1 2"}, {1}, "resolved"},
      {"resolved, all links went", {"mina: genuine on 1 2"}, {}, "resolved"},
      {"rejected, all links went", {"mina: rejects it"}, {}, "dismissed"},
      {"the link that came was rejected", {"mina: genuine on 1", "mina: rejects link 2"}, {1, 2}, "resolved"},
      // from reopened
      {"decided again", {"mina: genuine on 1", "mina: genuine on 1 2"}, {1, 2}, "resolved"},
      {"decided again by another", {"mina: genuine on 1", "sara: duplicate on 1 2"}, {1, 2}, "resolved"},
      {"a rejection does not decide what was open to another",
       {"mina: genuine on 1", "sara: rejects it"},
       {1, 2},
       "reopened"},
      {"one rejects it, another dismisses it on what there was",
       {"sara: rejects it", "mina: dismissed on 1"},
       {1, 2},
       "dismissed"},
      {"the same the other way round", {"mina: dismissed on 1", "sara: rejects it"}, {1, 2}, "dismissed"},
      {"one rejects it, one dismisses it, one found it genuine",
       {"sara: rejects it", "mina: dismissed on 1", "omid: genuine on 1"},
       {1, 2},
       "reopened"},
      {"the one who dismisses it has seen the new link",
       {"sara: rejects it", "omid: genuine on 1", "mina: dismissed on 1 2"},
       {1, 2},
       "dismissed"},
      {"the rejection is undone", {"sara: rejects it", "mina: dismissed on 1", "sara: undo 1"}, {1, 2}, "reopened"},
      {"dismissed after all", {"mina: genuine on 1", "mina: rejects it"}, {1, 2}, "dismissed"},
      // people who do not agree
      {"two say two things", {"mina: genuine on 1", "sara: duplicate on 1"}, {1}, "in_review"},
      {"two say the same", {"mina: genuine on 1", "sara: genuine on 1"}, {1}, "resolved"},
      {"one of them is convinced",
       {"mina: genuine on 1", "sara: duplicate on 1", "sara: genuine on 1"},
       {1},
       "resolved"},
      {"one rejects what the other resolved", {"mina: genuine on 1", "sara: rejects it"}, {1}, "in_review"},
      {"one rejects the link that the other resolved on",
       {"mina: genuine on 1", "sara: rejects link 1"},
       {1},
       "in_review"},
      {"one rejects what the other dismissed", {"mina: dismissed on 1", "sara: rejects it"}, {1}, "dismissed"},
      {"a link comes between two opinions", {"mina: genuine on 1", "sara: duplicate on 1"}, {1, 2}, "reopened"},
      // undone
      {"a decision", {"mina: genuine on 1", "mina: undo 1"}, {1}, "open"},
      {"the second thought", {"mina: genuine on 1", "mina: undecidable on 1", "mina: undo 2"}, {1}, "resolved"},
      {"the other's", {"mina: genuine on 1", "sara: duplicate on 1", "mina: undo 2"}, {1}, "resolved"},
      {"an undo", {"mina: genuine on 1", "sara: undo 1", "mina: undo 2"}, {1}, "resolved"},
      {"an undo of an undo", {"mina: genuine on 1", "sara: undo 1", "mina: undo 2", "sara: undo 3"}, {1}, "open"},
      {"a rejection", {"mina: rejects it", "sara: undo 1"}, {1}, "open"},
      {"a rejection of a link that was decided without",
       {"sara: rejects link 2", "mina: genuine on 1", "sara: undo 1"},
       {1, 2},
       "reopened"},
      {"what comes later cannot be undone ahead of it", {"mina: undo 2", "mina: genuine on 1"}, {1}, "resolved"},
  };
  for (const auto& edge : edges) {
    CAPTURE(edge.name);
    CHECK(state_after(edge.story, edge.links) == edge.state);
  }
}

TEST_CASE("both of two people who do not agree are kept, each with the reason") {
  const auto log = fold(events_of({"mina: genuine on 1", "sara: duplicate on 1", "mina: note"}));
  const auto standing = standing_of(log, {}, matter, links({1}));
  REQUIRE(standing.positions.size() == 2);
  CHECK(standing.positions[0].entry->by == "mina");
  CHECK(standing.positions[0].entry->resolution == Resolution::Genuine);
  CHECK(standing.positions[1].entry->by == "sara");
  CHECK(standing.positions[1].entry->text == "because");
  CHECK_FALSE(standing.resolution);
  CHECK(standing.to_do());
}

TEST_CASE("what outdates a decision is named") {
  const auto log = fold(events_of({"mina: genuine on 1 2"}));
  const auto standing = standing_of(log, {}, matter, links({2, 3, 4}));
  REQUIRE(standing.positions.size() == 1);
  CHECK(standing.positions[0].outdated());
  CHECK(standing.positions[0].fresh == std::vector{LinkId{3}, LinkId{4}});
  CHECK(standing.positions[0].gone == std::vector{LinkId{1}});
}

TEST_CASE("links to check by hand and corroborations are no evidence") {
  const auto log = fold(events_of({"mina: genuine on 1"}));
  const auto now =
      std::vector{link(1), link(2, model::Tier::Check), link(3, model::Tier::Flag, model::Relation::Corroboration)};
  CHECK(standing_of(log, {}, matter, now).state == State::Resolved);
}

TEST_CASE("a rejected link or claim takes its links out of every count") {
  const auto log = fold(events_of({"sara: rejects link 1", "mina: rejects claim 22"}));
  const auto all = all_standings(log, {}, links({1, 2, 3}));
  CHECK(all.rejected == std::set{LinkId{1}, LinkId{2}});
  REQUIRE(all.standings.count(matter) == 1);
  const auto& standing = all.standings.at(matter);
  CHECK(standing.links == std::vector{LinkId{3}});
  REQUIRE(standing.rejections.size() == 2);
  CHECK(standing.rejections[0]->by == "sara");
}

TEST_CASE("a casefile in which nobody did anything has only open disagreements") {
  const auto log = fold({});
  const auto all = all_standings(log, {}, links({1, 2}));
  CHECK(all.standings.empty());
  CHECK(all.rejected.empty());
}

TEST_CASE("one link stands for another that says the same in the same voices, and for no other") {
  // Links 1 and 2 say the same; documents 100 and 200 are what 1 joins, 101 a copy of 100, 300 somebody else's text.
  Sayings sayings;
  const auto says = [&](unsigned n, std::uint64_t a, std::uint64_t b) {
    sayings.add_claim(ClaimId{10 * n + 1}, 5, a);
    sayings.add_claim(ClaimId{10 * n + 2}, 6, b);
  };
  says(1, 100, 200), says(2, 200, 101), says(3, 300, 200);
  sayings.set_voice(101, 100);
  auto decided = fold(events_of({"mina: genuine on 1"})).entries().front();
  auto rejected = fold(events_of({"mina: rejects link 1"})).entries().front();
  decided.said = rejected.said = {sayings.of(link(1))};
  const auto state = [&](const Entry& entry, const std::vector<unsigned>& now) {
    const auto log = fold(std::vector{to_event(entry)});
    return std::string(word(standing_of(log, sayings, matter, links(now)).state));
  };
  CHECK(state(decided, {2}) == "resolved");
  CHECK(state(decided, {2, 3}) == "reopened");
  CHECK(state(rejected, {2}) == "dismissed");
  CHECK(state(rejected, {2, 3}) == "open");
  decided.said.clear();  // an event of an older version
  CHECK(state(decided, {1}) == "resolved");
  CHECK(state(decided, {2}) == "reopened");
}

}  // namespace gainsay::session
