// SPDX-License-Identifier: Apache-2.0
#include "host/session/acts.hpp"

#include <set>
#include <utility>

#include "db/sqlite/connection.hpp"
#include "host/session/standing.hpp"
#include "tests/db/casefile_fixture.hpp"

namespace gainsay::session {
namespace {

using namespace db::test;
using gainsay::test::ContainsSubstring;

// A casefile with two documents, three claims, one link, and a session "arms".
struct Story {
  db::Casefile casefile = must(db::Casefile::temporary());
  std::string claim, link, matter, document;

  Story() {
    fill(casefile);
    must(casefile.connection().execute("DELETE FROM comparison"));  // the fixture's are made up
    const auto found = must(casefile.links().list({})).at(0);
    claim = to_string(found.a);
    link = to_string(found.id);
    matter = to_string(found.matter);
    document = to_string(must(casefile.claims().get(found.a)).document);
    must(open_session(casefile, "arms", "Who sent what?", by("mina", "")));
  }
  static Actor by(const std::string& who, const std::string& session = "arms") {
    return {who, session, "2026-01-02T03:04:05Z", true};
  }
  std::size_t events() { return must(casefile.events().list()).size(); }
  void refused(const Result<std::uint64_t>& result, ErrorCode code, const std::string& words) {
    REQUIRE_FALSE(result);
    CHECK(result.error().code == code);
    CHECK_THAT(result.error().message, ContainsSubstring(words));
  }
};

const Decision genuine{std::nullopt, Resolution::Genuine, "it is"};
const Decision supported{Verdict::Supported, std::nullopt, ""};

}  // namespace

TEST_CASE("a decision about a disagreement remembers the links and claims it was made on") {
  Story s;
  must(decide(s.casefile, s.matter, genuine, Story::by("mina")));
  const auto log = must(load_log(s.casefile));
  const auto& entry = log.entries().back();
  REQUIRE(entry.links.size() == 1);
  CHECK(to_string(entry.links[0]) == s.link);
  CHECK(entry.claims.size() == 2);
  CHECK(entry.session == "arms");
}

TEST_CASE("ids may be shortened; unknown, ambiguous and foreign ones change nothing") {
  Story s;
  must(decide(s.casefile, s.claim.substr(0, 8), supported, Story::by("mina")));
  const auto before = s.events();
  s.refused(decide(s.casefile, "c-", supported, Story::by("mina")), ErrorCode::Usage, "no id");
  s.refused(decide(s.casefile, "d-0123456789", genuine, Story::by("mina")), ErrorCode::NotFound, "not in the casefile");
  s.refused(decide(s.casefile, s.link, genuine, Story::by("mina")), ErrorCode::Usage, "neither a claim nor");
  s.refused(decide(s.casefile, s.document, supported, Story::by("mina")), ErrorCode::Usage, "neither a claim nor");
  s.refused(decide(s.casefile, s.claim, genuine, Story::by("mina")), ErrorCode::Usage, "takes --verdict");
  s.refused(decide(s.casefile, s.matter, supported, Story::by("mina")), ErrorCode::Usage, "takes --resolve");
  s.refused(reject(s.casefile, s.document, "x", Story::by("mina")), ErrorCode::Usage, "is a document");
  CHECK(s.events() == before);
}

TEST_CASE("a decision needs somebody, an open session and, where it says no, a reason") {
  Story s;
  s.refused(decide(s.casefile, s.claim, supported, Story::by("")), ErrorCode::Usage, "nobody");
  s.refused(decide(s.casefile, s.claim, supported, Story::by(" \t")), ErrorCode::Usage, "nobody");
  s.refused(decide(s.casefile, s.claim, supported, Story::by("a\x1b[31mb")), ErrorCode::Usage, "control character");
  s.refused(decide(s.casefile, s.claim, supported, Story::by("a\u202Eb")), ErrorCode::Usage, "control character");
  s.refused(decide(s.casefile, s.claim, supported, Story::by("\xFF")), ErrorCode::Usage, "UTF-8");
  s.refused(decide(s.casefile, s.claim, supported, Story::by(std::string(201, 'x'))), ErrorCode::Usage, "longer");
  s.refused(decide(s.casefile, s.claim, supported, Story::by("mina", "")), ErrorCode::Usage, "no session is named");
  s.refused(decide(s.casefile, s.claim, supported, Story::by("mina", "other")), ErrorCode::Usage,
            "no session \"other\"");
  s.refused(decide(s.casefile, s.claim, {}, Story::by("mina")), ErrorCode::Usage, "needs --verdict");
  for (const auto verdict : {Verdict::Refuted, Verdict::ConflictingEvidence})
    s.refused(decide(s.casefile, s.claim, {verdict, std::nullopt, " "}, Story::by("mina")), ErrorCode::Usage,
              "--because");
  s.refused(decide(s.casefile, s.matter, {std::nullopt, Resolution::Genuine, ""}, Story::by("mina")), ErrorCode::Usage,
            "--because");
  s.refused(reject(s.casefile, s.matter, "", Story::by("mina")), ErrorCode::Usage, "--because");
  s.refused(note(s.casefile, s.matter, "", Story::by("mina")), ErrorCode::Usage, "--text");
  CHECK(s.events() == 1);
  must(decide(s.casefile, s.claim, supported, Story::by(" mina ")));
  must(decide(s.casefile, s.claim, {Verdict::NotEnoughEvidence, std::nullopt, ""}, Story::by("mina")));
  CHECK(must(load_log(s.casefile)).standing(s.claim).size() == 1);
}

TEST_CASE("nothing more is decided in a closed session, until its closing is undone") {
  Story s;
  const auto decided = must(decide(s.casefile, s.claim, supported, Story::by("mina")));
  const auto closed = must(close_session(s.casefile, "arms", Story::by("")));
  {
    const auto log = must(load_log(s.casefile));
    CHECK(log.entry(closed)->by == "mina");
    CHECK(log.entry(closed)->by_assumed);
  }
  s.refused(decide(s.casefile, s.claim, supported, Story::by("mina")), ErrorCode::Usage, "was closed");
  s.refused(note(s.casefile, s.claim, "late", Story::by("mina")), ErrorCode::Usage, "was closed");
  s.refused(reject(s.casefile, s.claim, "late", Story::by("mina")), ErrorCode::Usage, "was closed");
  s.refused(undo(s.casefile, decided, Story::by("mina")), ErrorCode::Usage, "was closed");
  s.refused(close_session(s.casefile, "arms", Story::by("mina")), ErrorCode::Usage, "was closed");
  must(undo(s.casefile, closed, Story::by("sara")));
  must(undo(s.casefile, decided, Story::by("mina")));
}

TEST_CASE("a session's name is taken once, and a session needs a question") {
  Story s;
  s.refused(open_session(s.casefile, " arms ", "Again?", Story::by("sara", "")), ErrorCode::Usage, "already");
  s.refused(open_session(s.casefile, "", "Again?", Story::by("sara", "")), ErrorCode::Usage, "name is empty");
  s.refused(open_session(s.casefile, "two\nlines", "Again?", Story::by("sara", "")), ErrorCode::Usage, "control");
  s.refused(open_session(s.casefile, "other", " ", Story::by("sara", "")), ErrorCode::Usage, "--question");
  s.refused(close_session(s.casefile, "other", Story::by("")), ErrorCode::Usage, "no session");
}

TEST_CASE("an undo appends; each event is undone once; a session is not undone") {
  Story s;
  const auto decided = must(decide(s.casefile, s.claim, supported, Story::by("mina")));
  const auto undone = must(undo(s.casefile, decided, Story::by("sara")));
  CHECK(undone == decided + 1);
  {
    const auto log = must(load_log(s.casefile));
    CHECK(log.entry(undone)->of == "mina");
    CHECK(log.entry(undone)->by == "sara");
    CHECK(log.entry(undone)->session == "arms");
    CHECK(log.standing(s.claim).empty());
  }
  s.refused(undo(s.casefile, decided, Story::by("mina")), ErrorCode::Usage, "undone already, by event 3");
  s.refused(undo(s.casefile, 99, Story::by("mina")), ErrorCode::NotFound, "no event 99");
  s.refused(undo(s.casefile, 1, Story::by("mina")), ErrorCode::Usage, "opens a session");
  must(undo(s.casefile, undone, Story::by("")));
  const auto log = must(load_log(s.casefile));
  CHECK(log.entries().back().by == "sara");
  CHECK(log.entries().back().by_assumed);
  CHECK(log.standing(s.claim).size() == 1);
  CHECK(must(s.casefile.events().verify_chain()).empty());
}

TEST_CASE("a flag is rejected once, and stays rejected when its link comes anew") {
  Story s;
  const auto link = must(s.casefile.links().list({})).at(0);
  must(reject(s.casefile, s.link, "not the same rain", Story::by("mina", "")));
  s.refused(reject(s.casefile, s.link, "again", Story::by("sara")), ErrorCode::Usage, "already by mina (event 2)");
  must(s.casefile.links().erase(link.verifier));
  CHECK(must(s.casefile.links().about(link.matter)).empty());
  s.refused(decide(s.casefile, s.matter, genuine, Story::by("mina")), ErrorCode::Usage, "no flagged link");
  must(s.casefile.links().replace(link.verifier, link.key, std::vector{link}));
  const auto log = must(load_log(s.casefile));
  const auto standing = standing_of(log, {}, link.matter, must(s.casefile.links().about(link.matter)));
  CHECK(standing.state == State::Dismissed);
  CHECK(standing.links.empty());
}

TEST_CASE("each of two people may reject a disagreement, once") {
  Story s;
  must(reject(s.casefile, s.matter, "no", Story::by("mina")));
  s.refused(reject(s.casefile, s.matter, "no", Story::by("mina")), ErrorCode::Usage, "already by mina");
  must(reject(s.casefile, s.matter, "no", Story::by("sara")));
}

TEST_CASE("an undo means the same event in every log, also one of several that are the same") {
  Story s;
  const auto note_it = [&] { return must(note(s.casefile, s.claim, "twice", Story::by("mina"))); };
  const auto first = note_it(), second = note_it();
  must(undo(s.casefile, second, Story::by("mina")));
  auto events = must(s.casefile.events().list());
  {
    const auto log = fold(events);
    CHECK(log.entry(first)->stands());
    CHECK_FALSE(log.entry(second)->stands());
    CHECK(log.entries().back().undoes == second);
  }
  for (auto& event : events) event.seq += 7;  // as in a log that begins with other work
  const auto log = fold(events);
  CHECK(log.entry(first + 7)->stands());
  CHECK_FALSE(log.entry(second + 7)->stands());
}

TEST_CASE("opposite decisions never have one digest") {
  const auto dismissed = Decision{std::nullopt, Resolution::Dismissed, "it is not"};
  std::set<std::string> digests;
  for (const bool undone : {false, true})
    for (const auto& [one, other] : {std::pair(genuine, dismissed), std::pair(dismissed, genuine)}) {
      Story s;
      must(decide(s.casefile, s.matter, one, Story::by("mina")));
      const auto last = must(decide(s.casefile, s.matter, other, Story::by("mina")));
      if (undone) must(undo(s.casefile, last, Story::by("mina")));
      digests.insert(must(s.casefile.digest()));
    }
  CHECK(digests.size() == 4);
}

TEST_CASE("the same work has one digest, whatever was done about other things in between") {
  std::set<std::string> digests;
  for (const bool note_first : {true, false}) {
    Story s;
    if (note_first) must(note(s.casefile, s.document, "read", Story::by("sara")));
    const auto decided = must(decide(s.casefile, s.matter, genuine, Story::by("mina")));
    if (!note_first) must(note(s.casefile, s.document, "read", Story::by("sara")));
    must(undo(s.casefile, decided, Story::by("mina")));
    digests.insert(must(s.casefile.digest()));
  }
  CHECK(digests.size() == 1);
}

TEST_CASE("a person and a session are the same however their names were typed") {
  Story s;
  must(open_session(s.casefile, "caf\u00e9", "Who?", Story::by("mina", "")));
  must(decide(s.casefile, s.claim, supported, Story::by("Jose\u0301", "cafe\u0301")));
  must(decide(s.casefile, s.claim, {Verdict::Refuted, std::nullopt, "no"}, Story::by("Jos\u00e9\u00a0", "caf\u00e9")));
  const auto log = must(load_log(s.casefile));
  CHECK(log.standing(s.claim).size() == 1);
  CHECK(log.session("cafe\u0301") == log.session("caf\u00e9"));
  s.refused(open_session(s.casefile, "cafe\u0301 ", "Who?", Story::by("mina", "")), ErrorCode::Usage, "already");
}

}  // namespace gainsay::session
