// SPDX-License-Identifier: Apache-2.0
// One fault each, in the third of five documents, in the real worker: what it costs and how it is worded.
#include <chrono>
#include <string>

#include "tests/host/extraction/hostile_batch.hpp"

using namespace gainsay;
using namespace gainsay::test;

namespace {

// Five documents, the third with a fault; what the others and the other plugin said must all be there.
Extracted third_of_five(const std::string& fault, const std::string& text = "", bool together = false) {
  auto extraction = start({words, faults}, 1, together);
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

// The fault costs nobody anything.
void harmless(const std::string& fault) {
  INFO(fault);
  const auto result = third_of_five(fault);
  CHECK(on(result, "word") == 4);
  CHECK(on(result, "fault") == 1);
  CHECK(result.claims.size() == 1);
  CHECK(result.failures.empty());
}

// The fault costs the plugin its part of this one document.
std::string contained(const std::string& fault, const std::string& text = "", bool together = false) {
  INFO(fault);
  const auto result = third_of_five(fault, text, together);
  CHECK(on(result, "word") == 4);
  CHECK(on(result, "fault") == 0);
  CHECK(result.claims.empty());
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].plugin == faults);
  CHECK(result.failures[0].path == "d2");
  CHECK(result.failures[0].stage == "extraction");
  return result.failures[0].reason;
}

}  // namespace

TEST_CASE("a crash costs one plugin one document") {
  CHECK_THAT(contained("crash"), test::ContainsSubstring("killed by signal 11"));
  CHECK_THAT(contained("abort"), test::ContainsSubstring("killed by signal 6"));
  CHECK_THAT(contained("overflow"), test::ContainsSubstring("killed by signal 11"));
  if (!sanitized) CHECK_THAT(contained("hog"), test::ContainsSubstring("killed by signal 11"));
}

TEST_CASE("a plugin cannot write files") {
  CHECK_THAT(contained("write"), test::ContainsSubstring("killed by signal 25"));
}

TEST_CASE("a plugin that leaves quietly is found out") {
  CHECK_THAT(contained("exit"), test::ContainsSubstring("exited with status 0 before it answered"));
  CHECK_THAT(contained("leave"), test::ContainsSubstring("exited with status 0 before it answered"));
  if (!sanitized)
    CHECK_THAT(contained("quit"),
               test::ContainsSubstring("before it answered") || test::ContainsSubstring("killed by signal"));
}

TEST_CASE("a plugin that breaks the channel of its worker is found out") {
  CHECK(contained("garble") == "wrote into the channel of its worker");
  CHECK(contained("pretend") == "wrote into the channel of its worker");
  CHECK(contained("overanswer") == "wrote into the channel of its worker");
  CHECK(contained("misanswer") == "wrote into the channel of its worker");
  CHECK(contained("impostor") == "wrote into the channel of its worker");
  CHECK_THAT(contained("close"),
             test::ContainsSubstring("before it answered") || test::Equals("closed its connection"));
  CHECK_THAT(contained("cover"),
             test::ContainsSubstring("before it answered") || test::Equals("closed its connection"));
}

// What it scribbles may look like a result, so what comes of it is not certain; that it costs nobody else anything is.
TEST_CASE("garbage in the memory that the host reads costs the plugin only") {
  for (const std::string fault : {"scribble", "lengths"}) {
    INFO(fault);
    for (int times = 0; times < 5; ++times) {
      auto extraction = start({words, faults}, 2);
      Batch batch;
      for (int i = 0; i < 20; ++i) batch.add("Now please " + fault + " " + std::to_string(i) + ".");
      for (const auto& result : run(extraction, batch)) {
        CHECK(on(result, "word") == 4);
        for (const auto& failure : result.failures) CHECK(failure.plugin == faults);
      }
    }
  }
}

TEST_CASE("in a worker that several share, it is the one that did it who pays") {
  for (const char* fault : {"crash", "abort", "overflow", "exit", "leave", "close", "cover"})
    CHECK_THAT(contained(fault, "", true),
               test::ContainsSubstring("before it answered") || test::ContainsSubstring("killed by signal") ||
                   test::ContainsSubstring("exited with status") || test::Equals("closed its connection"));
  for (const char* fault : {"garble", "pretend"})
    CHECK(contained(fault, "", true) == "wrote into the channel of its worker");
  for (const char* fault : {"loop", "sleep"})
    CHECK(contained(fault, "", true) == "took longer than " GAINSAY_HOSTILE_MS " ms");
  CHECK(contained("throw", "", true) == "status -4: thrown on purpose");
  CHECK_THAT(contained("beyond", "", true), test::EndsWith("ends past the text"));
}

TEST_CASE("two hundred documents after a fault go through at full speed") {
  // What is paid is the second try and a worker to go on with; then nobody is asked alone, and nothing is waited for.
  // Nonsense in the channel may be of any document of a batch: once, each of them gets a worker of its own.
  for (const std::string fault : {"crash", "abort", "overflow", "exit", "close", "garble", "loop", "sleep", "allocate",
                                  "throw", "beyond", "nan", "badutf8", "smallstruct", "endless", "shrink", "leak"}) {
    INFO(fault);
    auto extraction = start();
    Batch batch;
    batch.add("Now please " + fault + " here.");
    for (int i = 0; i < 200; ++i) batch.add("Plain text number " + std::to_string(i) + ".");
    const auto results = run(extraction, batch);
    for (std::size_t i = 1; i < results.size(); ++i) {
      CHECK(on(results[i], "word") == 4);
      CHECK(on(results[i], "fault") == 1);
      CHECK(results[i].failures.empty());
    }
    CHECK(extraction.toll().workers <= (fault == "garble" ? 2 + 3 + 64 : 2 + 3));
    CHECK(extraction.toll().timeouts <= 2);
  }
}

TEST_CASE("what a plugin changes after it was looked at is not what is taken") {
  std::size_t taken = 0;
  for (int times = 0; times < 10; ++times) {
    auto extraction = start();
    Batch batch;
    for (int i = 0; i < 40; ++i) batch.add("Now please flicker in " + std::to_string(i) + ".");
    for (const auto& result : run(extraction, batch)) {
      for (const auto& mention : result.mentions) {
        const auto* text = std::get_if<std::string>(&mention.value);
        if (!text || text->size() < 10'000) continue;
        ++taken;
        CHECK(text->find('\xff') == std::string::npos);
      }
    }
  }
  CHECK(taken > 0);
}

TEST_CASE("what a dying plugin wrote last is passed on") {
  CHECK_THAT(contained("lastwords"), test::EndsWith("last words: my last words"));
}

TEST_CASE("a call that does not end ends at the limit of the manifest") {
  for (const char* fault : {"loop", "deafloop", "sleep", "stop", "shout", "deaf", "forge"})
    CHECK(contained(fault) == "took longer than " GAINSAY_HOSTILE_MS " ms");
}

TEST_CASE("what a plugin throws is a failure with its words") {
  CHECK(contained("throw") == "status -4: thrown on purpose");
  for (const auto& [defect, why] :
       {std::pair{"throw", "status -4: it threw across the C interface: straight through C"},
        std::pair{"throwint", "status -4: it threw something unknown across the C interface"},
        std::pair{"status", "status -4: it returned 4711, which is no status"}}) {
    INFO(defect);
    auto extraction = start({words, "org.example.entry_" + std::string(defect)});
    Batch batch;
    batch.add("Plain text.");
    const auto result = run(extraction, batch)[0];
    CHECK(on(result, "word") == 2);
    REQUIRE(result.failures.size() == 1);
    CHECK(result.failures[0].reason == why);
    CHECK(extraction.toll().workers == 2);  // it costs no worker
  }
  if (!sanitized) CHECK(contained("allocate") == "status -3");
}

TEST_CASE("a lie costs one plugin one document, and is named") {
  CHECK_THAT(contained("beyond"), test::EndsWith("a mention has a span that ends past the text"));
  CHECK_THAT(contained("backwards"), test::EndsWith("a mention has an empty span"));
  CHECK_THAT(contained("halfletter", "Ünd please halfletter here."),
             test::EndsWith("a mention has a span that cuts a character"));
  CHECK_THAT(contained("undeclared"), test::EndsWith("a mention is on a layer that its manifest does not produce"));
  CHECK_THAT(contained("claimbeyond"), test::EndsWith("a claim has a span that ends past the text"));
  CHECK_THAT(contained("wronglayer"), test::EndsWith("a mention has a value that does not belong on its layer"));
  CHECK_THAT(contained("wrongvalue"), test::EndsWith("a mention has a value that does not belong on its layer"));
  CHECK_THAT(contained("infinity"), test::EndsWith("a mention has a quantity whose ends are no interval"));
  CHECK_THAT(contained("nanclaim"), test::EndsWith("a claim has a confidence outside 0…1"));
  CHECK_THAT(contained("badlabel"), test::EndsWith("a claim has a label that is not UTF-8 or too long"));
  CHECK_THAT(contained("longlabel"), test::EndsWith("a claim has a label that is not UTF-8 or too long"));
  CHECK_THAT(contained("smallstruct"), test::EndsWith("a claim is smaller than this ABI asks for"));
  CHECK_THAT(contained("nolist"), test::EndsWith("a claim has a list without an address"));
  CHECK_THAT(contained("hugetext"), test::EndsWith("a mention has a JSON value that is empty, not UTF-8 or too long"));
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
  CHECK(third_of_five("mark", "e\u0301t please mark here.").skipped.at(0).reason ==
        "mention that cuts a letter off its marks");
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

TEST_CASE("a plugin that spoils its process without ending it spoils nothing else") {
  harmless("chatter");
  harmless("talk");
  harmless("thread");
  harmless("tamper");
  harmless("shrink");
}

TEST_CASE("a thread that a plugin left behind and that crashes later costs no document") {
  auto extraction = start();
  Batch batch;
  batch.add("Now please timebomb here.");
  for (int i = 0; i < 2'000; ++i) batch.add("Plain text number " + std::to_string(i) + ".");
  for (const auto& result : run(extraction, batch)) {
    CHECK(on(result, "fault") == 1);
    CHECK(result.failures.empty());
  }
}

TEST_CASE("memory that a plugin leaks from document to document costs fresh workers, not documents") {
  if (sanitized) return;
  auto extraction = start();
  Batch batch;
  for (int i = 0; i < 60; ++i) batch.add("Now please leak " + std::to_string(i) + ".");
  for (const auto& result : run(extraction, batch)) {
    CHECK(on(result, "fault") == 1);
    CHECK(result.failures.empty());
  }
  CHECK(extraction.toll().workers > 4);
  CHECK(extraction.toll().workers < 40);
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
      {"createthrow", "loading it failed: not created"},
      {"createloop", "loading it failed: it took too long"},
      {"descriptor", "it has no descriptor"},
      {"function", "its entry lacks a function"},
      {"smallfactory", "its gainsay.extractor/draft-1 is smaller than this ABI asks for"},
      {"symbol", "its library does not export gainsay_plugin"},
      {"undefined", "its library cannot be loaded"},
      {"create", "create failed with status -2: no dictionary"},
      {"constructor", "loading it failed: killed by signal 6"},
  };
  std::vector<std::string> ids = {"org.example.words"};
  for (const auto& c : cases) ids.push_back("org.example.entry_" + std::string(c.defect));
  auto extraction = start(ids, 2);
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
