// SPDX-License-Identifier: Apache-2.0
// The cases stand in tests/cases/<language>/sentences.case, for people who write no C++.
#include "tests/host/analysis/analysed.hpp"

using gainsay::test::Languages;
using gainsay::test::Strings;
using gainsay::test::Text;

namespace {

Strings split(std::string_view line) {
  Strings out;
  for (std::size_t at = 0; at <= line.size();) {
    const auto end = std::min(line.find(" | ", at), line.size());
    out.emplace_back(line.substr(at, end - at));
    at = end + 3;
  }
  return out;
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// A "glued" case has no space where the sentence ends; it is written "one.|two".
void check_cases(const std::string& language) {
  const Languages languages;
  std::istringstream file(
      gainsay::test::read_file(std::string(GAINSAY_SOURCE_DIR) + "/tests/cases/" + language + "/sentences.case"));
  std::size_t count = 0, number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    ++count;
    auto text = line;
    replace(text, " | ", " ");
    replace(text, "¶ ", "\n");
    replace(text, "·|", "");
    auto expected_line = line;
    replace(expected_line, "¶", "");
    replace(expected_line, "·|", " | ");
    const Text analysed(text, languages.vocabulary(), language);
    INFO(language << "/sentences.case:" << number);
    CHECK(analysed.words(analysed.analysis().sentences) == split(expected_line));
  }
  CHECK(count >= 25);
}

}  // namespace

TEST_CASE("English sentences end where a reader ends them") { check_cases("en"); }
TEST_CASE("Italian sentences end where a reader ends them") { check_cases("it"); }
TEST_CASE("Turkish sentences end where a reader ends them") { check_cases("tr"); }
TEST_CASE("Persian sentences end where a reader ends them") { check_cases("fa"); }

TEST_CASE("a sentence says whether it asks and whether it is finished") {
  const Languages languages;
  struct Row {
    const char *language, *text;
    bool question, unfinished;
  };
  const Row rows[] = {
      {"en", "The bridge is closed.", false, false},
      {"en", "Is the bridge closed?", true, false},
      {"en", "“Is the bridge closed?”", true, false},
      {"en", "“Is the bridge closed?” he asked.", false, false},
      {"en", "The bridge is closed?!", true, false},
      {"en", "The bridge", false, true},
      {"en", "The mayor said:", false, true},
      {"en", "Why the bridge is closed", true, true},
      {"en", "When the bridge was closed, the ferry ran.", false, false},
      {"fa", "آیا پل بسته است.", true, false},
      {"fa", "باید دید که آیا پل بسته است.", false, false},
      {"fa", "پل بسته است؟", true, false},
      {"tr", "Köprü kapalı mı", true, true},
      {"it", "Dove passa il ponte", true, true},
      {"it", "Quando il ponte era chiuso, passava il traghetto.", false, false},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    const Text text(row.text, languages.vocabulary(), row.language);
    REQUIRE(text.analysis().sentences.size() == 1);
    const auto flags = text.analysis().sentences[0].flags;
    CHECK(((flags & gainsay::model::sentence_flag::Question) != 0) == row.question);
    CHECK(((flags & gainsay::model::sentence_flag::Unfinished) != 0) == row.unfinished);
  }
}

TEST_CASE("without a language file the marks alone decide") {
  const gainsay::analysis::Vocabulary none;
  const Text text("Eine Frage? Ja. Das war es z.B. gestern", none, "de");
  CHECK(text.words(text.analysis().sentences) == Strings{"Eine Frage?", "Ja.", "Das war es z.B. gestern"});
  CHECK(text.analysis().languages[0] == "de");
}
