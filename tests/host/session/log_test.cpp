// SPDX-License-Identifier: Apache-2.0
#include "host/session/log.hpp"

#include "tests/support/catch.hpp"

namespace gainsay::session {
namespace {

db::Event event(std::uint64_t seq, const std::string& by, const std::string& kind, const std::string& subject,
                const std::string& payload, const std::string& session = "arms") {
  return {seq, "2026-01-02T03:04:05Z", by, session, kind, subject, payload};
}

const std::string claim = "c-00000000000000c1";

}  // namespace

TEST_CASE("a session is open from its beginning to its end, and again when the end is undone") {
  std::vector<db::Event> events = {event(1, "mina", "session.new", "session:arms", R"({"question":"Who sent what?"})")};
  {
    const auto log = fold(events);
    REQUIRE(log.session("arms"));
    CHECK(log.session("arms")->question == "Who sent what?");
    CHECK(log.session("arms")->by == "mina");
    CHECK(log.session("arms")->closed == 0);
    CHECK_FALSE(log.session("Arms"));
  }
  events.push_back(event(2, "mina", "session.close", "session:arms", "{}"));
  CHECK(fold(events).session("arms")->closed == 2);
  events.push_back(event(3, "sara", "undo", "session:arms", R"({"event":2,"of":"mina"})"));
  CHECK(fold(events).session("arms")->closed == 0);
}

TEST_CASE("of each person the last verdict stands, beside those of others") {
  const auto log =
      fold(std::vector{event(1, "mina", "decide", claim, R"({"verdict":"supported","because":""})"),
                       event(2, "sara", "decide", claim, R"({"verdict":"refuted","because":"no"})"),
                       event(3, "mina", "decide", claim, R"({"verdict":"not-enough-evidence","because":""})"),
                       event(4, "mina", "reject", claim, R"({"because":"misread","links":[],"claims":[]})")});
  const auto standing = log.standing(claim);
  REQUIRE(standing.size() == 2);
  CHECK(standing[0]->verdict == Verdict::Refuted);
  CHECK(standing[1]->verdict == Verdict::NotEnoughEvidence);
  CHECK(log.about(claim).size() == 4);
  REQUIRE(log.rejection(claim));
  CHECK(log.rejection(claim)->seq == 4);
}

TEST_CASE("a session is found by its name as it is typed, and by no other") {
  const auto log = fold(std::vector{event(1, "mina", "session.new", "session:arms", R"({"question":"?"})")});
  for (const auto* typed : {"arms", " arms", "arms\t", "\n arms  "}) CHECK(log.session(typed));
  for (const auto* typed : {"", " ", "a rms", "arm", "arms."}) CHECK_FALSE(log.session(typed));
}

TEST_CASE("what events are about is found by its beginning, sorted, each once") {
  const std::vector events = {
      event(1, "mina", "note", "l-2b", R"({"text":"b"})"), event(2, "mina", "note", "l-2a", R"({"text":"a"})"),
      event(3, "mina", "note", "l-2a", R"({"text":"a"})"), event(4, "mina", "note", "l-3", R"({"text":"c"})"),
      event(5, "mina", "note", claim, R"({"text":"d"})")};
  const auto log = fold(events);
  CHECK(log.subjects("l-2") == std::vector<std::string_view>{"l-2a", "l-2b"});
  CHECK(log.subjects("l-3").size() == 1);
  CHECK(log.subjects("l-4").empty());
  CHECK(log.subjects("").size() == 4);
}

TEST_CASE("an undo keeps what it undoes, and says whose it was") {
  const auto log = fold(std::vector{event(1, "mina", "note", claim, R"({"text":"look"})"),
                                    event(2, "sara", "undo", claim, R"({"event":1,"of":"mina"})")});
  REQUIRE(log.entries().size() == 2);
  CHECK(log.entries()[0].undone_by == 2);
  CHECK(log.entries()[0].text == "look");
  CHECK(log.entries()[1].of == "mina");
  CHECK(log.entries()[1].stands());
}

TEST_CASE("what is written is what is read") {
  Entry entry;
  entry.seq = 9;
  entry.at = "2026-01-02T03:04:05Z";
  entry.by = "مینا";
  entry.session = "arms";
  entry.subject = "d-00000000000000d1";
  entry.kind = Kind::Decide;
  entry.resolution = Resolution::DifferentScope;
  entry.text = "“other” years";
  entry.links = {LinkId{1}, LinkId{0xFFFFFFFFFFFFFFFF}};
  entry.said = {{LinkId{1}, 7, {8, 0xFFFFFFFFFFFFFFFF}}, {{}, 9, {8}}};
  entry.claims = {ClaimId{2}};
  entry.at_told = true;
  const auto read = read_entry(to_event(entry));
  REQUIRE(read);
  CHECK(read->text == entry.text);
  CHECK(read->links == entry.links);
  REQUIRE(read->said.size() == 2);
  CHECK(read->said[0].link == LinkId{1});
  CHECK(read->said[0].what == 7);
  CHECK(read->said[0].documents == entry.said[0].documents);
  CHECK_FALSE(read->said[1].link);
  CHECK(read->claims == entry.claims);
  CHECK(read->resolution == entry.resolution);
  CHECK(read->at_told);
  CHECK_FALSE(read->by_assumed);
}

TEST_CASE("an event that this version does not understand changes nothing, and is said") {
  const std::vector<std::pair<std::string, std::string>> broken = {
      {"snooze", "{}"},
      {"note", "[]"},
      {"note", "{"},
      {"note", R"({"text":7})"},
      {"decide", R"({"because":"x"})"},
      {"decide", R"({"because":"x","verdict":"true"})"},
      {"decide", R"({"because":"x","resolve":"genuine"})"},
      {"decide", R"({"because":"x","resolve":"genuine","links":["c-0000000000000001"],"claims":[]})"},
      {"decide", R"({"because":"x","resolve":"genuine","links":["l-1"],"claims":[]})"},
      {"undo", R"({"event":-1,"of":"mina"})"}};
  for (const auto& [kind, payload] : broken) {
    CAPTURE(kind, payload);
    const auto log = fold(
        std::vector{event(1, "mina", kind, claim, payload), event(2, "mina", "note", claim, R"({"text":"look"})")});
    CHECK(log.entries().size() == 1);
    REQUIRE(log.unread().size() == 1);
    CHECK(log.unread()[0].seq == 1);
    CHECK_FALSE(log.unread()[0].reason.empty());
  }
}

}  // namespace gainsay::session
