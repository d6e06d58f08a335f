// SPDX-License-Identifier: Apache-2.0
// Through the real worker, with plugins that do their worst (tests/support/hostile).
#include "host/extraction/extraction.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <string>
#include <vector>

#include "gainsay/kit/hash.hpp"
#include "tests/support/catch.hpp"

using namespace gainsay;
using extraction::Extracted;
using extraction::Extraction;

namespace {

const std::string plugin_dir = GAINSAY_BUILD_DIR "/tests/plugins/";

// A sanitizer turns a signal into a report and an exit, and has no limit to its address space.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
const std::string segfault = sanitized ? "exited with status" : "killed by signal 11";
const std::string quiet_exit = sanitized ? "exited with status" : "exited with status 0 before it answered";

// Documents with a simple analysis: words are runs of letters, one sentence per full stop.
class Batch {
 public:
  void add(const std::string& text) {
    auto& document = documents_.emplace_back();
    document.text = text;
    document.id = kit::document_id(text);
    document.appearances.push_back({});
    document.appearances[0].path = std::string(1, 'd').append(std::to_string(documents_.size() - 1));
    auto& analysis = analyses_.emplace_back();
    analysis.languages = {"en"};
    std::uint32_t sentence = 0;
    for (std::uint32_t i = 0; i < text.size();) {
      const auto end = static_cast<std::uint32_t>(std::min(text.find_first_of(" .", i), text.size()));
      if (end > i) {
        model::Token token;
        token.span = {i, end};
        analysis.tokens.push_back(token);
      }
      if (end < text.size() && text[end] == '.') {
        model::Sentence s;
        s.span = {sentence, end + 1};
        analysis.sentences.push_back(s);
        sentence = end + 2;
      }
      i = end + 1;
    }
  }

  std::vector<extraction::Item> items() const {
    std::vector<extraction::Item> out;
    for (std::size_t i = 0; i < documents_.size(); ++i) out.push_back({&documents_[i], &analyses_[i]});
    return out;
  }

 private:
  std::deque<model::Document> documents_;
  std::deque<model::Analysis> analyses_;
};

Extraction start(std::vector<std::string> ids = {"org.example.words", "org.example.faults"}, unsigned lanes = 1) {
  plugin_host::Options options;
  options.worker = GAINSAY_BUILD_DIR "/bin/gainsay-worker";
  options.lanes = lanes;
  std::vector<std::filesystem::path> path;
  for (const auto& id : ids) path.emplace_back(plugin_dir + id);
  auto found = plugin_host::discover(path);
  REQUIRE(found.plugins.size() == ids.size());
  auto started = Extraction::start(options, found.plugins, "");
  REQUIRE(started);
  return *std::move(started);
}

std::vector<Extracted> run(Extraction& extraction, const Batch& batch) {
  const auto items = batch.items();
  auto results = extraction.run(items);
  REQUIRE(results);
  REQUIRE(results->size() == items.size());
  return *std::move(results);
}

std::size_t on(const Extracted& result, const std::string& layer) {
  return static_cast<std::size_t>(std::count_if(result.mentions.begin(), result.mentions.end(),
                                                [&](const auto& m) { return m.layer == kit::term(layer); }));
}

// Five documents, the third with a fault; what the others and the other plugin said must all be there.
Extracted third_of_five(const std::string& fault, const std::string& text = "") {
  static auto extraction = start();
  Batch batch;
  for (int i = 0; i < 5; ++i)
    batch.add(i == 2 ? (text.empty() ? "Now please " + fault + " here." : text)
                     : "Plain text number " + std::to_string(i) + ".");
  auto results = run(extraction, batch);
  for (std::size_t i = 0; i < 5; ++i) {
    if (i == 2) continue;
    INFO("document " << i);
    CHECK(on(results[i], "word") == 4);
    CHECK(on(results[i], "fault") == 1);
    CHECK(results[i].claims.size() == 1);
    CHECK(results[i].failures.empty());
  }
  return results[2];
}

// The fault costs the plugin its part of this one document.
std::string contained(const std::string& fault, const std::string& text = "") {
  INFO(fault);
  const auto result = third_of_five(fault, text);
  CHECK(on(result, "word") == 4);
  CHECK(on(result, "fault") == 0);
  CHECK(result.claims.empty());
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].plugin == "org.example.faults");
  CHECK(result.failures[0].path == "d2");
  CHECK(result.failures[0].stage == "extraction");
  return result.failures[0].reason;
}

}  // namespace

TEST_CASE("two extractors see every document, the second sees what the first found") {
  auto extraction = start();
  Batch batch;
  batch.add("Now please consume these words.");
  batch.add("");
  batch.add("Now please data.");
  const auto results = run(extraction, batch);
  const auto value = [](const Extracted& r) {
    for (const auto& m : r.mentions)
      if (m.layer == kit::term("fault") && m.span == Span{0, 1}) return std::get<std::string>(m.value);
    return std::string("none");
  };
  CHECK(value(results[0]) == "5");
  CHECK(results[1].mentions.empty());
  CHECK(value(results[2]) == "true");
  REQUIRE(extraction.plugins().size() == 2);
  CHECK(extraction.plugins()[0].id == "org.example.words");
  CHECK(extraction.plugins()[0].state == model::PluginState::Ran);
  CHECK(extraction.runs().size() == 2);
  const auto names = extraction.names();
  CHECK(std::any_of(names.begin(), names.end(), [](const auto& n) { return n.second == "test.says"; }));
}

TEST_CASE("a crash costs one plugin one document") {
  CHECK_THAT(contained("crash"), test::ContainsSubstring(segfault));
  CHECK_THAT(contained("abort"), test::ContainsSubstring("killed by signal 6"));
  CHECK_THAT(contained("overflow"), test::ContainsSubstring(segfault));
}

TEST_CASE("a plugin that leaves quietly is found out") {
  CHECK_THAT(contained("exit"), test::ContainsSubstring(quiet_exit));
  CHECK_THAT(contained("leave"), test::ContainsSubstring("exited with status 0 before it answered"));
  CHECK_THAT(contained("garble"), test::Equals("wrote into the channel of its worker"));
  contained("close");
}

TEST_CASE("what a dying plugin wrote last is passed on") {
  CHECK_THAT(contained("lastwords"), test::EndsWith("last words: my last words"));
}

TEST_CASE("an endless loop ends at the limit of the manifest") {
  const auto begin = std::chrono::steady_clock::now();
  CHECK(contained("loop") == "took longer than 1000 ms");
  CHECK(contained("deafloop") == "took longer than 1000 ms");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("what a plugin throws is a failure with its words") {
  CHECK(contained("throw") == "status -4: thrown on purpose");
  if (!sanitized) CHECK(contained("allocate") == "status -3");
}

TEST_CASE("a lie costs one plugin one document, and is named") {
  CHECK_THAT(contained("beyond"), test::EndsWith("a mention has a span that ends past the text"));
  CHECK_THAT(contained("backwards"), test::EndsWith("a mention has an empty span"));
  CHECK_THAT(contained("halfletter", "Ünd please halfletter here."),
             test::EndsWith("a mention has a span that cuts a character"));
  CHECK_THAT(contained("undeclared"), test::EndsWith("a mention is on a layer that its manifest does not produce"));
  CHECK_THAT(contained("badutf8"), test::EndsWith("not UTF-8 or too long"));
  CHECK_THAT(contained("nan"), test::EndsWith("a mention has a quantity whose ends are no interval"));
  CHECK_THAT(contained("badenum"), test::EndsWith("a mention has an entity of unknown via or flags"));
  CHECK_THAT(contained("confident"), test::EndsWith("a mention has a confidence outside 0…1"));
  CHECK_THAT(contained("manyslots"), test::EndsWith("a claim has more parts than a claim may have"));
}

TEST_CASE("a result that breaks a rule is left out alone") {
  const auto unnamed = third_of_five("unnamed");
  CHECK(unnamed.failures.empty());
  CHECK(unnamed.claims.size() == 1);
  REQUIRE(unnamed.skipped.size() == 1);
  CHECK(unnamed.skipped[0].what == "org.example.faults");
  CHECK(unnamed.skipped[0].reason == "mention with a term that was never interned");
  CHECK(third_of_five("notjson").skipped.at(0).reason == "mention whose value is not JSON");
  CHECK(third_of_five("wholetext", "Please first. Now please wholetext here.").skipped.at(0).reason ==
        "claim that does not lie in one sentence");
}

TEST_CASE("an abstention is counted under its reason") {
  const auto result = third_of_five("abstain");
  CHECK(result.failures.empty());
  REQUIRE(result.skipped.size() == 1);
  CHECK(result.skipped[0].reason == "not-sure");
  CHECK(result.skipped[0].count == 1);
}

TEST_CASE("a plugin that never stops emitting is stopped, and what it said so far stands") {
  const auto result = third_of_five("endless");
  CHECK(result.failures.empty());
  CHECK(on(result, "fault") > 20'000);
  CHECK(on(result, "fault") < 21'000);
  REQUIRE(result.skipped.size() == 1);
  CHECK(result.skipped[0].reason == "limit: further results cut off");
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

TEST_CASE("a plugin that cannot be loaded is refused with its own reason, the others run") {
  struct Case {
    const char *defect, *says;
  };
  const Case cases[] = {
      {"magic", "the magic number is wrong"},
      {"small", "its entry is smaller than this ABI asks for"},
      {"major", "it was built for ABI 2.0, this host has 1.0"},
      {"minor", "it was built for the newer ABI 1.1, this host has 1.0"},
      {"identity", "its library says it is \"org.example.somebody_else\""},
      {"version", "its library says version 2.0.0, its plugin.json says 1.0.0"},
      {"factory", "it has no gainsay.extractor/draft-1"},
      {"create", "create failed with status -2: no dictionary"},
      {"constructor", "loading it failed: killed by signal 6"},
  };
  std::vector<std::string> ids = {"org.example.words"};
  for (const auto& c : cases) ids.push_back("org.example.entry_" + std::string(c.defect));
  auto extraction = start(ids);
  for (const auto& c : cases) {
    const auto& reports = extraction.plugins();
    const auto found = std::find_if(reports.begin(), reports.end(), [&](const auto& r) {
      return r.id == "org.example.entry_" + std::string(c.defect);
    });
    REQUIRE(found != reports.end());
    INFO(c.defect);
    CHECK(found->state == model::PluginState::Refused);
    CHECK_THAT(*found->reason, test::ContainsSubstring(c.says));
  }
  Batch batch;
  batch.add("Still at work.");
  CHECK(on(run(extraction, batch)[0], "word") == 3);
}
