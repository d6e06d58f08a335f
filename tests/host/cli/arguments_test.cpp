// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "tests/host/cli/program.hpp"
#include "tests/support/catch.hpp"

using gainsay::test::call;
using gainsay::test::ContainsSubstring;
using gainsay::test::StartsWith;

TEST_CASE("help is an answer: standard output and exit code 0") {
  const auto help = call({"--help"});
  CHECK(help.code == 0);
  CHECK_THAT(help.out, ContainsSubstring("check"));
  CHECK_THAT(help.out, ContainsSubstring("annotate"));
  CHECK(help.err.empty());
  CHECK(call({"help", "check"}).out == call({"check", "--help"}).out);
  CHECK_THAT(call({"lang", "check", "--help"}).out, ContainsSubstring("LANGUAGE"));
}

TEST_CASE("a wrong command line is one line on standard error and exit code 2") {
  const std::vector<std::vector<std::string>> wrong = {{"chek"},
                                                       {"check"},
                                                       {"check", "--no-such-option", "a.txt"},
                                                       {"check", "--lanes", "0", "a.txt"},
                                                       {"check", "--color", "pink", "a.txt"},
                                                       {"check", "--min-score", "2", "a.txt"},
                                                       {"explain"},
                                                       {"plugin"},
                                                       {"check", "--fail-on", "rain", "a.txt"}};
  for (const auto& words : wrong) {
    const auto result = call(words);
    CAPTURE(words, result.err);
    CHECK(result.code == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, StartsWith("gainsay: error[usage]: "));
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
  }
}

TEST_CASE("no command at all shows the help on standard error") {
  const auto result = call({});
  CHECK(result.code == 2);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, ContainsSubstring("check"));
}

TEST_CASE("the version is told to people and to programs") {
  const auto text = call({"--version"});
  CHECK(text.code == 0);
  CHECK_THAT(text.out, StartsWith("gainsay "));
  const auto json = nlohmann::json::parse(call({"--version", "--json"}).out);
  CHECK(json["name"] == "gainsay");
  CHECK(json["abi"].is_string());
}
