// SPDX-License-Identifier: Apache-2.0
// A plugin that keeps failing: what it may cost, and that who misses what does not depend on chance.
#include <string>
#include <utility>
#include <vector>

#include "tests/host/extraction/hostile_batch.hpp"

using namespace gainsay;
using namespace gainsay::test;

namespace {

// 200 documents; `fault_of(i)` is what the plugin does on document i, "" for nothing.
template <class Fault>
Batch two_hundred(const Fault& fault_of) {
  Batch batch;
  for (int i = 0; i < 200; ++i) {
    const std::string fault = fault_of(i), number = std::to_string(i);
    batch.add(fault.empty() ? "Plain text number " + number + "." : "Now please " + fault + " in " + number + ".");
  }
  return batch;
}

// In two calls, as a longer import would.
std::vector<Extracted> run_in_parts(Extraction& extraction, const Batch& batch, std::size_t first) {
  const auto items = batch.items();
  auto out = extraction.run(std::span(items).first(first));
  auto rest = extraction.run(std::span(items).subspan(first));
  REQUIRE(out);
  REQUIRE(rest);
  out->insert(out->end(), rest->begin(), rest->end());
  return *std::move(out);
}

std::string told(const Extracted& result) {
  std::string out;
  for (const auto& f : result.failures) out += *f.plugin + ": " + f.reason;
  return out;
}

constexpr const char* not_asked = "org.example.faults: not asked: suspended after it failed on 3 documents";

}  // namespace

TEST_CASE("a plugin that crashes on every document is suspended after three, and the others go on") {
  const auto batch = two_hundred([](int) { return "abort"; });
  for (const unsigned lanes : {1u, 2u, 5u}) {
    INFO(lanes << " lanes");
    auto extraction = start({words, faults}, lanes);
    const auto results = run(extraction, batch);
    for (std::size_t i = 0; i < 200; ++i) {
      CHECK(on(results[i], "word") == 5);
      if (i < 3)
        CHECK_THAT(told(results[i]), test::ContainsSubstring("killed by signal 6"));
      else
        CHECK(told(results[i]) == not_asked);
    }
    const auto report = report_of(extraction.plugins(), faults);
    CHECK(report.state == model::PluginState::Quarantined);
    CHECK_THAT(*report.reason, test::ContainsSubstring("it failed on 3 documents, first on d0: killed by signal 6"));
    CHECK_THAT(*report.reason, test::ContainsSubstring("197 documents went without it"));
    CHECK(report_of(extraction.plugins(), words).state == model::PluginState::Ran);
    // One worker for each of the two per lane, and two for each of three faults in each lane.
    CHECK(extraction.toll().workers <= 2 * lanes + 6 * lanes + lanes);
  }
}

TEST_CASE("a plugin that hangs on every document costs six timeouts a lane at most") {
  const auto batch = two_hundred([](int) { return "sleep"; });
  auto extraction = start({words, faults}, 2);
  const auto results = run(extraction, batch);
  for (std::size_t i = 3; i < 200; ++i) CHECK(told(results[i]) == not_asked);
  CHECK(extraction.toll().timeouts <= 12);
  CHECK(extraction.toll().timeouts >= 6);
}

TEST_CASE("a plugin that hangs whenever its process is asked twice costs two timeouts, and no document") {
  auto extraction = start();
  const auto results = run(extraction, two_hundred([](int) { return "second"; }));
  for (const auto& result : results) {
    CHECK(on(result, "fault") == 1);
    CHECK(result.failures.empty());
  }
  CHECK(extraction.toll().timeouts == 2);
}

TEST_CASE("who misses what depends on the order of the documents, not on lanes or batches") {
  // Crashes here and there, then more and more; in the end three in a row.
  const auto batch = two_hundred([](int i) {
    return i == 10 || i == 70 || (i > 100 && i % 7 == 0) || i == 190 ? "abort" : i % 11 == 3 ? "beyond" : "";
  });
  std::vector<std::vector<std::string>> all;
  for (const auto& [lanes, first] : {std::pair{1u, 200u}, {3u, 200u}, {2u, 64u}, {4u, 7u}, {1u, 120u}}) {
    auto extraction = start({words, faults}, lanes);
    std::vector<std::string> tale;
    for (const auto& result : run_in_parts(extraction, batch, first)) {
      CHECK(on(result, "word") >= 4);
      tale.push_back(std::to_string(on(result, "fault")) + " " + told(result));
    }
    tale.push_back(*report_of(extraction.plugins(), faults).reason);
    all.push_back(std::move(tale));
  }
  for (const auto& tale : all) CHECK(tale == all.front());
  CHECK_THAT(all.front()[199], test::ContainsSubstring("not asked: suspended after it failed on 7 documents"));
}

TEST_CASE("lies cost nobody time: a liar is asked to the end") {
  auto extraction = start();
  const auto results = run(extraction, two_hundred([](int) { return "beyond"; }));
  for (const auto& result : results) CHECK_THAT(told(result), test::ContainsSubstring("ends past the text"));
  CHECK(extraction.toll().workers == 2);
  CHECK(report_of(extraction.plugins(), faults).state == model::PluginState::Ran);
}

TEST_CASE(
    "a plugin that is suspended leaves its layers empty, and what its neighbours build on them is as without it") {
  auto extraction = start({faults, words}, 2);
  auto alone = start({words}, 2);
  const auto batch = two_hundred([](int i) { return i > 20 ? "crash" : ""; });
  const auto both = run(extraction, batch), one = run(alone, batch);
  for (std::size_t i = 0; i < 200; ++i) CHECK(on(both[i], "word") == on(one[i], "word"));
}

TEST_CASE("what a plugin said before it came to be known as suspended reaches nobody") {
  Batch batch;
  for (int i = 0; i < 200; ++i)
    batch.add(std::string(i >= 20 && i < 23 ? "die and please" : "Now please") + " consume.");
  for (const bool together : {true, false}) {
    for (const unsigned lanes : {1u, 4u}) {
      auto extraction = start({words, faults}, lanes, together);
      const auto results = run(extraction, batch);
      for (std::size_t i = 0; i < 200; ++i) {
        INFO("document " << i << ", " << lanes << " lanes");
        CHECK(on(results[i], "word") == (i < 20 ? 3 : 0));
        REQUIRE(results[i].mentions.size() > 0);
        const auto count = std::find_if(results[i].mentions.begin(), results[i].mentions.end(),
                                        [](const auto& m) { return m.layer == kit::term("fault") && m.span.end == 1; });
        REQUIRE(count != results[i].mentions.end());
        CHECK(std::get<std::string>(count->value) == (i < 20 ? "3" : "0"));
        CHECK(results[i].failures.size() == (i < 20 ? 0 : 1));
      }
    }
  }
}
