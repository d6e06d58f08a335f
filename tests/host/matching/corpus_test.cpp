// SPDX-License-Identifier: Apache-2.0
#include "host/matching/corpus.hpp"

#include <cstring>

#include "tests/support/catch.hpp"
#include "tests/support/frames.hpp"

using namespace gainsay;
using namespace gainsay::test;
using matching::Comparison;

namespace {

Comparison document(std::uint64_t id, const Frames& frames) {
  Comparison out;
  out.document = id;
  out.columns = frames.columns();
  return out;
}

// The same long text twice.
std::vector<std::uint64_t> copied() {
  std::vector<std::uint64_t> out;
  for (std::uint64_t i = 1; i <= 40; ++i) out.push_back(i * 1000);
  return out;
}

bool same(const plugin_host::Columns& a, const plugin_host::Columns& b) {
  const auto equal = [](const auto& x, const auto& y) {
    return x.size() == y.size() && (x.empty() || std::memcmp(x.data(), y.data(), x.size() * sizeof x[0]) == 0);
  };
  return equal(a.rows, b.rows) && equal(a.slots, b.slots) && equal(a.quantities, b.quantities) &&
         equal(a.sources, b.sources);
}

Frame& sale(Frames& f, std::uint64_t id) {
  return f.claim(id).says("supply.arms").who("agent", "Q1").who("recipient", "Q2").during("2020-01-01", "2020-12-31");
}

}  // namespace

TEST_CASE("comparison rows come back from their blob as they were") {
  Frames f;
  sale(f, 101).much("theme", 5, unbounded, "unit:shipment", GAINSAY_AT_LEAST).by("Q3");
  sale(f, 102).no().habit();
  auto before = document(1, f);
  before.sketch = {3, 5, 8};
  const auto blob = matching::pack(before);
  auto after = matching::unpack(blob);
  REQUIRE(after);
  CHECK(after->document == 1);
  CHECK(after->sketch == before.sketch);
  CHECK(same(after->columns, before.columns));
  SECTION("a cut, lengthened or foreign blob is damaged, not a crash") {
    for (std::size_t n = 0; n < blob.size(); ++n) CHECK(!matching::unpack(std::string_view(blob).substr(0, n)));
    CHECK(!matching::unpack(blob + "x"));
    auto other = blob;
    other[0] = 9;
    const auto refused = matching::unpack(other);
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::Damaged);
  }
  SECTION("a row that points outside its lists is damaged") {
    auto wrong = before;
    wrong.columns.rows[0].slot_count = 500;
    CHECK(!matching::unpack(matching::pack(wrong)));
  }
}

TEST_CASE("a thousand equal claims of one voice are one row with its count") {
  Frames f, g;
  for (std::uint64_t i = 0; i < 1000; ++i) sale(f, 5000 + i);
  sale(g, 70).who("recipient", "Q9");
  const std::vector<Comparison> documents{document(1, f), document(2, g)};
  const auto corpus = matching::gather(documents);
  REQUIRE(corpus.rows.rows.size() == 2);
  CHECK(corpus.rows.rows[0].claim == 70);
  CHECK(corpus.rows.rows[1].claim == 5000);
  CHECK(corpus.rows.rows[1].members == 1000);
  CHECK(corpus.member_begin == std::vector<std::uint32_t>{0, 1, 1001});
}

TEST_CASE("claims that differ in any part that counts keep rows of their own") {
  Frames f;
  sale(f, 1);
  sale(f, 2).no();
  sale(f, 3).as(GAINSAY_REPORTED);
  sale(f, 4).during("2020-01-01", "2021-12-31");
  sale(f, 5).much("theme", 5, 5, "unit:shipment");
  sale(f, 6).much("theme", 5, unbounded, "unit:shipment", GAINSAY_AT_LEAST);
  sale(f, 7).by("Q3");
  sale(f, 8).what("theme", "c:missile");
  f.claim(9).says("supply.arms").who("agent", "Q2").who("recipient", "Q1").during("2020-01-01", "2020-12-31");
  f.claim(10).says("supply.arms").who("agent", "Q1").who("recipient", "Q2", 0.5F).during("2020-01-01", "2020-12-31");
  const std::vector<Comparison> documents{document(1, f)};
  CHECK(matching::gather(documents).rows.rows.size() == 10);
}

TEST_CASE("the order in which an extractor fills the slots means nothing") {
  Frames f;
  f.claim(1).says("meet").who("agent", "Q1").who("recipient", "Q2");
  f.claim(2).says("meet").who("recipient", "Q2").who("agent", "Q1");
  const std::vector<Comparison> documents{document(1, f)};
  CHECK(matching::gather(documents).rows.rows.size() == 1);
}

TEST_CASE("copies of a document speak with one voice, other documents with their own") {
  Frames f, g, h;
  sale(f, 101);
  sale(g, 201);
  sale(h, 301);
  std::vector<Comparison> documents{document(1, f), document(2, g), document(3, h)};
  documents[0].sketch = documents[2].sketch = copied();
  const auto corpus = matching::gather(documents);
  REQUIRE(corpus.rows.rows.size() == 2);
  CHECK(corpus.rows.rows[0].members == 2);
  CHECK(corpus.rows.rows[0].voice == 1);
  CHECK(corpus.rows.rows[1].voice == 2);
  SECTION("and a new copy makes its whole voice new, nothing else") {
    const std::vector<std::uint64_t> fresh{3};
    const auto again = matching::gather(documents, fresh);
    CHECK((again.rows.rows[0].flags & GAINSAY_ROW_NEW) != 0);
    CHECK((again.rows.rows[1].flags & GAINSAY_ROW_NEW) == 0);
  }
}

TEST_CASE("the corpus does not depend on the order of import") {
  Frames f, g;
  sale(f, 101), sale(f, 102).no();
  sale(g, 201), sale(g, 202).by("Q3");
  const std::vector<Comparison> one{document(1, f), document(2, g)}, two{document(2, g), document(1, f)};
  const auto a = matching::gather(one), b = matching::gather(two);
  CHECK(same(a.rows, b.rows));
  CHECK(a.members == b.members);
}
