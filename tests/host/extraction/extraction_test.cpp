// SPDX-License-Identifier: Apache-2.0
// Through the real worker.
#include "host/extraction/extraction.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/host/extraction/hostile_batch.hpp"

using namespace gainsay;
using namespace gainsay::test;

TEST_CASE("two extractors see every document, the second sees what the first found") {
  auto extraction = start();
  Batch batch;
  batch.add("Now please consume these words.");
  batch.add("");
  batch.add("Now please data.");
  batch.add("Now please name.");
  const auto results = run(extraction, batch);
  const auto value = [](const Extracted& r) {
    for (const auto& m : r.mentions)
      if (m.layer == kit::term("fault") && m.span == Span{0, 1}) return std::get<std::string>(m.value);
    return std::string("none");
  };
  CHECK(value(results[0]) == "5");
  CHECK(results[1].mentions.empty());
  CHECK(value(results[2]) == "true");
  CHECK(value(results[3]) == "\"word\"");  // names travel, too: this plugin never said that word
  REQUIRE(extraction.plugins().size() == 2);
  CHECK(extraction.plugins()[0].id == "org.example.words");
  CHECK(extraction.plugins()[0].state == model::PluginState::Ran);
  CHECK(extraction.runs().size() == 2);
  const auto names = extraction.names();
  CHECK(std::any_of(names.begin(), names.end(), [](const auto& n) { return n.second == "test.says"; }));
}

TEST_CASE("documents with many results are complete, however they share a batch") {
  auto extraction = start();
  Batch batch;
  for (int i = 0; i < 6; ++i) batch.add("Now please flood " + std::to_string(i) + ".");
  for (const auto& result : run(extraction, batch)) {
    CHECK(on(result, "fault") == 201);
    CHECK(result.skipped.empty());
  }
}

TEST_CASE("a large document gets arenas of its size") {
  auto extraction = start();
  Batch batch;
  batch.add("Short one.");
  std::string text;
  while (text.size() < 3u << 20) text += "word after word and so on ";
  batch.add(text + "end.");
  batch.add("Short two.");
  const auto results = run(extraction, batch);
  CHECK(on(results[0], "word") == 2);
  CHECK(on(results[1], "word") > 600'000);
  CHECK(on(results[2], "word") == 2);
  CHECK(results[1].failures.empty());
}

TEST_CASE("many faults in one run each keep to themselves, and results do not depend on the number of lanes") {
  Batch batch;
  const char* faults[] = {"crash", "beyond", "throw", "exit", "abstain"};
  for (int i = 0; i < 200; ++i) {
    const std::string number = std::to_string(i);
    batch.add(i % 40 == 7 ? "Now please " + std::string(faults[i / 40]) + " in " + number + "."
                          : "Plain text number " + number + ".");
  }
  std::vector<std::vector<Extracted>> runs;
  for (const unsigned lanes : {1u, 3u}) {
    auto extraction = start({"org.example.words", "org.example.faults"}, lanes);
    runs.push_back(run(extraction, batch));
  }
  std::size_t failures = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    const auto &one = runs[0][i], &three = runs[1][i];
    failures += one.failures.size();
    REQUIRE(one.mentions.size() == three.mentions.size());
    for (std::size_t k = 0; k < one.mentions.size(); ++k) CHECK(one.mentions[k].span == three.mentions[k].span);
    REQUIRE(one.claims.size() == three.claims.size());
    for (std::size_t k = 0; k < one.claims.size(); ++k) CHECK(one.claims[k].id == three.claims[k].id);
    REQUIRE(one.failures.size() == three.failures.size());
    for (std::size_t k = 0; k < one.failures.size(); ++k) CHECK(one.failures[k].reason == three.failures[k].reason);
  }
  CHECK(failures == 4);
}
