// SPDX-License-Identifier: Apache-2.0
// Whatever the text, every span and every folded unit leads back to whole code points of it.
#include <random>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/convert.hpp"
#include "tests/host/analysis/analysed.hpp"

using gainsay::Span;
using gainsay::test::Languages;
using gainsay::test::Text;
namespace utf8 = gainsay::utf8;

namespace {

void check_span(const std::string& text, Span span) {
  REQUIRE(span.begin < span.end);
  REQUIRE(span.end <= text.size());
  REQUIRE(utf8::is_boundary(text, span.begin));
  REQUIRE(utf8::is_boundary(text, span.end));
}

// What `fold` makes of the code point at each offset must be what stands there.
void check_fold(const std::string& text, const gainsay::model::Fold& fold, bool key) {
  REQUIRE(fold.offsets.size() == fold.units.size() + 1);
  REQUIRE(fold.offsets.back() == text.size());
  for (std::size_t i = 0; i < fold.units.size();) {
    const auto at = fold.offsets[i];
    REQUIRE(at <= fold.offsets[i + 1]);
    REQUIRE(utf8::is_boundary(text, at));
    const auto c = utf8::decode(text, at);
    std::uint16_t units[gainsay::kit::max_fold_units];
    auto count = key ? gainsay::kit::key_fold(c.value, units)
                     : gainsay::kit::language_fold(c.value, gainsay::kit::CaseRule::Plain, units);
    const bool blank = fold.units[i] == ' ' || fold.units[i] == '\n';
    if (blank) {
      ++i;
      continue;
    }
    if (!key && (c.value == U'I' || c.value == U'İ') && fold.units[i] != units[0]) count = 1, units[0] = fold.units[i];
    if (!key && c.value == U'İ' && (i + 1 == fold.units.size() || fold.offsets[i + 1] != at)) count = 1;
    REQUIRE(count > 0);
    for (std::size_t k = 0; k < count; ++k, ++i) {
      REQUIRE(fold.units[i] == units[k]);
      REQUIRE(fold.offsets[i] == at);
    }
  }
}

void check_all(const Text& t) {
  const auto& a = t.analysis();
  check_fold(t.text, a.key_fold, true);
  check_fold(t.text, a.language_fold, false);
  std::uint32_t token = 0, sentence = 0, end = 0;
  for (std::size_t p = 0; p < a.paragraphs.size(); ++p) {
    const auto& paragraph = a.paragraphs[p];
    check_span(t.text, paragraph.span);
    REQUIRE(paragraph.span.begin >= end);
    end = paragraph.span.end;
    REQUIRE(paragraph.sentence_begin == sentence);
    REQUIRE(paragraph.language < a.languages.size());
    for (; sentence < paragraph.sentence_end; ++sentence) {
      const auto& s = a.sentences[sentence];
      check_span(t.text, s.span);
      REQUIRE(paragraph.span.contains(s.span));
      REQUIRE(s.paragraph == p);
      REQUIRE(s.token_begin == token);
      REQUIRE(s.token_begin < s.token_end);
      for (; token < s.token_end; ++token) {
        const auto& w = a.tokens[token];
        check_span(t.text, w.span);
        REQUIRE(s.span.contains(w.span));
        REQUIRE(w.sentence == sentence);
        REQUIRE(w.key_begin <= w.key_end);
        REQUIRE(w.key_end <= a.key_fold.units.size());
        REQUIRE(w.fold_begin <= w.fold_end);
        REQUIRE(w.fold_end <= a.language_fold.units.size());
        if (w.key_begin < w.key_end) {
          REQUIRE(a.key_fold.offsets[w.key_begin] >= w.span.begin);
          REQUIRE(a.key_fold.offsets[w.key_end - 1] < w.span.end);
        }
        if (w.fold_begin < w.fold_end) {
          REQUIRE(a.language_fold.offsets[w.fold_begin] == w.span.begin);
          REQUIRE(a.language_fold.offsets[w.fold_end - 1] < w.span.end);
        }
        if (token > 0) REQUIRE(a.tokens[token - 1].span.end <= w.span.begin);
      }
    }
  }
  REQUIRE(token == a.tokens.size());
  REQUIRE(sentence == a.sentences.size());
  for (const auto& q : a.quotes) {
    check_span(t.text, q.span);
    REQUIRE(q.token_begin < q.token_end);
    REQUIRE(a.tokens[q.token_begin].span.begin == q.span.begin);
    REQUIRE(a.tokens[q.token_end - 1].span.end == q.span.end);
    const auto paragraph = a.sentences[a.tokens[q.token_begin].sentence].paragraph;
    REQUIRE(paragraph == a.sentences[a.tokens[q.token_end - 1].sentence].paragraph);
  }
}

const char32_t letters[] = U"abcXYZàéèÀIİıiğşçÇöüشنگیيكکهةۀآأئؤپچژءabcXYZéأ";
const char32_t marks[] = U".,!?؟…:;«»“”\"'’‘()[]-–—•/%@#*٪،؛";
const char32_t spaces[] = U"    \n\n\t\u00A0\u200C\u200D\u200E\u00AD\uFEFF\u3000\r\u2028";
const char32_t digits[] = U"0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٫٬.,";
const char32_t rare[] =
    U"\u0301\u064B\u0640\uFDFAﬁ½²ﷲ😀👍\U0001F3FD\u200D👩\U0001F1EE\U0001F1F9中文ไทยÅßΣ\u20E3ẞ\U0001D7D8\U00010400";

}  // namespace

TEST_CASE("in random mixtures of four scripts every span and fold unit leads back to whole code points") {
  const Languages languages;
  std::mt19937 random(20240601);
  const auto pick = [&](const char32_t* from, std::size_t size) { return from[random() % (size - 1)]; };
  const char* tags[] = {"", "en", "fa", "it", "tr"};
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    const auto length = 1 + random() % 120;
    for (std::size_t i = 0; i < length; ++i) {
      const auto kind = random() % 20;
      char32_t c = kind < 11   ? pick(letters, std::size(letters))
                   : kind < 14 ? pick(spaces, std::size(spaces))
                   : kind < 16 ? pick(marks, std::size(marks))
                   : kind < 18 ? pick(digits, std::size(digits))
                               : pick(rare, std::size(rare));
      utf8::append(text, c);
    }
    INFO("round " << round << ": " << text);
    check_all(Text(text, languages.vocabulary(), tags[random() % 5]));
  }
}

TEST_CASE("the same text gives the same analysis, whatever the analyser saw before") {
  const Languages languages;
  gainsay::analysis::Analyser used(languages.vocabulary());
  const std::string texts[] = {"IĞDIR'da 20.000 kişi “toplandı”. İkinci gün.\n\nSonra dağıldı.",
                               "Il ponte è chiuso. Perché?\nNo.", "پل بسته است."};
  for (int i = 0; i < 2; ++i)
    for (const auto& text : texts) {
      const auto again = used.analyse(text);
      const Text fresh(text, languages.vocabulary());
      REQUIRE(again);
      CHECK(again->analysis.key_fold.units == fresh.analysis().key_fold.units);
      CHECK(again->analysis.language_fold.units == fresh.analysis().language_fold.units);
      CHECK(again->analysis.language_fold.offsets == fresh.analysis().language_fold.offsets);
      CHECK(again->analysis.tokens.size() == fresh.analysis().tokens.size());
      CHECK(again->analysis.languages == fresh.analysis().languages);
    }
}

TEST_CASE("the language fold tells ı from i in Turkish, the key fold does not") {
  const Languages languages;
  const auto fold = [&](const char* language) {
    const Text t("ISINDI İnce ılık", languages.vocabulary(), language);
    check_all(t);
    const auto& units = t.analysis().language_fold.units;
    return std::u16string(units.begin(), units.end());
  };
  CHECK(fold("tr") == u"ısındı ince ılık");
  CHECK(fold("en") == u"isindi i̇nce ılık");
  const Text t("ISINDI İnce ılık", languages.vocabulary(), "tr");
  CHECK(std::u16string(t.analysis().key_fold.units.begin(), t.analysis().key_fold.units.end()) == u"isindi ince ilik");
}

TEST_CASE("a text that is not UTF-8 is refused with the place") {
  const gainsay::analysis::Vocabulary none;
  for (const auto& [text, offset] : {std::pair<std::string, std::size_t>{"ab\xC3", 2},
                                     {"\xFF", 0},
                                     {"eins\nzw\xE2\x82", 7},
                                     {"a \xED\xA0\x80 b", 2}}) {
    const auto result = gainsay::analysis::Analyser(none).analyse(text);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == gainsay::ErrorCode::BadInput);
    CHECK_THAT(result.error().message, gainsay::test::EndsWith("offset " + std::to_string(offset)));
  }
}

TEST_CASE("an empty text has one language and nothing else") {
  const Languages languages;
  for (const char* text : {"", " \n\t ", "\xEF\xBB\xBF"}) {
    const Text t(text, languages.vocabulary());
    CHECK(t.analysis().languages == gainsay::test::Strings{"und"});
    CHECK(t.analysis().paragraphs.empty());
    CHECK(t.analysis().tokens.empty());
    CHECK(t.analysis().key_fold.units.empty());
  }
}

TEST_CASE("long lines and many paragraphs take time in proportion") {
  const Languages languages;
  std::string line, many, dots, quotes, brackets;
  while (line.size() < (std::size_t{2} << 20)) line += "The council of Holm met again, and ";
  for (int i = 0; i < 100000; ++i) many += "word" + std::to_string(i) + "\n";
  dots.assign(std::size_t{1} << 20, '.');
  for (int i = 0; i < 200000; ++i) quotes += "“a ";
  for (int i = 0; i < 300000; ++i) brackets += "!( ";
  for (const auto* text : {&line, &many, &dots, &quotes, &brackets}) {
    gainsay::analysis::Analyser analyser(languages.vocabulary());
    const auto begun = std::clock();
    REQUIRE(analyser.analyse(*text));
    CHECK(static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC < 5);  // a quadratic stage would take minutes
  }
}
