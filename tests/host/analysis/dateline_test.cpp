// SPDX-License-Identifier: Apache-2.0
#include "tests/host/analysis/analysed.hpp"

using gainsay::test::ContainsSubstring;
using gainsay::test::Languages;
using gainsay::test::Strings;
using gainsay::test::Text;

namespace {

std::string dateline(const Languages& languages, const std::string& line, const std::string& language) {
  const Text t(line + "\n\nA.", languages.vocabulary(), language);
  const bool is_role = t.roles().at(0) == "dateline";
  CHECK((is_role || !t.result.dateline));
  return t.result.dateline ? t.result.dateline->edtf : is_role ? "not used" : "none";
}

}  // namespace

TEST_CASE("a line that is mostly a date says when the text was published") {
  const Languages languages;
  struct Row {
    const char *language, *line, *edtf;
  };
  const Row rows[] = {
      {"fa", "یکشنبه ۲۷ خرداد ۱۴۰۳ - ۱۴:۲۵", "2024-06-16T14:25"},
      {"fa", "• پنجشنبه / ۱ فروردین ۱۳۹۸ / ۰۹:۰۵", "2019-03-21T09:05"},
      {"fa", "30 اسفند 1399", "2021-03-20"},
      {"fa", "۱۴۰۱/۱۱/۰۵", "2023-01-25"},
      {"fa", "چهارشنبه ۲۵ ژانویه ۲۰۲۳", "2023-01-25"},
      {"it", "Mercoledì 25 gennaio 2023", "2023-01-25"},
      {"it", "Bari, 1º settembre 2021", "2021-09-01"},
      {"it", "Pubblicato il 25 gennaio 2023 alle 18:40", "2023-01-25T18:40"},
      {"tr", "25 Ocak 2023 Çarşamba 08:15", "2023-01-25T08:15"},
      {"tr", "25.01.2023 - 18:40:30", "2023-01-25T18:40:30"},
      {"en", "Wednesday, January 25, 2023", "2023-01-25"},
      {"en", "25 January 2023", "2023-01-25"},
      {"en", "Published: 25 January 2023 | 16:05", "2023-01-25T16:05"},
      {"en", "2023-01-25", "2023-01-25"},
      {"en", "1/25/2023", "2023-01-25"},
      {"en", "January 25th, 2023", "2023-01-25"},
  };
  for (const auto& row : rows) {
    INFO(row.line);
    CHECK(dateline(languages, row.line, row.language) == row.edtf);
  }
}

TEST_CASE("a date in a sentence, a heading or a code is no dateline") {
  const Languages languages;
  for (const char* line :
       {"The bridge was closed on 25 January 2023.", "The floods of 25 January 2023", "Room 25, January 2023",
        "25 January", "January 2023", "Article 14030327118", "The 25 January 2023 issue has 12 pages",
        "31 February 2023", "25:61", "1/2/3", "2023-13-40"}) {
    INFO(line);
    CHECK(dateline(languages, line, "en") == "none");
  }
  CHECK(dateline(languages, "۳۰ اسفند ۱۴۰۰", "fa") == "none");  // no leap year
}

TEST_CASE("day and month are not guessed where the numbers leave doubt") {
  const Languages languages;
  gainsay::analysis::Vocabulary vocabulary;
  vocabulary.add_language("xx");
  vocabulary.add_row(vocabulary.add_language("yy"), "timestyle", "numeric", "dmy", "");
  vocabulary.add_row(vocabulary.add_language("zz"), "timestyle", "numeric", "mdy", "");
  const auto read = [&](const char* language) {
    const Text t("03/04/2023\n\nA.", vocabulary, language);
    return t.result.dateline ? t.result.dateline->edtf : "none";
  };
  CHECK(read("xx") == "none");
  CHECK(read("yy") == "2023-04-03");
  CHECK(read("zz") == "2023-03-04");
}

TEST_CASE("half a day is not guessed") {
  const Languages languages;
  CHECK(dateline(languages, "Wednesday 25 January 2023, 8:15 PM", "en") == "2023-01-25");
}

TEST_CASE("a dateline whose weekday is wrong is noted and not used") {
  const Languages languages;
  CHECK(dateline(languages, "Monday, 25 January 2023", "en") == "not used");
  CHECK(dateline(languages, "دوشنبه ۲۷ خرداد ۱۴۰۳ - ۱۴:۲۵", "fa") == "not used");
  const Text t("Monday, 25 January 2023\n\nA.", languages.vocabulary(), "en");
  REQUIRE(t.result.notes.size() == 1);
  CHECK_THAT(t.result.notes[0], ContainsSubstring("Monday, 25 January 2023"));
}

TEST_CASE("of two datelines the first counts; a difference of more than a day is noted") {
  const Languages languages;
  const Text near("25 January 2023\nA bridge.\n26 January 2023, 01:10\nA.", languages.vocabulary(), "en");
  CHECK(near.result.dateline->edtf == "2023-01-25");
  CHECK(near.result.notes.empty());
  const Text far("25 January 2023\nA bridge.\n29 January 2023\nA.", languages.vocabulary(), "en");
  CHECK(far.result.dateline->edtf == "2023-01-25");
  REQUIRE(far.result.notes.size() == 1);
  CHECK_THAT(far.result.notes[0], ContainsSubstring("29 January 2023"));
}

TEST_CASE("a dateline is one day with a basis of its own") {
  const Languages languages;
  const Text t("25 January 2023, 18:40\n\nA.", languages.vocabulary(), "en");
  REQUIRE(t.result.dateline);
  CHECK(t.result.dateline->basis == gainsay::model::DateBasis::Dateline);
  CHECK(t.result.dateline->days.lo == gainsay::to_day({2023, 1, 25}));
  CHECK(t.result.dateline->days.hi == t.result.dateline->days.lo);
  CHECK(t.result.dateline->second == (18 * 60 + 40) * 60);
}
