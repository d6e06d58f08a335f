// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <sstream>

#include "tests/host/cli/program.hpp"
#include "tests/support/catch.hpp"

using gainsay::test::call;
using gainsay::test::ContainsSubstring;
using nlohmann::json;

namespace {

std::vector<json> lines_of(const std::string& out) {
  std::vector<json> lines;
  std::istringstream in(out);
  for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
  return lines;
}

std::string row(const std::string& id, const std::string& text, const std::string& language = "en") {
  return json{{"id", id}, {"text", text}, {"lang", language}, {"published", "2021-05-04T10:00"}}.dump() + "\n";
}

// The words that a code-point range stands for.
std::u32string decode(const std::string& text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    const int more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    char32_t value = more == 0 ? c : c & (0x3Fu >> more);
    for (int k = 1; k <= more; ++k)
      value = value << 6 | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3Fu);
    out += value;
    i += static_cast<std::size_t>(more) + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("every line gets its answer, in the order of the questions") {
  std::string input;
  for (int i = 0; i < 150; ++i)
    input += row("r" + std::to_string(i), "Wagon " + std::to_string(i) + " carries 12 barrels. It is late.");
  const auto result = call({"annotate"}, input);
  CAPTURE(result.err);
  REQUIRE(result.code == 0);
  const auto lines = lines_of(result.out);
  REQUIRE(lines.size() == 150);
  for (int i = 0; i < 150; ++i) {
    CHECK(lines[static_cast<std::size_t>(i)]["id"] == "r" + std::to_string(i));
    CHECK(lines[static_cast<std::size_t>(i)]["sentences"].size() == 2);
  }
}

TEST_CASE("a bad line costs itself only") {
  const auto result = call(
      {"annotate"}, row("a", "Seven boats sank.") + "{no json\n" + "[1,2]\n" + R"({"id":"c","text":5})" + "\n" +
                        R"({"id":"d","text":"x","published":"yesterweek"})" + "\n" + row("e", "Eight boats sank."));
  REQUIRE(result.code == 0);
  const auto lines = lines_of(result.out);
  REQUIRE(lines.size() == 6);
  CHECK(lines[0]["id"] == "a");
  CHECK(lines[0].contains("mentions"));
  for (std::size_t i = 1; i < 5; ++i) {
    CHECK(lines[i].contains("error"));
    CHECK_FALSE(lines[i].contains("mentions"));
  }
  CHECK(lines[1]["id"].is_null());
  CHECK(lines[3]["id"] == "c");
  CHECK(lines[4]["id"] == "d");
  CHECK(lines[5].contains("mentions"));
}

TEST_CASE("a line of nothing but brackets costs itself only") {
  const std::string brackets = std::string(200'000, '[') + std::string(200'000, ']');
  const auto result = call({"annotate"}, "{\"id\":" + brackets + ",\"text\":\"x\"}\n" + row("b", "Seven boats sank."));
  CAPTURE(result.err);
  REQUIRE(result.code == 0);
  const auto lines = lines_of(result.out);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == json{{"id", nullptr}, {"error", "the row nests too deep"}});
  CHECK(lines[1]["id"] == "b");
}

TEST_CASE("what is found stands in the text, by bytes and by code points") {
  const std::string text =
      "Sürücü ۱۲ kilo taşıdı. Il camion ha percorso 340 km nel 2019. 🦉 The truck carried 5,000 shells in "
      "May "
      "2020.";
  const auto result = call({"annotate", "--tokens"}, row("a", text));
  REQUIRE(result.code == 0);
  const auto line = lines_of(result.out).at(0);
  REQUIRE(line["mentions"].size() > 0);
  const auto points = decode(text);
  for (const auto& mention : line["mentions"]) {
    const auto& bytes = mention["span"]["bytes"];
    const auto& codepoints = mention["span"]["codepoints"];
    const std::size_t begin = bytes[0], end = bytes[1], first = codepoints[0], last = codepoints[1];
    CHECK(text.substr(begin, end - begin) == mention["text"].get<std::string>());
    CHECK(points.substr(first, last - first) == decode(mention["text"].get<std::string>()));
  }
  CHECK(line["tokens"].size() > 10);
}

TEST_CASE("only the layers that are asked for are printed") {
  const auto input = row("a", "Italy sent 30 trucks to Turkey on 3 May 2020.");
  for (const std::string layer : {"quantity", "time", "entity"}) {
    const auto line = lines_of(call({"annotate", "--layers", layer}, input).out).at(0);
    CHECK(line["mentions"].size() > 0);
    CHECK(line["claims"].empty());
    for (const auto& mention : line["mentions"]) CHECK(mention["layer"] == layer);
  }
  const auto two = lines_of(call({"annotate", "--layers", "quantity,time"}, input).out).at(0);
  CHECK(two["mentions"].size() >= 2);
}

TEST_CASE("the number of lanes changes no answer") {
  std::string input;
  for (int i = 0; i < 40; ++i)
    input += row(std::to_string(i), "In March " + std::to_string(1990 + i % 20) + " Turkey bought " +
                                        std::to_string(100 + i) + " trucks from Italy.");
  const auto one = call({"annotate", "--lanes", "1"}, input);
  const auto two = call({"annotate", "--lanes", "2"}, input);
  REQUIRE(one.code == 0);
  CHECK(one.out == two.out);
}
