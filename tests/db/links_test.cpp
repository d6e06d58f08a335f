// SPDX-License-Identifier: Apache-2.0
// Links, the disagreements they form, and lists of everything.
#include "tests/db/casefile_fixture.hpp"

namespace gainsay::db::test {
namespace {

struct Story {
  Casefile casefile = must(Casefile::temporary());
  Writer writer{casefile};
  model::Run run = run_of(extractor, "1");
  std::vector<model::Claim> claims;

  Story() {
    fill(casefile);
    claims = must(casefile.claims().list({}));
    must(writer.replace_links(verifier, 7, {}));
  }
  void group(std::uint64_t key, std::vector<model::Link> links) { must(writer.replace_links(verifier, key, links)); }
  std::size_t links() { return must(casefile.links().list({})).size(); }
};

model::Link with_score(model::Link link, double score) {
  link.score = score;
  return link;
}

}  // namespace

TEST_CASE("a link comes back with its path and its slots") {
  Story s;
  const auto link = link_of(s.claims[0], s.claims[2]);
  s.group(7, {link});
  const auto back = must(s.casefile.links().get(link.id));
  CHECK(Record().add(back).bytes() == Record().add(link).bytes());
  CHECK(back.key == 7);
  CHECK(back.via == link.via);
  CHECK(s.casefile.links().get({1}).error().code == ErrorCode::NotFound);
}

TEST_CASE("the links of a group are replaced, those of other groups stay") {
  Story s;
  s.group(7, {link_of(s.claims[0], s.claims[1]), link_of(s.claims[0], s.claims[2])});
  s.group(8, {link_of(s.claims[1], s.claims[2])});
  CHECK(s.links() == 3);
  s.group(7, {link_of(s.claims[0], s.claims[2], "another rule")});
  CHECK(s.links() == 2);
  s.group(7, {});
  CHECK(s.links() == 1);
}

TEST_CASE("a link that two groups find goes when both let go of it, and reads the same in any order") {
  Story s;
  const auto strong = with_score(link_of(s.claims[0], s.claims[2]), 0.9);
  const auto weak = with_score(strong, 0.6);
  const bool weak_first = GENERATE(true, false);
  if (weak_first) s.group(1, {weak});
  s.group(2, {strong});
  if (!weak_first) s.group(1, {weak});
  REQUIRE(s.links() == 1);
  CHECK(must(s.casefile.links().get(strong.id)).score == 0.9);
  s.group(2, {});
  REQUIRE(s.links() == 1);
  CHECK(must(s.casefile.links().get(strong.id)).score == 0.6);
  s.group(1, {});
  CHECK(s.links() == 0);
}

TEST_CASE("a link to a claim that is not in the casefile is refused, and its group stays as it was") {
  Story s;
  s.group(7, {link_of(s.claims[0], s.claims[1])});
  auto bad = link_of(s.claims[0], s.claims[2]);
  bad.b = {99};
  const std::vector<model::Link> links = {link_of(s.claims[1], s.claims[2]), bad};
  CHECK(s.writer.replace_links(verifier, 7, links).error().code == ErrorCode::NotFound);
  REQUIRE(s.links() == 1);
  CHECK(must(s.casefile.links().list({}))[0].b == s.claims[1].id);
}

TEST_CASE("a claim that goes takes along the links that it only connects") {
  Story s;
  auto link = link_of(s.claims[0], s.claims[1]);
  link.via = {s.claims[2].id};
  s.group(7, {link});
  must(s.writer.put(found_in("No rain fell.", {}, s.run, "b.txt").rows()));
  CHECK(s.links() == 0);
}

TEST_CASE("links about one matter form one disagreement, headed by the strongest") {
  Story s;
  auto a = with_score(link_of(s.claims[0], s.claims[2]), 0.7);
  auto b = with_score(link_of(s.claims[1], s.claims[2], "stronger"), 0.8);
  auto alone = link_of(s.claims[0], s.claims[1]);
  alone.matter = {};
  b.type = "stance-reversal";
  s.group(1, {a, alone});
  s.group(2, {b});
  must(s.casefile.links().set_voices(a.matter, 2));
  const auto all = must(s.casefile.links().disagreements({}));
  REQUIRE(all.size() == 1);
  const auto& d = all[0];
  CHECK(d.id == a.matter);
  CHECK(d.strongest == b.id);
  CHECK(d.type == "stance-reversal");
  CHECK(d.score == 0.8);
  CHECK(d.voices == 2);
  CHECK(d.links.size() == 2);
  CHECK(d.links[0] < d.links[1]);
  CHECK(d.claims.size() == 3);
  CHECK(d.documents.size() == 2);
}

TEST_CASE("a matter is found by its id when its links have gone, and has them again when they come") {
  Story s;
  const auto link = link_of(s.claims[0], s.claims[2]);
  s.group(1, {link});
  CHECK(must(s.casefile.links().about(link.matter)).size() == 1);
  s.group(1, {});
  CHECK(must(s.casefile.links().disagreements({})).empty());
  CHECK(must(s.casefile.links().about(link.matter)).empty());
  CHECK(std::get<MatterId>(must(s.casefile.find(to_string(link.matter)))) == link.matter);
  s.group(2, {link});
  s.group(3, {link});
  REQUIRE(must(s.casefile.links().about(link.matter)).size() == 1);
  CHECK(must(s.casefile.links().about(link.matter)).at(0).id == link.id);
}

TEST_CASE("lists narrow by every filter") {
  Story s;
  s.group(1, {link_of(s.claims[0], s.claims[2])});
  auto& store = s.casefile;
  const auto count = [&](const Filter& f) {
    return std::vector<std::size_t>{must(store.documents().list(f)).size(), must(store.claims().list(f)).size(),
                                    must(store.links().list(f)).size(), must(store.links().disagreements(f)).size()};
  };
  using Counts = std::vector<std::size_t>;
  Filter f;
  CHECK(count(f) == Counts{2, 3, 1, 1});
  SECTION("language") {
    f.language = "en";
    CHECK(count(f) == Counts{2, 3, 1, 1});
    f.language = "e";
    CHECK(count(f) == Counts{0, 0, 0, 0});
  }
  SECTION("predicate") {
    f.predicate = kit::term("rain.fall");
    CHECK(count(f) == Counts{2, 3, 1, 1});
    f.predicate = kit::term("never heard of");
    CHECK(count(f) == Counts{2, 0, 0, 0});
  }
  SECTION("entity") {
    f.entity = kit::term("Q1");
    CHECK(count(f) == Counts{2, 3, 1, 1});
    f.entity = kit::term("Q2");
    CHECK(count(f) == Counts{2, 0, 0, 0});
  }
  SECTION("since") {
    f.since = 19784;
    CHECK(count(f) == Counts{2, 3, 1, 1});
    f.since = 19785;
    CHECK(count(f) == Counts{0, 0, 0, 0});
  }
  SECTION("document") {
    f.document = kit::document_id("No rain fell.");
    CHECK(count(f) == Counts{1, 1, 1, 1});
    f.document = kit::document_id("none");
    CHECK(count(f) == Counts{0, 0, 0, 0});
  }
  SECTION("type") {
    f.type = "contradiction";
    CHECK(count(f) == Counts{2, 3, 1, 1});
    f.type = "other";
    CHECK(must(store.links().list(f)).empty());
  }
  SECTION("limit") {
    f.limit = 1;
    CHECK(count(f) == Counts{1, 1, 1, 1});
    f.limit = 0;
    CHECK(count(f) == Counts{0, 0, 0, 0});
  }
}

TEST_CASE("an id may be shortened while it means one thing") {
  Story s;
  const auto link = link_of(s.claims[0], s.claims[2]);
  s.group(1, {link});
  auto& casefile = s.casefile;
  for (const auto& claim : s.claims) {
    CHECK(must(casefile.find(to_string(claim.id))) == AnyId(claim.id));
    CHECK(must(casefile.find(to_string(claim.id).substr(0, 12))) == AnyId(claim.id));
    CHECK(must(casefile.find(to_string(claim.document).substr(0, 20))) == AnyId(claim.document));
  }
  CHECK(must(casefile.find(to_string(link.id).substr(0, 5))) == AnyId(link.id));
  CHECK(must(casefile.find(to_string(link.matter).substr(0, 3))) == AnyId(link.matter));
  const auto full = to_string(s.claims[0].document);
  std::string shouted = full.substr(0, 7);
  for (const char c : full.substr(7)) shouted += static_cast<char>(c >= 'a' ? c - 32 : c);
  CHECK(must(casefile.find(shouted)) == AnyId(s.claims[0].document));
  CHECK(casefile.find("c-00000000000000ff").error().code == ErrorCode::NotFound);
  for (const char* text : {"", "c-", "c-xyz", "c-0123456789abcdef0", "x-01", "sha256:"}) {
    CHECK(casefile.find(text).error().code == ErrorCode::Usage);
  }
}

TEST_CASE("a beginning that several ids share is refused with some of their names") {
  auto casefile = must(Casefile::temporary());
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  auto found = found_in("abcdefghijklmnopqrst", {}, run);
  for (std::uint64_t i = 0; i < 6; ++i) {
    found.claims.push_back(claim_of(found.document, found.document.text.substr(i, 3), run));
    found.claims.back().id = {0xf0f0000000000000u + i};
  }
  must(Writer(casefile).put(found.rows()));
  if (GENERATE(false, true)) must(casefile.claims().index());
  const auto several = casefile.find("c-f0f");
  REQUIRE_FALSE(several);
  CHECK(several.error().code == ErrorCode::Usage);
  CHECK_THAT(several.error().message, gainsay::test::ContainsSubstring("c-f0f0000000000002"));
  CHECK(must(casefile.find("c-f0f0000000000003")) == AnyId(found.claims[3].id));
}

}  // namespace gainsay::db::test
