// SPDX-License-Identifier: Apache-2.0
// The main job, on the sample dossier and on texts written here.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "tests/host/cli/harbour.hpp"
#include "tests/support/catch.hpp"

using gainsay::test::call;
using gainsay::test::ContainsSubstring;
using gainsay::test::Folder;
using gainsay::test::read_file;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string dossier = GAINSAY_SOURCE_DIR "/tests/dossiers/dprk-russia";
const std::string harmless = "The bridge over the Tamor was opened in 2014.\n\nA ferry had carried 300 people a day.\n";

json report_of(const std::vector<std::string>& sources, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"check", "--json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.insert(arguments.end(), sources.begin(), sources.end());
  const auto result = call(arguments);
  CAPTURE(result.err, result.code);
  REQUIRE((result.code == 0 || result.code == 4));
  return json::parse(result.out);
}

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

// Do both spans of a part stand for words of the text?
void check_span(const json& span, const std::string& text) {
  const std::size_t begin = span["bytes"][0], end = span["bytes"][1];
  REQUIRE(begin <= end);
  REQUIRE(end <= text.size());
  CHECK(span["codepoints"][0] == code_points(text.substr(0, begin)));
  CHECK(span["codepoints"][1] == code_points(text.substr(0, end)));
}

bool sorted_by_id(const json& list) {
  return std::is_sorted(list.begin(), list.end(), [](const json& a, const json& b) {
    return a["id"].get<std::string>() < b["id"].get<std::string>();
  });
}

}  // namespace

TEST_CASE("the report of the sample dossier is what the schema says") {
  const std::string schema = GAINSAY_REFERENCE_DIR "/contracts/report.schema.json";
  if (!fs::exists(schema)) GAINSAY_SKIP("GAINSAY_REFERENCE_DIR names no folder with contracts/report.schema.json");
  const Folder folder;
  const auto report = folder.write("report.json", call({"check", "--json", "--reader", "all", dossier}).out);
  const auto checked = gainsay::test::run(
      "/usr/bin/env", {"python3", "-c",
                       "import json, sys, jsonschema\n"
                       "jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))",
                       schema, report});
  CAPTURE(checked.err.substr(0, 2000));
  CHECK(checked.code == 0);
}

TEST_CASE("quotes and spans of the report are the words of the texts") {
  const auto report = report_of({dossier});
  REQUIRE(report["claims"].size() > 0);
  std::map<std::string, std::string> texts;
  for (const auto& document : report["documents"]) {
    const auto& text = texts[document["id"]] = read_file(fs::path(dossier) / document["path"].get<std::string>());
    CHECK(document["bytes"] == text.size());
    CHECK(document["characters"] == code_points(text));
    for (const auto& paragraph : document["paragraphs"]) check_span(paragraph["span"], text);
  }
  CHECK(texts.size() == 6);
  for (const auto& claim : report["claims"]) {
    const auto& text = texts.at(claim["document"]);
    check_span(claim["span"], text);
    const std::size_t begin = claim["span"]["bytes"][0], end = claim["span"]["bytes"][1];
    CHECK(text.substr(begin, end - begin) == claim["quote"].get<std::string>());
    for (const auto& [role, fillers] : claim["roles"].items())
      for (const auto& filler : fillers)
        if (!filler["span"].is_null()) check_span(filler["span"], text);
    for (const auto& cue : claim["cues"]) check_span(cue["span"], text);
  }
}

TEST_CASE("the lists of the report are sorted and name only what is there") {
  const auto report = report_of({dossier});
  std::set<std::string> claims, links;
  for (const auto* list : {"documents", "claims", "links", "disagreements"}) CHECK(sorted_by_id(report[list]));
  for (const auto& claim : report["claims"]) claims.insert(claim["id"]);
  for (const auto& link : report["links"]) {
    links.insert(link["id"]);
    CHECK(claims.count(link["a"]) == 1);
    CHECK(claims.count(link["b"]) == 1);
    CHECK_FALSE(link["explanation"].empty());
  }
  for (const auto& card : report["disagreements"]) {
    CHECK(links.count(card["strongest"]) == 1);
    for (const auto& [reader, text] : card["headline"].items()) CHECK_FALSE(text.get<std::string>().empty());
  }
}

TEST_CASE("one document that cannot be read costs nothing else") {
  const Folder folder;
  folder.write("good.txt", harmless);
  folder.write("bad.txt", "The bridge \xFF\xFE over the river.\n");
  folder.write("empty.txt", "");
  folder.write("scan.pdf", "%PDF-1.4");
  const auto alone = report_of({folder / "good.txt"});
  const auto result = call({"check", "--json", folder.path()});
  CHECK(result.code == 4);
  const auto all = json::parse(result.out);
  CHECK(all["documents"].size() == 1);
  CHECK(all["claims"] == alone["claims"]);
  CHECK(all["failures"].size() == 2);
  for (const auto& failure : all["failures"]) CHECK(failure["code"] == "bad-input");
  CHECK(all["skipped"].dump().find("scan.pdf") != std::string::npos);
  CHECK(call({"check", "--fail-on", "failure", folder.path()}).code == 3);
}

TEST_CASE("nothing to read is a failure, and a missing file is told by its name") {
  const Folder folder;
  folder.write("bad.txt", "\xFF");
  CHECK(call({"check", folder / "bad.txt"}).code == 1);
  const auto missing = call({"check", folder / "nowhere.txt"});
  CHECK(missing.code == 1);
  CHECK_THAT(missing.err, ContainsSubstring("nowhere.txt"));
  CHECK_THAT(missing.err, ContainsSubstring("failed[not-found]"));
  CHECK(call({"check", "--published", "the other day", folder / "bad.txt"}).code == 2);
}

TEST_CASE("standard input is a document like any other") {
  const auto result =
      call({"check", "--json", "--publisher", "The Tamor Post", "--published", "2020-02", "-"}, harmless);
  REQUIRE(result.code == 0);
  const auto report = json::parse(result.out);
  REQUIRE(report["documents"].size() == 1);
  const auto& appearance = report["documents"][0]["appearances"][0];
  CHECK(appearance["publisher"] == "The Tamor Post");
  CHECK(appearance["published"] == "2020-02");
  CHECK(appearance["published_basis"] == "user");
}

TEST_CASE("texts that do not disagree give no card and exit code 0") {
  const auto result = call({"check", "--fail-on", "conflict", "-"}, harmless);
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("No disagreements"));
}

TEST_CASE("the order of the files and the number of lanes change no answer") {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(dossier))
    if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  const Folder folder;
  gainsay::test::write_harbour(folder);
  for (const auto* name : {"a.fa.txt", "b.fa.txt", "c.it.txt"}) files.push_back(folder / name);
  const auto forward = report_of(files, {"--lanes", "1"});
  CHECK(forward["links"].size() > 0);
  std::reverse(files.begin(), files.end());
  CHECK(report_of(files, {"--lanes", "2"}) == forward);
}

TEST_CASE("a plugin that is not there takes its own results along and nothing else") {
  const Folder folder;
  fs::copy(GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1", folder / "plugins", fs::copy_options::recursive);
  gainsay::test::write_harbour(folder);
  const auto sources = std::vector<std::string>{dossier, folder / "a.fa.txt", folder / "b.fa.txt", folder / "c.it.txt"};
  const auto whole = report_of(sources, {"--plugin-dir", folder / "plugins"});
  std::set<std::string> verifiers;
  for (const auto& link : whole["links"]) verifiers.insert(link["verifier"]["id"]);
  REQUIRE(verifiers.size() > 0);
  for (const auto& verifier : verifiers) {
    const auto place = folder / "plugins/" + verifier;
    fs::rename(place, folder / "aside");
    const auto less = report_of(sources, {"--plugin-dir", folder / "plugins"});
    fs::rename(folder / "aside", place);
    CHECK(less["claims"] == whole["claims"]);
    json expected = json::array();
    for (const auto& link : whole["links"])
      if (link["verifier"]["id"] != verifier) expected.push_back(link);
    REQUIRE(less["links"].size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(less["links"][i]["id"] == expected[i]["id"]);
  }
}

TEST_CASE("a plugin whose manifest is broken is refused and listed") {
  const Folder folder;
  fs::copy(GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1", folder / "plugins", fs::copy_options::recursive);
  const auto whole = report_of({dossier}, {"--plugin-dir", folder / "plugins"});
  folder.write("plugins/org.example.broken/plugin.json", "{\"id\": ");
  const auto report = report_of({dossier}, {"--plugin-dir", folder / "plugins"});
  CHECK(report["claims"] == whole["claims"]);
  CHECK(std::any_of(report["plugins"].begin(), report["plugins"].end(),
                    [](const json& plugin) { return plugin["state"] == "refused"; }));
}

TEST_CASE("a card shows both quotes, each in its own direction, with the sources") {
  const Folder folder;
  gainsay::test::write_harbour(folder);
  const auto cards = call({"check", "--color", "never", folder.path()}, {}, {"COLUMNS=400"});
  CAPTURE(cards.out, cards.err);
  CHECK(cards.code == 0);
  CHECK_THAT(cards.out, ContainsSubstring("stance-reversal"));
  CHECK_THAT(
      cards.out,
      ContainsSubstring(
          "\u2068روسیه تا سال ۲۰۱۵ از قطعنامه‌های سازمان ملل علیه کره شمالی پشتیبانی کرد\u2069"));
  CHECK_THAT(cards.out, ContainsSubstring("Harbour Post"));
  CHECK_THAT(cards.out, ContainsSubstring("a.fa.txt"));
  CHECK_THAT(cards.out, ContainsSubstring("Would settle it"));
  CHECK_THAT(cards.out, ContainsSubstring("Would dissolve it"));
  CHECK(cards.out.find('\x1b') == std::string::npos);
  CHECK(call({"check", "--color", "always", folder.path()}).out.find('\x1b') != std::string::npos);
}

TEST_CASE("the reader's language is asked for, never guessed from the locale") {
  const Folder folder;
  gainsay::test::write_harbour(folder);
  const auto english = call({"check", folder.path()}, {}, {"LANG=fa_IR.UTF-8", "LC_MESSAGES=fa_IR.UTF-8"});
  CHECK_THAT(english.out, ContainsSubstring("Rule"));
  const auto persian = call({"check", "--reader", "fa", folder.path()});
  CHECK_THAT(persian.out, ContainsSubstring("قاعده"));
  const auto all = report_of({folder.path()}, {"--reader", "all"});
  REQUIRE(all["disagreements"].size() == 1);
  CHECK(all["disagreements"][0]["headline"].contains("en"));
  CHECK(all["disagreements"][0]["headline"].size() > 1);
}

TEST_CASE("what is shown can be narrowed, and a conflict can be a failure") {
  const Folder folder;
  gainsay::test::write_harbour(folder);
  const auto report = report_of({folder.path()});
  REQUIRE(report["disagreements"].size() == 1);
  CHECK(report["links"].size() == 2);
  CHECK(call({"check", "--fail-on", "conflict", folder.path()}).code == 3);
  CHECK(report_of({folder.path()}, {"--min-score", "1"})["disagreements"].empty());
  CHECK(report_of({folder.path()}, {"--type", "numeric-discrepancy"})["disagreements"].empty());
  CHECK(report_of({folder.path()}, {"--max", "1"})["disagreements"].size() == 1);
  CHECK(report_of({folder.path()}, {"--why-not"}).contains("abstentions"));
}
