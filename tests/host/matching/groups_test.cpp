// SPDX-License-Identifier: Apache-2.0
#include "host/matching/groups.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/support/frames.hpp"

using namespace gainsay;
using namespace gainsay::test;
using matching::KeyedRow;

TEST_CASE("rows that share a key form one group, in the order of their claims") {
  Frames f;
  for (std::uint64_t i = 1; i <= 4; ++i) f.claim(i).says("meet");
  const auto groups = matching::make_groups({{9, 3}, {4, 2}, {9, 0}, {9, 3}}, f.columns(), "v");
  REQUIRE(groups.groups.size() == 2);
  CHECK(groups.groups[0].key == 4);
  CHECK(groups.groups[1].count == 2);
  CHECK(groups.rows == std::vector<std::uint32_t>{2, 0, 3});
  CHECK(groups.skipped.empty());
}

TEST_CASE("sorting by radix gives what sorting by comparison gives") {
  std::vector<KeyedRow> keyed;
  std::uint64_t x = 1;
  for (std::uint32_t i = 0; i < 50'000; ++i) {
    x = x * 6364136223846793005u + 1442695040888963407u;
    keyed.push_back({x >> 40 << 20, (i * 7919u) % 50'000u});
  }
  auto expected = keyed;
  std::sort(expected.begin(), expected.end());
  matching::radix_sort(keyed);
  CHECK(keyed == expected);
}

TEST_CASE("a group above the cap keeps its surest rows and says how many it left out") {
  Frames f;
  std::vector<KeyedRow> keyed;
  for (std::uint32_t i = 0; i < 10; ++i) {
    f.claim(i + 1).says("meet").row.confidence = i % 2 == 0 ? 0.9F : 0.8F;
    keyed.push_back({7, i});
  }
  const auto groups = matching::make_groups(keyed, f.columns(), "org.example.v", 6);
  CHECK(groups.rows == std::vector<std::uint32_t>{0, 1, 2, 4, 6, 8});
  REQUIRE(groups.skipped.size() == 1);
  CHECK(groups.skipped[0].reason == "group-too-large");
  CHECK(groups.skipped[0].count == 4);
  CHECK_THAT(groups.skipped[0].what, StartsWith("org.example.v group 0000000000000007"));
}

TEST_CASE("the shared block holds the verifier's broadcast predicates, capped with a report") {
  Frames f;
  f.claim(1).says("meet");
  f.claim(2).says("rule.forbids");
  f.claim(3).says("rule.forbids").row.confidence = 0.5F;
  const std::vector<gainsay_term> wanted{kit::term("rule.forbids").value};
  std::vector<model::Skipped> skipped;
  CHECK(matching::broadcast_rows(f.columns(), wanted, "v", skipped) == std::vector<std::uint32_t>{1, 2});
  CHECK(skipped.empty());
  CHECK(matching::broadcast_rows(f.columns(), wanted, "v", skipped, 1) == std::vector<std::uint32_t>{1});
  REQUIRE(skipped.size() == 1);
  CHECK(skipped[0].reason == "too-many");
}
