// SPDX-License-Identifier: Apache-2.0
#include "host/matching/voices.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "gainsay/kit/lexicon.hpp"
#include "tests/support/catch.hpp"

using namespace gainsay;
using matching::Sketched;

namespace {

// Words at spaces; the analysis of the host does more, but a sketch needs no more than tokens and folds.
model::Analysis words_of(const std::string& text) {
  model::Analysis out;
  out.languages = {"und"};
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find(' ', at), text.size());
    const auto units = kit::key_fold(text.substr(at, end - at));
    model::Token token;
    token.key_begin = static_cast<std::uint32_t>(out.key_fold.units.size());
    out.key_fold.units.insert(out.key_fold.units.end(), units.begin(), units.end());
    token.key_end = static_cast<std::uint32_t>(out.key_fold.units.size());
    out.tokens.push_back(token);
    at = end + 1;
  }
  return out;
}

std::string story(std::uint64_t seed, int words) {
  std::string out;
  for (std::uint64_t x = seed * 0x9E3779B97F4A7C15u; words > 0; --words) {
    x = x * 6364136223846793005u + 1442695040888963407u;
    out.append("w").append(std::to_string(x >> 50)).append(" ");
  }
  return out;
}

std::vector<std::uint64_t> voices(const std::vector<std::string>& texts) {
  std::vector<std::vector<std::uint64_t>> sketches;
  for (const auto& text : texts) sketches.push_back(matching::make_sketch(words_of(text)));
  std::vector<Sketched> documents;
  for (std::size_t i = 0; i < texts.size(); ++i) documents.push_back({100 + i, sketches[i]});
  return matching::find_voices(documents);
}

}  // namespace

TEST_CASE("a text that is printed twice, in other capitals or with a new ending, is one voice") {
  auto shouted = story(1, 300);
  std::transform(shouted.begin(), shouted.end(), shouted.begin(),
                 [](char c) { return static_cast<char>(std::toupper(c)); });
  CHECK(voices({story(1, 300), shouted, story(1, 300) + story(2, 40), story(3, 300)}) ==
        std::vector<std::uint64_t>{100, 100, 100, 103});
}

TEST_CASE("a short agency text that a long article takes in whole is one voice with it") {
  CHECK(voices({story(1, 120), story(2, 500) + story(1, 120) + story(3, 400)}) == std::vector<std::uint64_t>{100, 100});
}

TEST_CASE("a quotation in common does not make one voice of two texts") {
  const auto quote = story(9, 25);
  CHECK(voices({story(1, 300) + quote + story(2, 300), story(3, 300) + quote + story(4, 300)}) ==
        std::vector<std::uint64_t>{100, 101});
}

TEST_CASE("texts too short to tell apart, and empty ones, keep their own voice") {
  CHECK(voices({"", "", "three short words", "three short words"}) == std::vector<std::uint64_t>{100, 101, 102, 103});
}

TEST_CASE("copies of a copy are one voice, whatever the order of import") {
  const std::string a = story(1, 100) + story(2, 100) + story(3, 100);
  const std::string b = story(2, 100) + story(3, 100) + story(4, 100);
  const std::string c = story(3, 100) + story(4, 100) + story(5, 100);
  CHECK(voices({a, b, c}) == std::vector<std::uint64_t>{100, 100, 100});
  CHECK(voices({c, a, b}) == std::vector<std::uint64_t>{100, 100, 100});
}

TEST_CASE("boilerplate that many documents share joins none of them") {
  std::vector<std::string> texts;
  std::vector<std::uint64_t> own;
  for (std::uint64_t i = 0; i < 60; ++i) {
    texts.push_back(story(50 + i, 200) + story(7, 30));
    own.push_back(100 + i);
  }
  CHECK(voices(texts) == own);
}

TEST_CASE("voices are what comparing every document with every other gives") {
  std::vector<std::vector<std::uint64_t>> sketches;
  for (std::uint64_t i = 0; i < 160; ++i) {  // texts of two to six passages, out of few: all shares of copying occur
    std::string text = story(1000 + i, 30);
    for (std::uint64_t p = 0; p < 2 + i % 5; ++p) text += story((i * 7 + p * (1 + i % 3)) % 90, 60);
    sketches.push_back(matching::make_sketch(words_of(text)));
  }
  std::vector<std::uint64_t> all(sketches.size());
  std::iota(all.begin(), all.end(), std::uint64_t{0});
  bool changed = true;
  std::size_t pairs = 0;
  while (changed) {
    changed = false;
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (all[i] != all[j] && matching::near_duplicate(sketches[i], sketches[j]))
          all[i] = all[j] = std::min(all[i], all[j]), changed = true, ++pairs;
  }
  REQUIRE(pairs > 10);
  std::vector<Sketched> documents;
  for (std::size_t i = 0; i < sketches.size(); ++i) documents.push_back({i, sketches[i]});
  CHECK(matching::find_voices(documents) == all);
}

TEST_CASE("a wire story that hundreds print, each under lines of its own, is one voice") {
  std::vector<std::string> texts;
  for (std::uint64_t i = 0; i < 200; ++i) texts.push_back(story(50 + i, 40) + story(7, 200));
  CHECK(voices(texts) == std::vector<std::uint64_t>(200, 100));
}
