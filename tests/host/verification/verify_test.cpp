// SPDX-License-Identifier: Apache-2.0
#include "host/verification/verify.hpp"

#include "host/verification/link_check.hpp"
#include "tests/plugins/verify_stances/stances.hpp"
#include "tests/support/bound_verifier.hpp"

using namespace gainsay;
using namespace gainsay::test;
using verification::Outcome;

namespace {

constexpr const char* id = "org.gainsay.verify_stances";

verification::Verifier bound(const VerifierUnderTest& plugin) {
  return bind_for_test(
      plugin, id,
      {"backed-then-traded", "backed-and-traded", "forbidden", "backed-then-sought", "gave-up-a-habit", "opposite"},
      {"rule.forbids", "support.rule", "violates.rule", "comply.rule"});
}

std::vector<matching::Comparison> by_document(const plugin_host::Columns& rows) {
  std::vector<matching::Comparison> out;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    if (out.empty() || out.back().document != rows.rows[i].document)
      out.emplace_back().document = rows.rows[i].document;
    out.back().columns.append(rows.view(), i);
  }
  return out;
}

Outcome all_new(const verification::Verifier& verifier, const std::vector<matching::Comparison>& documents) {
  std::vector<std::uint64_t> fresh;
  for (const auto& d : documents) fresh.push_back(d.document);
  return verification::verify({&verifier, 1}, matching::gather(documents, fresh));
}

std::string print(const std::vector<model::Link>& links) {
  std::string out;
  for (const auto& l : links) {
    out.append(to_string(l.id)).append(" ").append(std::to_string(l.key)).append(" ").append(l.rule).append(" ");
    out.append(std::to_string(l.score));
    for (const auto v : l.via) out.append(" ").append(to_string(v));
    out.append("\n");
  }
  return out;
}

}  // namespace

TEST_CASE("links come back complete: older claim first, tier, id, counts") {
  const auto plugin = stances();
  const auto verifier = bound(plugin);
  Frames f;
  backs(f, 101);
  delivers(f, 201);
  delivers(f, 202);
  const auto out = all_new(verifier, by_document(f.columns()));
  REQUIRE(out.links.size() == 1);
  const auto& link = out.links.front();
  CHECK(link.a == ClaimId{101});
  CHECK(link.b == ClaimId{201});
  CHECK(link.members_b == 2);
  CHECK(link.tier == model::Tier::Flag);
  CHECK(link.id == kit::link_id(id, link.rule, link.a, link.b));
  CHECK(link.verifier == id);
  CHECK(out.failures.empty());
}

TEST_CASE("the older claim comes first, and the link remembers how the rule named them") {
  const auto plugin = stances();
  const auto verifier = bound(plugin);
  Frames f;
  f.claim(101).says("comply.rule").who("agent", russia).who("theme", dprk_norm).during("2005-01-01", "2025-06-30");
  delivers(f, 201);
  const auto out = all_new(verifier, by_document(f.columns()));
  REQUIRE(out.links.size() == 1);
  CHECK(out.links.front().a == ClaimId{201});
  CHECK(out.links.front().slots.back().reason == verification::swapped_reason);
}

TEST_CASE("adding documents one at a time gives what a run over all of them gives") {
  const auto plugin = stances();
  const auto verifier = bound(plugin);
  Frames f;
  backs(f, 101);
  delivers(f, 201);
  forbids(f, 301);
  f.claim(401).says("seek.arms").who("agent", russia).who("recipient", north_korea).during("2023-02-01", "2023-02-28");
  f.claim(501).says("visit").who("agent", libya).who("recipient", mali).during("2022-05-01", "2022-05-31").no();
  f.claim(601).says("visit").who("agent", libya).who("recipient", mali).during("2022-05-10", "2022-05-12");
  auto documents = by_document(f.columns());
  const auto batch = all_new(verifier, documents);
  REQUIRE(batch.links.size() >= 4);
  std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) { return a.document < b.document; });
  do {
    std::vector<model::Link> stored;
    std::vector<matching::Comparison> so_far;
    for (const auto& document : documents) {
      so_far.push_back(document);
      const std::vector<std::uint64_t> fresh{document.document};
      const auto step = verification::verify({&verifier, 1}, matching::gather(so_far, fresh));
      std::erase_if(stored, [&](const model::Link& link) {
        return std::binary_search(step.replaced.begin(), step.replaced.end(), link.verifier) ||
               std::binary_search(step.touched.begin(), step.touched.end(),
                                  verification::TouchedGroup{link.verifier, link.key});
      });
      stored.insert(stored.end(), step.links.begin(), step.links.end());
    }
    REQUIRE(print(verification::one_each(stored)) == print(verification::one_each(batch.links)));
  } while (std::next_permutation(documents.begin(), documents.end(),
                                 [](const auto& a, const auto& b) { return a.document < b.document; }));
}

TEST_CASE("a document that touches no group of old claims compares nothing again") {
  const auto plugin = stances();
  const auto verifier = bound(plugin);
  Frames f;
  delivers(f, 201);
  f.claim(601).says("visit").who("agent", libya).who("recipient", mali).during("2022-05-10", "2022-05-12");
  const auto documents = by_document(f.columns());
  const std::vector<std::uint64_t> fresh{6};
  const auto out = verification::verify({&verifier, 1}, matching::gather(documents, fresh));
  CHECK(out.replaced.empty());
  CHECK(out.touched.size() == 1);
}

TEST_CASE("a thousand copies of two articles give one disagreement") {
  const auto plugin = stances();
  const auto verifier = bound(plugin);
  Frames f;
  for (std::uint64_t i = 0; i < 1000; ++i) backs(f, 100'000 + i).document(1);
  for (std::uint64_t i = 0; i < 1000; ++i) delivers(f, 200'000 + i).document(2);
  const auto out = all_new(verifier, by_document(f.columns()));
  REQUIRE(out.links.size() == 1);
  CHECK(out.links.front().members_a == 1000);
  CHECK(out.links.front().members_b == 1000);
}

TEST_CASE("a group that its verifier could not look at again keeps the links that it had") {
  Frames f;
  backs(f, 101);
  delivers(f, 201);
  verification::Verifier tired;
  tired.id = "org.example.tired";
  tired.index = [](const plugin_host::Columns& rows, const plugin_host::Columns&) -> Result<plugin_host::Indexed> {
    plugin_host::Indexed out;
    for (std::uint32_t i = 0; i < rows.rows.size(); ++i) out.keys.insert(out.keys.end(), {{i, 7}, {i, 9}});
    return out;
  };
  tired.compare = [](const plugin_host::Columns&, std::span<const plugin_host::Group>,
                     const plugin_host::Columns&) -> Result<plugin_host::Compared> {
    plugin_host::Compared out;
    out.undone = {9};
    return out;
  };
  const auto out = all_new(tired, by_document(f.columns()));
  CHECK(out.touched == std::vector<verification::TouchedGroup>{{"org.example.tired", 7}});
}

TEST_CASE("a link that breaks its contract is refused and listed") {
  Frames f;
  backs(f, 101);
  delivers(f, 201);
  const auto documents = by_document(f.columns());
  model::Link lie;
  lie.a = {101}, lie.b = {201}, lie.matter = {5}, lie.score = 0.9, lie.type = "stance-reversal", lie.rule = "known",
  lie.key = 7;
  std::string wanted = "refused: a link that ";
  SECTION("a claim of another group") { lie.b = {999}, wanted += "joins a claim that is not in the group"; }
  SECTION("a claim with itself") { lie.b = {101}, wanted += "joins a claim with itself"; }
  SECTION("no type") { lie.type.clear(), wanted += "has no type"; }
  SECTION("no matter") { lie.matter = {}, wanted += "has no matter"; }
  SECTION("an endless score") { lie.score = unbounded, wanted += "has a score outside 0 to 1"; }
  SECTION("a rule without a message") {
    lie.rule = "secret", wanted += "follows a rule that the plugin has no message for";
  }
  SECTION("a via that nobody knows") { lie.via = {{12345}}, wanted += "goes by a claim that is not in the group"; }
  SECTION("words that the claim does not point at") {
    lie.slots = {{kit::term("agent"), model::SlotTest::Equal, "same", {3, 4}, {}}};
    wanted += "points at words that the claim does not point at";
  }
  SECTION("a group that was not compared") { lie.key = 8, wanted += "names a group that was not compared"; }
  verification::Verifier liar;
  liar.id = "org.example.liar";
  liar.rules = {"known"};
  liar.index = [](const plugin_host::Columns& rows, const plugin_host::Columns&) -> Result<plugin_host::Indexed> {
    plugin_host::Indexed out;
    for (std::uint32_t i = 0; i < rows.rows.size(); ++i) out.keys.push_back({i, 7});
    return out;
  };
  liar.compare = [&](const plugin_host::Columns&, std::span<const plugin_host::Group>,
                     const plugin_host::Columns&) -> Result<plugin_host::Compared> {
    plugin_host::Compared out;
    out.links.push_back(lie);
    return out;
  };
  const auto out = all_new(liar, documents);
  CHECK(out.links.empty());
  REQUIRE(out.skipped.size() == 1);
  CHECK(out.skipped.front().reason == wanted);
}

TEST_CASE("a verifier that fails is listed, and the others go on") {
  const auto plugin = stances();
  Frames f;
  backs(f, 101);
  delivers(f, 201);
  verification::Verifier broken;
  broken.id = "org.example.broken";
  broken.index = [](const plugin_host::Columns&, const plugin_host::Columns&) -> Result<plugin_host::Indexed> {
    return Error{ErrorCode::Plugin, "crashed", {}, {}};
  };
  const verification::Verifier both[] = {broken, bound(plugin)};
  const std::vector<std::uint64_t> fresh{1, 2};
  const auto out = verification::verify(both, matching::gather(by_document(f.columns()), fresh));
  CHECK(out.links.size() == 1);
  REQUIRE(out.failures.size() == 1);
  CHECK(out.failures.front().plugin == "org.example.broken");
}
