// SPDX-License-Identifier: Apache-2.0
#include "tests/db/casefile_fixture.hpp"
#include "tests/db/raw_file.hpp"

namespace gainsay::db::test {
namespace {

using gainsay::test::ContainsSubstring;

Event note(const std::string& text, const std::string& subject = "d-01") {
  return {0, "2026-01-02T03:04:05Z", "mina", "rain", "note", subject, std::string("[\"").append(text).append("\"]")};
}

void append_three(Casefile& casefile) {
  for (const char* text : {"one", "two", "three"}) must(casefile.events().append(note(text)));
}

// Three notes, meddled with.
std::vector<Problem> after(const std::string& meddling) {
  const Folder folder;
  const auto path = folder.file("a.gainsay");
  {
    auto casefile = must(Casefile::create(path));
    append_three(casefile);
    CHECK(must(casefile.events().verify_chain()).empty());
  }
  CHECK(raw_sql(path, "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_erased;" + meddling).empty());
  auto casefile = must(Casefile::open(path, Access::Read));
  CHECK(must(casefile.verify()).size() >= must(casefile.events().verify_chain()).size());
  return must(casefile.events().verify_chain());
}

}  // namespace

TEST_CASE("events come back in order, all or about one thing") {
  auto casefile = must(Casefile::temporary());
  CHECK(must(casefile.events().append(note("one"))) == 1);
  CHECK(must(casefile.events().append(note("two", "c-02"))) == 2);
  const auto all = must(casefile.events().list());
  REQUIRE(all.size() == 2);
  CHECK(all[1].seq == 2);
  CHECK(all[1].by == "mina");
  CHECK(all[1].payload == "[\"two\"]");
  CHECK(must(casefile.events().list("c-02")).size() == 1);
  CHECK(must(casefile.events().verify_chain()).empty());
}

TEST_CASE("an event says who did what, in JSON") {
  auto casefile = must(Casefile::temporary());
  auto event = note("x");
  SECTION("nobody") { event.by.clear(); }
  SECTION("nothing") { event.kind.clear(); }
  SECTION("no JSON") { event.payload.pop_back(); }
  CHECK(casefile.events().append(event).error().code == ErrorCode::BadInput);
  CHECK(must(casefile.events().list()).empty());
}

TEST_CASE("the file refuses to change or erase an event") {
  const Folder folder;
  const auto path = folder.file("a.gainsay");
  {
    auto casefile = must(Casefile::create(path));
    append_three(casefile);
  }
  CHECK_THAT(raw_sql(path, "UPDATE event SET by = 'eve' WHERE seq = 2"), ContainsSubstring("never changed"));
  CHECK_THAT(raw_sql(path, "DELETE FROM event WHERE seq = 3"), ContainsSubstring("never erased"));
  CHECK(must(must(Casefile::open(path, Access::Read)).events().list()).size() == 3);
}

TEST_CASE("who gets round that breaks the chain") {
  SECTION("a changed event") {
    const auto problems = after("UPDATE event SET by = 'eve' WHERE seq = 2");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].subject == "event 2");
    CHECK_THAT(problems[0].message, ContainsSubstring("changed"));
  }
  const auto only = [](const std::vector<Problem>& problems, const std::string& subject, const std::string& words) {
    CAPTURE(messages(problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].subject == subject);
    CHECK_THAT(problems[0].message, ContainsSubstring(words));
  };
  SECTION("an event taken out") { only(after("DELETE FROM event WHERE seq = 2"), "event 2", "missing"); }
  SECTION("the first event taken out") { only(after("DELETE FROM event WHERE seq = 1"), "event 1", "missing"); }
  SECTION("two events taken out") { only(after("DELETE FROM event WHERE seq < 3"), "event 1", "up to event 2"); }
  SECTION("the last event taken out") { only(after("DELETE FROM event WHERE seq = 3"), "event 3", "cut off"); }
  SECTION("the whole log taken out") { only(after("DELETE FROM event"), "event 1", "up to event 3"); }
  SECTION("a hash that is another") {
    only(after("UPDATE event SET hash = prev_hash WHERE seq = 2"), "event 2", "changed");
  }
  SECTION("the hash before it that is another") {
    only(after("UPDATE event SET prev_hash = hash WHERE seq = 2"), "event 2", "changed");
  }
  SECTION("the end of the log that is another") {
    only(after("UPDATE event_head SET hash = zeroblob(32)"), "event 3", "not the one that ended");
  }
  SECTION("no end of the log") { only(after("DELETE FROM event_head"), "event_head", "missing"); }
  SECTION("an event put in") {
    const auto problems = after(
        "INSERT INTO event SELECT 4, hash, hash, at, by, session, kind, subject, payload FROM event "
        "WHERE seq = 3");
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].subject == "event 4");
    CHECK_THAT(problems[1].message, ContainsSubstring("put in"));
  }
  SECTION("an event replaced with another that has its own sound hash") {
    const Folder folder;
    const auto path = folder.file("other.gainsay");
    auto other = must(Casefile::create(path));
    must(other.events().append(note("forged")));
    only(after("ATTACH '" + path +
               "' AS other; DELETE FROM event WHERE seq = 1;"
               "INSERT INTO event SELECT * FROM other.event"),
         "event 2", "does not follow event 1");
  }
  SECTION("an event put in before the first") {
    only(after("INSERT INTO event SELECT -1, prev_hash, hash, at, by, session, kind, subject, payload FROM event "
               "WHERE seq = 3"),
         "event -1", "has no place in the log");
  }
  SECTION("two events that change places") {
    CHECK_FALSE(after("UPDATE event SET seq = 9 WHERE seq = 1; UPDATE event SET seq = 1 WHERE seq = 2;"
                      "UPDATE event SET seq = 2 WHERE seq = 9")
                    .empty());
  }
}

TEST_CASE("human events stay when the claims they speak of are found anew") {
  auto casefile = must(Casefile::temporary());
  fill(casefile);
  const auto claim = must(casefile.claims().of(kit::document_id("No rain fell."))).at(0);
  must(casefile.events().append(note("look again", to_string(claim.id))));
  const auto next = run_of(extractor, "2");
  must(casefile.runs().put(next));
  auto found = found_in("No rain fell.", {"rain fell"}, next, "b.txt");
  found.claims[0].confidence = 0.5;
  must(Writer(casefile).put(found.rows()));
  CHECK(must(casefile.events().list(to_string(claim.id))).size() == 1);
  CHECK(must(casefile.claims().get(claim.id)).confidence == 0.5);
}

}  // namespace gainsay::db::test
