// SPDX-License-Identifier: Apache-2.0
// The digest says what a casefile holds, and nothing about how it got there; verify says what is wrong with it.
#include <functional>

#include "tests/db/casefile_fixture.hpp"
#include "tests/db/raw_file.hpp"

namespace gainsay::db::test {
namespace {

using gainsay::test::ContainsSubstring;

std::string digest_after(const std::function<void(Casefile&)>& change) {
  auto casefile = must(Casefile::temporary());
  fill(casefile);
  change(casefile);
  return must(casefile.digest());
}

// What verify says of a filled casefile that was meddled with.
std::vector<std::string> findings_after(const std::string& sql) {
  const Folder folder;
  const auto path = folder.file("a.gainsay");
  {
    auto casefile = must(Casefile::create(path));
    fill(casefile);
    CHECK(messages(must(casefile.verify())).empty());
  }
  CHECK(raw_sql(path, sql).empty());
  return messages(must(must(Casefile::open(path, Access::Read)).verify()));
}

}  // namespace

TEST_CASE("the digest does not depend on the order of import") {
  auto one = must(Casefile::temporary());
  auto other = must(Casefile::temporary());
  fill(one, 0);
  fill(other, 1);
  CHECK(must(one.digest()) == must(other.digest()));
  CHECK(must(one.digest()).size() == 64);
}

TEST_CASE("the digest does not depend on versions, paths or datelines") {
  const auto plain = digest_after([](Casefile&) {});
  CHECK(plain == digest_after([](Casefile& c) {
          const auto next = run_of(extractor, "2");
          must(c.runs().put(next));
          must(Writer(c).put(found_in("No rain fell.", {"rain fell"}, next, "b.txt").rows()));
        }));
  CHECK(plain ==
        digest_after([](Casefile& c) { must(c.documents().put(document_of("No rain fell.", "moved/b.txt"))); }));
  CHECK(plain == digest_after([](Casefile& c) {
          auto document = document_of("No rain fell.", "copy.txt");
          document.appearances[0].publisher.reset();
          document.appearances[0].published->basis = model::DateBasis::Dateline;
          must(c.documents().put(document));
        }));
}

TEST_CASE("the digest depends on what is said") {
  const auto plain = digest_after([](Casefile&) {});
  CHECK(plain != digest_after([](Casefile& c) {
          auto found = found_in("No rain fell.", {"rain fell"}, run_of(extractor, "1"), "b.txt");
          found.claims[0].polarity = model::Polarity::Negative;
          must(Writer(c).put(found.rows()));
        }));
  CHECK(plain != digest_after([](Casefile& c) {
          auto document = document_of("No rain fell.", "b.txt");
          document.appearances[0].publisher = "The Other Post";
          must(c.documents().put(document));
        }));
  CHECK(plain != digest_after([](Casefile& c) { must(c.documents().put(document_of("New."))); }));
  CHECK(plain != digest_after([](Casefile& c) { must(Writer(c).replace_links(verifier, 7, {})); }));
  CHECK(plain != digest_after([](Casefile& c) {
          must(c.events().append({0, "2026-01-01T00:00:00Z", "mina", "", "note", "d-01", "{}"}));
        }));
}

TEST_CASE("verify finds a text that was changed") {
  const auto findings =
      findings_after("UPDATE document_text SET text = replace(text, 'No', 'So') WHERE text LIKE 'No%'");
  REQUIRE(findings.size() == 1);
  CHECK_THAT(findings[0], ContainsSubstring("sha256:") && ContainsSubstring("not the one that was imported"));
}

TEST_CASE("verify finds a changed claim, slot, time or cue, and one that is gone") {
  for (const char* sql :
       {"UPDATE claim SET polarity = 1 WHERE no = 2", "UPDATE claim_slot SET label = 'there' WHERE claim = 2",
        "UPDATE claim_time SET lo = lo - 1 WHERE claim = 2", "DELETE FROM claim_cue WHERE claim = 2",
        "UPDATE claim SET confidence = 0.91 WHERE no = 2", "DELETE FROM claim_slot WHERE claim = 1"}) {
    CAPTURE(sql);
    const auto findings = findings_after(sql);
    REQUIRE(findings.size() == 1);
    CHECK_THAT(findings[0], ContainsSubstring("its claims are not those that were found"));
  }
}

TEST_CASE("verify finds spans outside the text or inside a character") {
  const Folder folder;
  const auto path = folder.file("a.gainsay");
  auto casefile = must(Casefile::create(path));
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  auto found = found_in("Çok yağmur yağdı.", {"yağmur"}, run);
  auto& claim = found.claims[0];
  SECTION("beyond the end") { claim.slots[0].span.end = 100; }
  SECTION("inside a character") { claim.cues[0].span = {1, 4}; }
  SECTION("a time") { claim.time->span = {3, 3}; }
  SECTION("a source") { claim.sources.push_back({{}, "x", "", {5, 2}, 1}); }
  must(Writer(casefile).put(found.rows()));
  const auto findings = messages(must(casefile.verify()));
  REQUIRE(findings.size() == 1);
  CHECK_THAT(findings[0], ContainsSubstring(to_string(claim.id)) && ContainsSubstring("has a span outside the text"));
}

TEST_CASE("verify finds what points nowhere, terms without names, and an index that lies") {
  CHECK_FALSE(findings_after("PRAGMA foreign_keys = OFF; DELETE FROM claim WHERE no = 2").empty());
  CHECK_FALSE(findings_after("UPDATE claim_key SET claim = 3 WHERE claim = 2").empty());
  CHECK_FALSE(findings_after("DELETE FROM claim_key WHERE claim = 2").empty());
  CHECK_FALSE(findings_after("DELETE FROM matter").empty());
  CHECK_FALSE(findings_after("UPDATE link_slot SET a_end = 4000").empty());
  CHECK_THAT(findings_after("UPDATE link SET score = 0.99").at(0), ContainsSubstring("was changed after it was found"));
  CHECK_THAT(findings_after("UPDATE appearance SET publisher = 'x' WHERE document = 1").at(0),
             ContainsSubstring("a.txt"));
  CHECK_THAT(findings_after("UPDATE document SET language = 'xx' WHERE no = 1").at(0), ContainsSubstring("language"));
  CHECK_THAT(findings_after("UPDATE comparison SET rows = x'00' WHERE document = 1").at(0),
             ContainsSubstring("columns"));
  CHECK_THAT(findings_after("UPDATE term SET name = NULL WHERE no = 1").at(0), ContainsSubstring("has no name"));
  CHECK_THAT(findings_after("UPDATE term SET name = 'snow' WHERE no = 1").at(0), ContainsSubstring("is not the hash"));
}

TEST_CASE("verify finds text that was read from bytes of another kind, and changed") {
  const Folder folder;
  const auto path = folder.file("a.gainsay");
  auto document = document_of("The text of a page.");
  document.id = kit::document_id("<p>The text of a page.");
  {
    auto casefile = must(Casefile::create(path));
    must(casefile.documents().put(document));
    CHECK(messages(must(casefile.verify())).empty());
  }
  CHECK(raw_sql(path, "UPDATE document_text SET text = 'The text of a pagf.'").empty());
  CHECK(must(must(Casefile::open(path, Access::Read)).verify()).size() == 1);
}

TEST_CASE("verify finds a guard that was taken away, changed or put in") {
  const auto one = [](const char* meddling) {
    const auto found = findings_after(meddling);
    REQUIRE(found.size() == 1);
    return found[0];
  };
  CHECK_THAT(one("DROP TRIGGER event_is_never_erased"), ContainsSubstring("trigger event_is_never_erased is missing"));
  CHECK_THAT(one("DROP TRIGGER event_is_never_changed; CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event "
                 "BEGIN SELECT 1; END"),
             ContainsSubstring("trigger event_is_never_changed was changed"));
  CHECK_THAT(one("CREATE TRIGGER quiet AFTER INSERT ON event BEGIN DELETE FROM skipped; END"),
             ContainsSubstring("trigger quiet is no part of a casefile"));
  CHECK_THAT(one("DROP INDEX event_by_subject"), ContainsSubstring("index event_by_subject is missing"));
  CHECK(findings_after("ANALYZE").empty());
}

}  // namespace gainsay::db::test
