// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/manifest.hpp"

#include <string>

#include "tests/support/catch.hpp"

using gainsay::plugin_host::parse_manifest;

namespace {

const std::string good = R"({
  "manifest": 1, "id": "org.example.dates", "name": "Dates", "version": "1.2.3", "kind": "extractor", "library": "dates.so",
  "abi": "1.0", "draft": true, "languages": ["de", "en"], "produces": ["date"], "consumes": ["quantity"],
  "data": ["tables/months.tsv"], "messages": "messages", "config_schema": {"type": "object"},
  "limits": {"doc_ms": 500, "memory_mb": 64}, "license": "MIT"})";

std::string with(const std::string& from, const std::string& to) {
  std::string out = good;
  const auto at = out.find(from);
  REQUIRE(at != std::string::npos);
  return out.replace(at, from.size(), to);
}

std::string refusal(const std::string& json) {
  const auto parsed = parse_manifest(json, "here");
  return parsed ? "" : parsed.error().message;
}

}  // namespace

TEST_CASE("a complete manifest is read as it stands") {
  const auto parsed = parse_manifest(good, "here");
  REQUIRE(parsed);
  CHECK(parsed->id == "org.example.dates");
  CHECK(parsed->languages == std::vector<std::string>{"de", "en"});
  CHECK(parsed->produces == std::vector<std::string>{"date"});
  CHECK(parsed->data == std::vector<std::string>{"tables/months.tsv"});
  CHECK(parsed->limits.document_ms == 500);
  CHECK(parsed->limits.memory_mb == 64);
  CHECK(parsed->config_schema == R"({"type":"object"})");
}

TEST_CASE("each cause of refusal has its own words") {
  struct Case {
    const char *from, *to, *says;
  };
  const Case cases[] = {
      {"\"manifest\": 1,", "", "\"manifest\" must be 1"},
      {"\"manifest\": 1", "\"manifest\": 2", "\"manifest\" must be 1"},
      {"org.example.dates", "dates", "reverse domain name"},
      {"\"name\": \"Dates\", ", "", "\"name\" is missing"},
      {"1.2.3", "1.2", "semantic version"},
      {"\"kind\": \"extractor\"", "\"kind\": \"oracle\"", "not \"oracle\""},
      {"dates.so", "../dates.so", "\"library\" must be a file name"},
      {"\"abi\": \"1.0\"", "\"abi\": \"2.0\"", "made for ABI 2.0, this host has 1.0"},
      {"\"abi\": \"1.0\"", "\"abi\": \"1.7\"", "needs ABI 1.7, this host has only 1.0"},
      {"\"abi\": \"1.0\"", "\"abi\": \"one\"", "must look like"},
      {"\"draft\": true, ", "", "\"draft\" must be true"},
      {"[\"de\", \"en\"]", "[]", "must name its \"languages\""},
      {"[\"de\", \"en\"]", "\"de\"", "must be a list of strings"},
      {"[\"date\"]", "[\"date\", \"date\"]", "names \"date\" twice"},
      {"[\"date\"]", "[]", "must name what it \"produces\""},
      {"tables/months.tsv", "../months.tsv", "inside the plugin's directory"},
      {"tables/months.tsv", "/etc/passwd", "inside the plugin's directory"},
      {"\"doc_ms\": 500", "\"doc_ms\": 500000", "may not be above"},
      {"\"doc_ms\": 500", "\"doc_ms\": -1", "must be a positive number"},
      {"\"doc_ms\"", "\"doc_s\"", "unknown limit \"doc_s\""},
      {"\"license\"", "\"licence\"", "unknown key \"licence\""},
      {"{\"type\": \"object\"}", "3", "\"config_schema\" must be an object"},
      {"\"kind\": \"extractor\"", "\"kind\": \"verifier\"", "a verifier may not name layers"},
  };
  for (const auto& c : cases) {
    INFO(c.from << " -> " << c.to);
    CHECK_THAT(refusal(with(c.from, c.to)), gainsay::test::ContainsSubstring(c.says));
  }
  CHECK(refusal(R"({"manifest": 1, "id": "org.example.v", "name": "V", "version": "1.0.0", "kind": "verifier",
                    "library": "v.so", "abi": "1.0", "draft": true, "broadcast": ["rule.forbids"], "license": "MIT"})") ==
        "");
  CHECK(refusal("[]") == "plugin.json: must hold one object");
}

TEST_CASE("a refusal names the line") {
  CHECK_THAT(refusal("{\n  \"manifest\": 1,\n}"),
             gainsay::test::StartsWith("plugin.json: not valid JSON at line 3, column 1: "));
  CHECK_THAT(refusal(with("\"kind\": \"extractor\"", "\"kind\": \"oracle\"")),
             gainsay::test::StartsWith("plugin.json: line 2: \"kind\" must be"));
  CHECK_THAT(refusal(with("\"consumes\"", "\"consume\"")),
             gainsay::test::StartsWith("plugin.json: line 3: unknown key \"consume\""));
  CHECK_THAT(refusal(with("\"name\": \"Dates\", ", "")), gainsay::test::StartsWith("plugin.json: \"name\" is missing"));
}

TEST_CASE("a manifest of nothing but brackets does not end the program that reads it") {
  const std::string brackets = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(refusal("{\"config_schema\": {\"a\": " + brackets + "}}") == "plugin.json: nests too deep");
}

TEST_CASE("a number that no machine holds is refused with the manifest that it stands in") {
  CHECK(refusal(with("\"doc_ms\": 500", "\"doc_ms\": 1e999")) == "plugin.json: the number '1e999' is too large");
}
