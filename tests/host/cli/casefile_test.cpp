// SPDX-License-Identifier: Apache-2.0
// Commands on a casefile, one process each, as a fact-checker's day goes.
#include <signal.h>
#include <sys/stat.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

#include "tests/host/cli/harbour.hpp"
#include "tests/support/catch.hpp"

using gainsay::test::call;
using gainsay::test::ContainsSubstring;
using gainsay::test::Folder;
using gainsay::test::run;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string dossier = GAINSAY_SOURCE_DIR "/tests/dossiers/dprk-russia";

std::vector<std::string> files() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(dossier))
    if (entry.path().extension() == ".txt") out.push_back(entry.path().string());
  std::sort(out.begin(), out.end());
  return out;
}

void add(const std::string& casefile, std::vector<std::string> sources, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"add", "--case", casefile, "-q"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.insert(arguments.end(), sources.begin(), sources.end());
  const auto result = call(arguments);
  CAPTURE(result.err);
  REQUIRE(result.code == 0);
}

std::string digest(const std::string& casefile) {
  const auto result = call({"digest", "--case", casefile});
  CAPTURE(result.err);
  REQUIRE(result.code == 0);
  return result.out;
}

json list(const std::string& casefile, const std::string& command, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {command, "--json", "--case", casefile};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto result = call(arguments);
  CAPTURE(result.err);
  REQUIRE(result.code == 0);
  return json::parse(result.out)[command];
}

}  // namespace

TEST_CASE("a casefile is made once, for its owner only") {
  const Folder folder;
  const auto path = folder / "case.gainsay";
  REQUIRE(call({"init", path}).code == 0);
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  const auto again = call({"init", path});
  CHECK(again.code != 0);
  CHECK_THAT(again.err, ContainsSubstring("gainsay: error["));
}

TEST_CASE("a command that needs a casefile says how to name one") {
  const auto none = call({"claims"});
  CHECK(none.code == 2);
  CHECK_THAT(none.err, ContainsSubstring("--case"));
  const Folder folder;
  CHECK(call({"claims", "--case", folder / "no.gainsay"}).code == 1);
  CHECK(call({"claims", "--case", folder.write("text.gainsay", "this is no casefile, it is text\n")}).code == 5);
  const auto path = folder / "case.gainsay";
  REQUIRE(call({"init", path}).code == 0);
  CHECK(call({"documents"}, {}, {"GAINSAY_CASE=" + path}).code == 0);
}

TEST_CASE("the digest is the same for any order of files, one or two lanes, one add or nine") {
  const Folder folder;
  gainsay::test::write_harbour(folder);
  auto sources = files();
  for (const auto* name : {"a.fa.txt", "b.fa.txt", "c.it.txt"}) sources.push_back(folder / name);
  const auto make = [&](const std::string& name) {
    REQUIRE(call({"init", folder / name}).code == 0);
    return folder / name;
  };
  const auto once = make("once"), reversed = make("reversed"), stepwise = make("stepwise");
  add(once, sources, {"--lanes", "1"});
  std::reverse(sources.begin(), sources.end());
  add(reversed, sources, {"--lanes", "2"});
  for (const auto& source : sources) add(stepwise, {source});
  const auto wanted = digest(once);
  CHECK(wanted.size() > 32);
  CHECK(digest(reversed) == wanted);
  CHECK(digest(stepwise) == wanted);
  CHECK(list(once, "links").size() > 0);
  CHECK(list(stepwise, "links") == list(once, "links"));
  CHECK(list(stepwise, "disagreements") == list(once, "disagreements"));
}

TEST_CASE("what is complete is not read again") {
  const Folder folder;
  const auto path = folder / "case";
  REQUIRE(call({"init", path}).code == 0);
  const auto first = json::parse(call({"add", "--json", "--case", path, dossier}).out);
  CHECK(first["read"] == 6);
  const auto before = digest(path);
  const auto second = json::parse(call({"add", "--json", "--case", path, dossier}).out);
  CHECK(second["read"] == 0);
  CHECK(second["known"] == 6);
  CHECK(digest(path) == before);
}

TEST_CASE("another date is another anchor: the document is read again") {
  const Folder folder;
  const auto path = folder / "case", text = folder.write("a.txt", "Yesterday Turkey bought 40 trucks from Italy.\n");
  REQUIRE(call({"init", path}).code == 0);
  add(path, {text}, {"--published", "2020-03-05"});
  const auto before = digest(path);
  add(path, {text}, {"--published", "2020-03-09"});
  CHECK(digest(path) != before);
  add(path, {text}, {"--published", "2020-03-05"});
  CHECK(digest(path) == before);
}

TEST_CASE("lists can be narrowed") {
  const Folder folder;
  const auto path = folder / "case";
  REQUIRE(call({"init", path}).code == 0);
  add(path, {dossier});
  const auto documents = list(path, "documents"), claims = list(path, "claims");
  CHECK(documents.size() == 6);
  REQUIRE(claims.size() > 0);
  CHECK(list(path, "documents", {"--lang", "fa"}).size() == 2);
  const auto predicate = claims[0]["predicate"].get<std::string>();
  const auto some = list(path, "claims", {"--predicate", predicate});
  CHECK(some.size() == static_cast<std::size_t>(std::count_if(
                           claims.begin(), claims.end(), [&](const json& c) { return c["predicate"] == predicate; })));
  const auto id = documents[0]["id"].get<std::string>();
  for (const auto& claim : list(path, "claims", {"--document", id.substr(0, 20)})) CHECK(claim["document"] == id);
  CHECK(list(path, "documents", {"--text", "Portolan"}).size() == 1);
  CHECK(call({"claims", "--case", path, "--document", "sha256:zz"}).code == 2);
  CHECK(call({"claims", "--case", path, "--since", "some day"}).code == 2);
}

TEST_CASE("a claim is explained from its bytes and comes out the same again") {
  const Folder folder;
  const auto path = folder / "case";
  REQUIRE(call({"init", path}).code == 0);
  add(path, {dossier});
  const auto claims = list(path, "claims");
  REQUIRE(claims.size() > 0);
  const auto id = claims[0]["id"].get<std::string>();
  const auto result = call({"explain", "--json", "--case", path, id});
  CAPTURE(result.err);
  REQUIRE(result.code == 0);
  const auto explained = json::parse(result.out);
  CHECK(explained["claim"]["quote"] == claims[0]["quote"]);
  CHECK(explained["derivation"]["result"] == "same");
  CHECK_THAT(call({"explain", "--case", path, id}).out, ContainsSubstring("derived again: the same"));
  CHECK(call({"explain", "--case", path, "c-0000000000000000"}).code == 1);
  CHECK(call({"explain", "--case", path, "nonsense"}).code == 2);
}

TEST_CASE("a disagreement is explained link by link, and each comes out the same again") {
  const Folder folder;
  gainsay::test::write_harbour(folder);
  const auto path = folder / "case";
  REQUIRE(call({"init", path}).code == 0);
  add(path, {folder / "a.fa.txt", folder / "b.fa.txt", folder / "c.it.txt"});
  const auto cards = list(path, "disagreements");
  REQUIRE(cards.size() == 1);
  const auto result = call({"explain", "--json", "--case", path, cards[0]["id"].get<std::string>().substr(0, 8)});
  CAPTURE(result.out, result.err);
  REQUIRE(result.code == 0);
  const auto explained = json::parse(result.out);
  REQUIRE(explained["links"].size() == cards[0]["links"].size());
  for (const auto& link : explained["links"]) {
    CHECK(link["derivation"]["result"] == "same");
    CHECK(link["a"]["derivation"]["result"] == "same");
    CHECK_FALSE(link["link"]["explanation"].empty());
  }
  CHECK_THAT(call({"disagreements", "--case", path}).out, ContainsSubstring("stance-reversal"));
}

TEST_CASE("Ctrl-C stops after the batch: what was committed stays, and the next add does the rest") {
  const Folder folder;
  const auto path = folder / "case", whole = folder / "whole";
  for (int i = 0; i < 1500; ++i)
    folder.write("texts/" + std::to_string(i) + ".txt", "In " + std::to_string(1950 + i % 70) +
                                                            " the port of Genoa took in " + std::to_string(1000 + i) +
                                                            " containers from Turkey.\n");
  REQUIRE(call({"init", path}).code == 0);
  REQUIRE(call({"init", whole}).code == 0);
  const std::string program = GAINSAY_BUILD_DIR "/bin/gainsay";
  // Wait for the first commit, then interrupt.
  const auto stopped = run("/bin/sh", {"-c",
                                       "\"$1\" add -q --case \"$2\" \"$3\" & child=$!\n"
                                       "while [ ! -s \"$2-wal\" ] && kill -0 $child 2>/dev/null; do :; done\n"
                                       "kill -INT $child; wait $child",
                                       "sh", program, path, folder / "texts"});
  CAPTURE(stopped.out, stopped.err);
  REQUIRE(stopped.code == 130);
  CHECK(call({"verify", "--case", path}).code == 0);
  const auto kept = list(path, "documents").size();
  CHECK(kept < 1500);
  const auto rest = json::parse(call({"add", "--json", "--case", path, folder / "texts"}).out);
  CHECK(rest["known"] == kept);
  CHECK(rest["read"] == 1500 - kept);
  add(whole, {folder / "texts"});
  CHECK(digest(path) == digest(whole));
}

TEST_CASE("a claim that the same plugin no longer derives is found: exit code 3") {
  const Folder folder;
  const auto path = folder / "case";
  REQUIRE(call({"init", path}).code == 0);
  add(path, {dossier});
  const auto id = list(path, "claims")[0]["id"].get<std::string>();
  const auto tampered = run("/usr/bin/env", {"python3", "-c",
                                             "import sqlite3, sys\n"
                                             "db = sqlite3.connect(sys.argv[1])\n"
                                             "db.execute('UPDATE claim SET polarity = 1 - polarity')\n"
                                             "db.commit()",
                                             path});
  REQUIRE(tampered.code == 0);
  CHECK(call({"explain", "--case", path, id}).code == 3);
  CHECK(call({"verify", "--case", path}).code == 3);
}

TEST_CASE("another build of the plugin is named, and is no fault of the casefile") {
  const Folder folder;
  fs::copy(GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1", folder / "plugins", fs::copy_options::recursive);
  const auto path = folder / "case";
  REQUIRE(call({"init", path}).code == 0);
  add(path, {dossier}, {"--plugin-dir", folder / "plugins"});
  const auto claim = list(path, "claims")[0];
  const auto manifest = folder / "plugins/" + claim["extractor"]["id"].get<std::string>() + "/plugin.json";
  auto text = json::parse(gainsay::test::read_file(manifest));
  text["version"] = "99.0.0";
  folder.write("plugins/" + claim["extractor"]["id"].get<std::string>() + "/plugin.json", text.dump());
  const auto result =
      call({"explain", "--case", path, "--plugin-dir", folder / "plugins", claim["id"].get<std::string>()});
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("made by version " + claim["extractor"]["version"].get<std::string>()));
}

TEST_CASE("a sound casefile verifies") {
  const Folder folder;
  const auto path = folder / "case";
  REQUIRE(call({"init", path}).code == 0);
  add(path, {dossier});
  const auto result = call({"verify", "--case", path});
  CAPTURE(result.out, result.err);
  CHECK(result.code == 0);
}

TEST_CASE("languages and plugins are listed") {
  const auto languages = json::parse(call({"lang", "list", "--json"}).out)["languages"];
  CHECK(std::count_if(languages.begin(), languages.end(), [](const json& l) { return l["state"] == "full"; }) >= 4);
  const auto plugins = json::parse(call({"plugin", "list", "--json"}).out)["plugins"];
  CHECK(plugins.size() >= 4);
  for (const auto& plugin : plugins) CHECK(plugin["state"] == "ready");
}

TEST_CASE("a language file's tests are run, and a wrong one is shown with what came out") {
  const Folder folder;
  const auto good =
      folder.write("en.lang", "[tests]\nquantity\tThe barn holds 40 owls.\t40 - exact\nsentence\tOne. Two.\t2\n");
  const auto bad = folder.write("bad/en.lang", "[tests]\nquantity\tThe barn holds 41 owls.\t40 - exact\n");
  const auto passed = call({"lang", "check", good});
  CHECK_THAT(passed.out, ContainsSubstring("of 2 tests pass"));
  const auto failed = call({"lang", "check", bad});
  CHECK(failed.code == 1);
  CHECK_THAT(failed.out, ContainsSubstring("en.lang:2"));
  CHECK_THAT(failed.out, ContainsSubstring("expected"));
  CHECK_THAT(failed.out, ContainsSubstring("41"));
}
