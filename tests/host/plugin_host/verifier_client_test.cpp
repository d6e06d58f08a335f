// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/verifier_client.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"

using namespace gainsay;
using namespace gainsay::plugin_host;

namespace {

// As the plugin numbers them (tests/support/hostile/faulty_verifier.cpp).
enum Fault : std::uint32_t {
  None = 0,
  Crash = 101,
  Loop,
  Throw,
  BadKey,
  BadScore,
  Abstain,
  Unnamed,
  Abort,
  Overflow,
  Exit,
  Sleep,
  Close,
  Cover,
  Garble,
  Allocate,
  EndlessKeys,
  Endless,
  BadText,
  Infinity,
  Small,
  Many,
  HugeText,
  Chatter,
  CompareCrash,
  CompareLoop,
  Scribble,
  Tamper,
};

VerifierClient client() {
  Options options;
  options.worker = GAINSAY_BUILD_DIR "/bin/gainsay-worker";
  auto found = discover({GAINSAY_BUILD_DIR "/tests/plugins/org.example.faulty_verifier"});
  REQUIRE(found.plugins.size() == 1);
  auto started = VerifierClient::start(options, found.plugins);
  REQUIRE(started);
  REQUIRE(started->verifiers().size() == 1);
  return *std::move(started);
}

void add(Columns& columns, std::uint64_t claim, std::uint64_t predicate, std::uint32_t fault = None) {
  gainsay_row row{};
  row.claim = claim;
  row.predicate = predicate;
  row.checkworthy = fault;
  row.flags = GAINSAY_ROW_NEW;
  row.span = {1, 2};
  gainsay_row_slot slot{};
  slot.role = claim;
  const gainsay_row_slot slots[] = {slot, slot};
  columns.append(row, slots, {}, {});
}

}  // namespace

TEST_CASE("rows get their keys, whatever block they travel in") {
  auto verifier = client();
  Columns rows;
  for (std::uint64_t i = 0; i < 5'000; ++i) add(rows, i + 1, i % 7 + 1);
  const auto indexed = verifier.index(0, rows, {});
  REQUIRE(indexed);
  CHECK(indexed->failures.empty());
  REQUIRE(indexed->keys.size() == 5'000);
  CHECK(indexed->keys[4'999] == RowKey{4'999, 4'999 % 7 + 1});
}

TEST_CASE("a row on which the verifier dies costs its own keys, and is named") {
  auto verifier = client();
  Columns rows;
  for (std::uint64_t i = 0; i < 300; ++i) add(rows, i + 1, 9, i == 123 ? Abort : i == 200 ? Throw : None);
  const auto indexed = verifier.index(0, rows, {});
  REQUIRE(indexed);
  CHECK(indexed->keys.size() == 298);
  REQUIRE(indexed->failures.size() == 2);
  CHECK(indexed->failures[0].path == to_string(ClaimId{124}));
  CHECK(indexed->failures[0].plugin == "org.example.faulty_verifier");
  CHECK_THAT(indexed->failures[0].reason, test::ContainsSubstring("killed by signal 6"));
  CHECK_THAT(indexed->failures[1].reason, test::ContainsSubstring("thrown on purpose"));
}

TEST_CASE("a key for a row that does not exist is a lie") {
  auto verifier = client();
  Columns rows;
  add(rows, 1, 9, BadKey);
  const auto indexed = verifier.index(0, rows, {});
  REQUIRE(indexed);
  CHECK(indexed->keys.empty());
  REQUIRE(indexed->failures.size() == 1);
  CHECK_THAT(indexed->failures[0].reason, test::ContainsSubstring("a row that does not exist"));
}

TEST_CASE("groups give links with the shared claim as connection") {
  auto verifier = client();
  Columns rows, shared;
  add(rows, 1, 9);
  add(rows, 2, 9);
  add(rows, 3, 9);
  add(rows, 4, 9);
  add(shared, 50, 1);
  const Group groups[] = {{111, 0, 3}, {222, 2, 2}};
  const auto compared = verifier.compare(0, rows, groups, shared);
  REQUIRE(compared);
  CHECK(compared->failures.empty());
  REQUIRE(compared->links.size() == 3);
  CHECK(compared->links[0].key == 111);
  CHECK(compared->links[2].key == 222);
  CHECK(compared->links[2].a == ClaimId{3});
  CHECK(compared->links[0].via == std::vector<ClaimId>{{50}});
  CHECK(compared->links[0].verifier == "org.example.faulty_verifier");
  REQUIRE(compared->links[0].slots.size() == 1);
  CHECK(compared->links[0].slots[0].reason == "opposite");
  const auto names = verifier.names();
  CHECK(std::any_of(names.begin(), names.end(), [](const auto& n) { return n.second == "polarity"; }));
}

TEST_CASE("a group that fails is given up with its reason, the others keep their links") {
  auto verifier = client();
  Columns rows;
  const std::uint32_t faults[] = {None, Abort, Loop, Throw, BadScore, Abstain, Unnamed, None};
  std::vector<Group> groups;
  for (std::uint32_t i = 0; i < std::size(faults); ++i) {
    add(rows, 10 * i + 1, 9);
    add(rows, 10 * i + 2, 9, faults[i]);
    groups.push_back({100 + i, 2 * i, 2});
  }
  const auto compared = verifier.compare(0, rows, groups, {});
  REQUIRE(compared);
  REQUIRE(compared->links.size() == 2);
  CHECK(compared->links[0].key == 100);
  CHECK(compared->links[1].key == 107);
  REQUIRE(compared->abstentions.size() == 1);
  CHECK(compared->abstentions[0].reason == "told-so");
  REQUIRE(compared->failures.size() == 4);
  CHECK_THAT(compared->failures[0].reason, test::ContainsSubstring("killed by signal 6"));
  CHECK_THAT(compared->failures[1].reason, test::ContainsSubstring("took longer than " GAINSAY_HOSTILE_MS " ms"));
  CHECK(compared->failures[1].code == "timeout");
  CHECK_THAT(compared->failures[2].reason, test::ContainsSubstring("thrown on purpose"));
  CHECK_THAT(compared->failures[3].reason, test::ContainsSubstring("a link has a score outside 0…1"));
  REQUIRE(compared->skipped.size() == 1);
  CHECK(compared->skipped[0].reason == "link whose slot has no name");
}

TEST_CASE("a verifier that is asked for nothing answers nothing") {
  auto verifier = client();
  const auto indexed = verifier.index(0, {}, {});
  REQUIRE(indexed);
  CHECK(indexed->keys.empty());
  const auto compared = verifier.compare(0, {}, {}, {});
  REQUIRE(compared);
  CHECK(compared->links.empty());
}

TEST_CASE("whatever happens in index costs the row that it happens on, and is named") {
  struct Case {
    Fault fault;
    const char* says;
  };
  const Case cases[] = {{Crash, "killed by signal 11"},
                        {Overflow, "killed by signal 11"},
                        {Exit, "exited with status 0 before it answered"},
                        {Sleep, "took longer than " GAINSAY_HOSTILE_MS " ms"},
                        {Close, ""},
                        {Cover, ""},
                        {Garble, "wrote into the channel of its worker"},
                        {Allocate, "status -3"},
                        {EndlessKeys, "status -6"},
                        {BadKey, "a row that does not exist"}};
  for (const auto& c : cases) {
    if (test::sanitized && c.fault == Allocate) continue;
    auto verifier = client();
    Columns rows;
    for (std::uint64_t i = 0; i < 300; ++i) add(rows, i + 1, 9, i == 123 ? c.fault : None);
    const auto indexed = verifier.index(0, rows, {});
    REQUIRE(indexed);
    INFO(c.says);
    CHECK(indexed->keys.size() == 299);
    REQUIRE(indexed->failures.size() == 1);
    CHECK(indexed->failures[0].path == to_string(ClaimId{124}));
    CHECK_THAT(indexed->failures[0].reason, test::ContainsSubstring(c.says));
    CHECK(verifier.toll().workers <= 10);
  }
}

TEST_CASE("whatever happens in compare costs the group that it happens in, and is named") {
  struct Case {
    Fault fault;
    const char* says;
  };
  const Case cases[] = {{Crash, "killed by signal 11"},
                        {Overflow, "killed by signal 11"},
                        {Exit, "exited with status 0 before it answered"},
                        {Sleep, "took longer than " GAINSAY_HOSTILE_MS " ms"},
                        {Close, ""},
                        {Cover, ""},
                        {Garble, "wrote into the channel of its worker"},
                        {Allocate, "status -3"},
                        {BadText, "a link has a text that is not UTF-8"},
                        {Infinity, "a link has a score outside 0…1"},
                        {Small, "a link is smaller than this ABI asks for"},
                        {Many, "a link has more parts than a link may have"},
                        {HugeText, "a link has a text that is not UTF-8 or too long"}};
  for (const auto& c : cases) {
    if (test::sanitized && c.fault == Allocate) continue;
    auto verifier = client();
    Columns rows;
    std::vector<Group> groups;
    for (std::uint32_t i = 0; i < 100; ++i) {
      add(rows, 10 * i + 1, 9);
      add(rows, 10 * i + 2, 9, i == 50 ? c.fault : None);
      groups.push_back({100 + i, 2 * i, 2});
    }
    const auto compared = verifier.compare(0, rows, groups, {});
    REQUIRE(compared);
    INFO(c.says);
    CHECK(compared->links.size() == 99);
    CHECK(compared->undone == std::vector<std::uint64_t>{150});
    REQUIRE(compared->failures.size() == 1);
    CHECK(compared->failures[0].path == "group 0000000000000096");
    CHECK_THAT(compared->failures[0].reason, test::ContainsSubstring(c.says));
  }
}

TEST_CASE("a verifier that never stops linking is stopped, one that chatters or tampers is not") {
  auto verifier = client();
  Columns rows;
  const std::uint32_t faults[] = {Endless, Chatter, Tamper};
  std::vector<Group> groups;
  for (std::uint32_t i = 0; i < std::size(faults); ++i) {
    add(rows, 10 * i + 1, 9);
    add(rows, 10 * i + 2, 9, faults[i]);
    groups.push_back({100 + i, 2 * i, 2});
  }
  const auto compared = verifier.compare(0, rows, groups, {});
  REQUIRE(compared);
  CHECK(compared->failures.empty());
  CHECK(compared->links.size() > 20'000);
  CHECK(compared->links.size() < 21'000);
  REQUIRE(compared->skipped.size() == 1);
  CHECK(compared->skipped[0].reason == "group with too many results, cut off");
}

TEST_CASE("a verifier that scribbles over the memory of its worker costs its own groups") {
  auto verifier = client();
  Columns rows;
  std::vector<Group> groups;
  for (std::uint32_t i = 0; i < 20; ++i) {
    add(rows, 10 * i + 1, 9);
    add(rows, 10 * i + 2, 9, Scribble);
    groups.push_back({100 + i, 2 * i, 2});
  }
  const auto compared = verifier.compare(0, rows, groups, {});
  REQUIRE(compared);
  for (const auto& failure : compared->failures) CHECK(failure.plugin == "org.example.faulty_verifier");
}

TEST_CASE("a verifier that refuses some rows in a row is asked about all others") {
  auto verifier = client();
  Columns rows;
  for (std::uint64_t i = 0; i < 5'000; ++i) add(rows, i + 1, 9, i >= 100 && i < 110 ? Throw : None);
  const auto indexed = verifier.index(0, rows, {});
  REQUIRE(indexed);
  CHECK(indexed->keys.size() == 4'990);
  REQUIRE(indexed->failures.size() == 1);
  CHECK_THAT(indexed->failures[0].reason, test::EndsWith("(and on 9 further claims)"));
  CHECK(verifier.reports()[0].state == model::PluginState::Ran);
  CHECK(verifier.toll().workers == 1);
}

TEST_CASE("a verifier that kills its worker on every row is suspended after three, and the rest is counted") {
  for (const auto& [fault, workers] : {std::pair{Abort, 12u}, {Sleep, 12u}}) {
    auto verifier = client();
    Columns rows;
    for (std::uint64_t i = 0; i < 5'000; ++i) add(rows, i + 1, 9, fault);
    const auto indexed = verifier.index(0, rows, {});
    REQUIRE(indexed);
    CHECK(indexed->keys.empty());
    REQUIRE(indexed->failures.size() == 2);
    CHECK(indexed->failures[0].path == to_string(ClaimId{1}));
    CHECK_THAT(indexed->failures[0].reason, test::EndsWith("(and on 2 further claims)"));
    CHECK(indexed->failures[1].path == "4997 claims");
    CHECK(indexed->failures[1].reason == "not asked about: suspended after it failed 3 times");
    CHECK(verifier.reports()[0].state == model::PluginState::Quarantined);
    CHECK(verifier.toll().workers <= workers);
    CHECK(verifier.toll().timeouts <= (fault == Sleep ? 10u : 0u));
    const Group group{7, 0, 2};
    const auto compared = verifier.compare(0, rows, {&group, 1}, {});
    REQUIRE(compared);
    CHECK(compared->undone == std::vector<std::uint64_t>{7});
    CHECK(compared->failures.at(0).path == "1 group");
  }
}

TEST_CASE("a verifier that crashes in every group is suspended after three") {
  auto verifier = client();
  Columns rows;
  std::vector<Group> groups;
  for (std::uint32_t i = 0; i < 2'000; ++i) {
    add(rows, 10 * i + 1, 9);
    add(rows, 10 * i + 2, 9, i < 5 ? None : CompareCrash);
    groups.push_back({100 + i, 2 * i, 2});
  }
  CHECK(verifier.index(0, rows, {})->failures.empty());
  const auto compared = verifier.compare(0, rows, groups, {});
  REQUIRE(compared);
  CHECK(compared->links.size() == 5);
  CHECK(compared->undone.size() == 1'995);
  REQUIRE(compared->failures.size() == 2);
  CHECK_THAT(compared->failures[0].reason, test::EndsWith("(and on 2 further groups)"));
  CHECK(compared->failures[1].path == "1992 groups");
  CHECK(verifier.toll().workers <= 8);
}

TEST_CASE("without its program a client does not start, and says which file it missed") {
  Options options;
  options.worker = "/nowhere/gainsay-worker";
  const auto started = VerifierClient::start(
      options, discover({GAINSAY_BUILD_DIR "/tests/plugins/org.example.faulty_verifier"}).plugins);
  REQUIRE_FALSE(started);
  CHECK_THAT(started.error().message, test::ContainsSubstring("/nowhere/gainsay-worker"));
}
