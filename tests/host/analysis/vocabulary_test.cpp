// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/vocabulary.hpp"

#include "tests/support/catch.hpp"

using gainsay::analysis::expand_forms;
using gainsay::analysis::key_of;
using gainsay::analysis::Vocabulary;
using Strings = std::vector<std::string>;

namespace {
Strings sorted(Strings strings) {
  std::sort(strings.begin(), strings.end());
  return strings;
}
}  // namespace

TEST_CASE("a column of forms is all the ways it can be written") {
  CHECK(expand_forms("one|two") == Strings{"one", "two"});
  CHECK(sorted(expand_forms("a+b")) == Strings{"a b", "ab"});
  CHECK(sorted(expand_forms("(the )bridge")) == Strings{"bridge", "the bridge"});
  CHECK(expand_forms("").empty());
  CHECK(expand_forms("a|").size() == 1);
}

TEST_CASE("a form with too many choices is cut, not followed for ever") {
  CHECK(expand_forms("a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t").size() <= 64);
}

TEST_CASE("rows of equal abbreviations add up") {
  Vocabulary vocabulary;
  auto& language = vocabulary.add_language("xx");
  vocabulary.add_row(language, "abbrev", "a", "Gen.|Col.", "before=upper");
  vocabulary.add_row(language, "abbrev", "a", "gen.", "before=number end");
  const auto gen = language.abbreviations.find(key_of("gen"));
  REQUIRE(gen != language.abbreviations.end());
  CHECK(gen->second.before_upper);
  CHECK(gen->second.before_number);
  CHECK(gen->second.may_end);
  CHECK_FALSE(gen->second.always);
}

TEST_CASE("function words are counted for every language that has them") {
  Vocabulary vocabulary;
  vocabulary.add_row(vocabulary.add_language("xx"), "stop", "w", "the|a|international", "");
  vocabulary.add_row(vocabulary.add_language("yy"), "stop", "w", "a|da", "");
  const auto find = [&](const char* word) {
    auto key = key_of(word);
    const auto size = key.size();
    key.resize(16);
    return vocabulary.stop().find(reinterpret_cast<const std::uint16_t*>(key.data()), size);
  };
  CHECK(find("the") == 1);
  CHECK(find("a") == 3);
  CHECK(find("da") == 2);
  CHECK(find("they") == 0);
  CHECK(find("th") == 0);
}

TEST_CASE("a language is found by its tag, then by its primary subtag") {
  Vocabulary vocabulary;
  vocabulary.add_language("xx");
  vocabulary.add_language("xx-YY");
  CHECK(vocabulary.find("xx-YY")->tag == "xx-YY");
  CHECK(vocabulary.find("xx-ZZ")->tag == "xx");
  CHECK(vocabulary.find("zz") == nullptr);
}
