// SPDX-License-Identifier: Apache-2.0
// What goes into a casefile comes out again, and the same twice changes nothing.
#include <algorithm>
#include <cmath>

#include "tests/db/casefile_fixture.hpp"

namespace gainsay::db::test {

TEST_CASE("a document comes back with its text, language and every appearance") {
  auto casefile = must(Casefile::temporary());
  auto document = document_of("Gül’e yağmur yağdı.\nباران آمد.");
  auto& seen = document.appearances.front();
  seen.title = "Rain";
  seen.url = "https://example.org/?a=1";
  seen.author = "";
  seen.retrieved = "2024-05";
  seen.published->second = 3600;
  document.appearances.push_back(
      {"b.txt", std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt});
  const auto put = must(casefile.documents().put(document));
  CHECK(put.is_new);
  const auto back = must(casefile.documents().get(document.id));
  CHECK(back.text == document.text);
  CHECK(back.language == "en");
  REQUIRE(back.appearances.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(Record().add(back.appearances[i]).bytes() == Record().add(document.appearances[i]).bytes());
  }
  CHECK(must(casefile.documents().list({})).front().bytes == document.text.size());
  CHECK(must(casefile.documents().list({})).front().characters < document.text.size());
  CHECK(casefile.documents().get(kit::document_id("other")).error().code == ErrorCode::NotFound);
}

TEST_CASE("a text that is not UTF-8 is refused, and nothing of it stays") {
  auto casefile = must(Casefile::temporary());
  Writer writer(casefile);
  auto found = found_in("x", {}, run_of(extractor, "1"));
  must(casefile.runs().put(run_of(extractor, "1")));
  found.document.text = "caf\xe9";
  const auto put = writer.put(found.rows());
  REQUIRE_FALSE(put);
  CHECK(put.error().code == ErrorCode::BadInput);
  CHECK_THAT(put.error().message, gainsay::test::ContainsSubstring("byte 3"));
  CHECK(must(casefile.documents().count()) == 0);
}

TEST_CASE("a claim comes back with every field") {
  auto casefile = must(Casefile::temporary());
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  auto found = found_in("The rain fell.", {}, run);
  found.claims.push_back(full_claim(found.document, run));
  CHECK(must(Writer(casefile).put(found.rows())).changed);
  const auto back = must(casefile.claims().get(found.claims[0].id));
  check_equal(back, found.claims[0]);
  CHECK(back.slots[1].label == "بارانِ دیروز");
  CHECK(back.time->time.days.lo == day_min);
  CHECK(std::isinf(back.quantities[0].value.hi));
  CHECK(std::isnan(back.quantities[1].value.other_lo));
  CHECK(back.quantities[0].value.lo == 0.1);
  CHECK(casefile.claims().get({1}).error().code == ErrorCode::NotFound);
}

TEST_CASE("mentions of every kind come back") {
  auto casefile = must(Casefile::temporary());
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  auto found = found_in("The rain fell.", {}, run);
  const auto claim = full_claim(found.document, run);
  found.mentions = {{kit::term("quantity"), claim.span, claim.quantities[0].value},
                    {kit::term("time"), claim.span, claim.time->time},
                    {kit::term("entity"), claim.span,
                     model::EntityValue{kit::term("Q1"), kit::term("type:town"), model::Via::Metonym, 0.5}},
                    {kit::term("json"), claim.span, std::string("{\"a\":1}")}};
  must(Writer(casefile).put(found.rows()));
  const auto back = must(casefile.mentions().of(found.document.id));
  REQUIRE(back.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(back[i].layer == found.mentions[i].layer);
    CHECK(back[i].span == found.mentions[i].span);
    CHECK(Record().add(back[i]).bytes() == Record().add(found.mentions[i]).bytes());
  }
}

TEST_CASE("the same document again changes nothing") {
  auto casefile = must(Casefile::temporary());
  fill(casefile);
  const auto before = must(casefile.digest());
  const auto run = run_of(extractor, "1");
  const auto written = must(Writer(casefile).put(found_in("No rain fell.", {"rain fell"}, run, "b.txt").rows()));
  CHECK_FALSE(written.is_new);
  CHECK_FALSE(written.changed);
  CHECK(must(casefile.digest()) == before);
  CHECK(must(casefile.links().list({})).size() == 1);
}

TEST_CASE("a newer version of an extractor replaces its claims; links of claims that stay, stay") {
  auto casefile = must(Casefile::temporary());
  fill(casefile);
  const auto next = run_of(extractor, "2");
  must(casefile.runs().put(next));
  Writer writer(casefile);

  SECTION("equal claims are no change") {
    const auto written = must(writer.put(found_in("No rain fell.", {"rain fell"}, next, "b.txt").rows()));
    CHECK_FALSE(written.changed);
    CHECK(must(casefile.links().list({})).size() == 1);
  }
  SECTION("a better slot is a change of the same claim") {
    auto found = found_in("No rain fell.", {"rain fell"}, next, "b.txt");
    found.claims[0].slots[0].label = "there";
    CHECK(must(writer.put(found.rows())).changed);
    CHECK(must(casefile.claims().get(found.claims[0].id)).slots[0].label == "there");
    CHECK(must(casefile.claims().get(found.claims[0].id)).slots.size() == 1);
    CHECK(must(casefile.links().list({})).size() == 1);
  }
  SECTION("a claim that goes takes its links along") {
    CHECK(must(writer.put(found_in("No rain fell.", {"No rain"}, next, "b.txt").rows())).changed);
    CHECK(must(casefile.claims().count()) == 3);
    CHECK(must(casefile.links().list({})).empty());
  }
  CHECK(must(casefile.runs().is_complete(kit::document_id("No rain fell."), next.id)));
  CHECK_FALSE(must(casefile.runs().is_complete(kit::document_id("No rain fell."), run_of(extractor, "1").id)));
  CHECK(messages(must(casefile.verify())).empty());
}

TEST_CASE("another extractor's claims stay when one is run again") {
  auto casefile = must(Casefile::temporary());
  fill(casefile);
  const auto other = run_of("other.extractor", "1");
  must(casefile.runs().put(other));
  must(Writer(casefile).put(found_in("No rain fell.", {"No rain"}, other, "b.txt").rows()));
  CHECK(must(casefile.claims().of(kit::document_id("No rain fell."))).size() == 2);
  CHECK(messages(must(casefile.verify())).empty());
}

TEST_CASE("a number that an erased claim leaves free is found again") {
  auto casefile = must(Casefile::temporary());
  fill(casefile);  // indexes all claims
  const auto run = run_of(extractor, "1");
  const auto found = found_in("No rain fell.", {"No rain"}, run, "b.txt");
  must(Writer(casefile).put(found.rows()));
  must(casefile.claims().index());
  CHECK(must(casefile.claims().number(found.claims[0].id)).has_value());
}

TEST_CASE("claims that are not of this document, of no completed run, or twice the same are refused as a whole") {
  auto casefile = must(Casefile::temporary());
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  auto found = found_in("No rain fell.", {"rain fell"}, run);
  const char* reason = "";
  SECTION("another document") { found.claims[0].document = kit::document_id("x"), reason = "another document"; }
  SECTION("no completed run") { found.claims[0].run = {5}, reason = "no completed run"; }
  SECTION("twice") { found.claims.push_back(found.claims[0]), reason = "twice"; }
  SECTION("no predicate") { found.claims[0].predicate = {}, reason = "predicate"; }
  const auto written = Writer(casefile).put(found.rows());
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::BadInput);
  CHECK_THAT(written.error().message, gainsay::test::ContainsSubstring(reason));
  CHECK(must(casefile.documents().count()) == 0);
}

TEST_CASE("one bad document of a batch leaves the others in it") {
  auto casefile = must(Casefile::temporary());
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  Writer writer(casefile);
  must(writer.begin_batch());
  must(writer.put(found_in("Some rain fell.", {"rain fell"}, run).rows()));
  auto bad = found_in("No rain fell.", {"rain fell"}, run);
  bad.claims[0].slots[0].role = kit::term("a role that the batch meets first here");
  bad.claims.push_back(bad.claims[0]);
  CHECK_FALSE(writer.put(bad.rows()));
  bad.claims.pop_back();
  must(writer.put(bad.rows()));
  must(writer.commit_batch());
  CHECK(must(casefile.claims().count()) == 2);
  check_equal(must(casefile.claims().get(bad.claims[0].id)), bad.claims[0]);
}

TEST_CASE("a batch that is rolled back, or forgotten, leaves nothing") {
  auto casefile = must(Casefile::temporary());
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  const auto found = found_in("Some rain fell.", {"rain fell"}, run);
  SECTION("rolled back") {
    Writer writer(casefile);
    must(writer.begin_batch());
    must(writer.put(found.rows()));
    writer.roll_back();
  }
  SECTION("forgotten") {
    Writer writer(casefile);
    must(writer.begin_batch());
    must(writer.put(found.rows()));
  }
  CHECK(must(casefile.documents().count()) == 0);
  must(Writer(casefile).put(found.rows()));
  check_equal(must(casefile.claims().get(found.claims[0].id)), found.claims[0]);
}

TEST_CASE("who corrects a date and imports again moves the anchor, and the document is due again") {
  auto casefile = must(Casefile::temporary());
  fill(casefile);
  const auto run = run_of(extractor, "1");
  auto document = document_of("No rain fell.", "b.txt");
  document.appearances[0].published->days = {19800, 19800};
  const DocumentRows rows{&document, {}, {}, {}, {}, {}};
  CHECK(must(Writer(casefile).put(rows)).anchor_moved);
  CHECK(must(casefile.documents().get(document.id)).appearances.size() == 1);
  CHECK_FALSE(must(casefile.runs().is_complete(document.id, run.id)));
  CHECK_FALSE(must(Writer(casefile).put(rows)).anchor_moved);
}

TEST_CASE("comparison columns come back byte for byte, the latest of each document") {
  auto casefile = must(Casefile::temporary());
  fill(casefile);
  const std::string bytes("\0\xff columns", 10);
  auto found = found_in("No rain fell.", {"rain fell"}, run_of(extractor, "1"), "b.txt");
  found.comparison = bytes;
  must(Writer(casefile).put(found.rows()));
  std::vector<std::string> loaded;
  must(casefile.load_comparison([&](const DocumentId&, std::string_view blob) {
    loaded.emplace_back(blob);
    return Result<void>();
  }));
  CHECK(loaded == std::vector<std::string>{"columns of It will rain. It did rain hard.", bytes});
}

TEST_CASE("a term must be the hash of its name") {
  auto casefile = must(Casefile::temporary());
  must(casefile.terms().put(kit::term("rain.fall"), "rain.fall"));
  must(casefile.terms().put(kit::term("rain.fall"), "rain.fall"));
  CHECK(must(casefile.terms().name(kit::term("rain.fall"))) == "rain.fall");
  CHECK_FALSE(must(casefile.terms().name(kit::term("other"))).has_value());
  CHECK(casefile.terms().put(kit::term("rain.fall"), "snow.fall").error().code == ErrorCode::BadInput);
}

TEST_CASE("failures are kept until their path succeeds, and what a stage skipped until it runs again") {
  auto casefile = must(Casefile::temporary());
  must(casefile.omissions().put({"a.txt", "extraction", "p", "timeout", "took too long"}));
  must(casefile.omissions().put({"b.txt", "import", std::nullopt, "bad-input", "not UTF-8"}));
  const std::vector<model::Skipped> skipped = {{"matching", "group", "too large", 2}};
  must(casefile.omissions().replace("matching", skipped));
  must(casefile.omissions().replace("matching", skipped));
  CHECK(must(casefile.omissions().skipped()).at(0).count == 2);
  const auto document = document_of("x", "a.txt");
  must(Writer(casefile).put({&document, {}, {}, {}, {}, {}}));
  const auto failures = must(casefile.omissions().failures());
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].path == "b.txt");
  CHECK_FALSE(failures[0].plugin.has_value());
}

}  // namespace gainsay::db::test
