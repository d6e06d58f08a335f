// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/lexicon.hpp"

#include "gainsay/base/date.hpp"
#include "gainsay/kit/hash.hpp"
#include "tests/sdk/lexicon_fixture.hpp"
#include "tests/support/catch.hpp"

namespace {

using gainsay::kit::Lexicon;
using gainsay::kit::term;
using gainsay::test::Compiling;
using gainsay::test::Files;
using gainsay::test::found;
using gainsay::test::Mapped;
using gainsay::test::Text;
using Strings = std::vector<std::string>;

const Files& knowledge() {
  static const Files files = {
      {"entities.tsv",
       "# places of the tests\nid\tlabel\ttype\tiso2\tpart_of\textra\n"
       "Q1\tSouth Korea\tcountry\tKR\t\t\nQ2\tKorea\tregion\t\t\t\nQ3\tItaly\tcountry\tIT\t\t\nQ4\tUnited "
       "States\tcountry\tUS\t\t\n"
       "Q5\tCity of the North\tcity\t\tQ1\tcapital_of=Q1\nQ6\tCouncil\torganisation\t\t\t\nQ7\tA. Kim\tperson\t\t\t\n"
       "Q8\tB. Lee\tperson\t\t\t\nQ9\tMali\tcountry\tML\t\tmember_of=Q6\ngs:min\tMinister\toffice\t\tQ1\t\n"},
      {"concepts.tsv", "id\tparent\tlabel\nc:thing\t\tthing\nc:ship\tc:thing\tship\nc:tanker\tc:ship\ttanker\n"},
      {"offices.tsv", "office\tperson\tfrom\tto\ngs:min\tQ7\t2010\t2014-06-30\ngs:min\tQ8\t2014-07-01\t\n"}};
  return files;
}

const Files& languages() {
  static const Files files = {
      {"tr.lang",
       "[meta]\ncode\ttr\nname\tTürkçe\nfold\ttr\n[cldr]\nent\tcase=upper tail=n\n"
       "[suffix]\nn1\tlAr\tnum=pl\nn2\t(s)I\tposs=3\nn3\t(n)In\tcase=gen\nn3\t(n)DA\tcase=loc\nn3\t(y)A|nA\tcase="
       "dat\nn4\tki\trel=yes\n"
       "n5\tlAr\tnum=pl "
       "after=4\nn6\tbe\tbound\nn7\tce\nv1*\tDIr\tvoice=caus\nv2\tmA\tpol=-\nv3\tDI\ttense=past\nv3\tmA\tform="
       "noun\nv3\t(y)AcAK\tmod=planned\nv4\tlAr\tnum=pl\n"
       "[ent]\nQ2\tKore\ttail=n\nQ1\tGüney Kore|Seul\ttail=n\n*\tMali\toff\n"
       "[verb]\ngönder\tgönder\ttail=v\n[noun]\nkitap\tkitap\ttail=n\n"},
      {"fa.lang",
       "[meta]\ncode\tfa\n[suffix]\nn1\tها\tnum=pl detached\nn1\tهای\tnum=pl detached\nn2\tش\tposs=3\nn2\tشان\tposs=3 "
       "detached\n"
       "[verb]\ncan\tمی+تواند\n[concept]\nc:ship\tکشتی\ttail=n\n[ent]\nQ5\tپیونگ+یانگ|شهر(ک) شمال\ttail=n\n"},
      {"it.lang",
       "[meta]\ncode\tit\n[paradigm]\nire3\tire\tform=inf\nire3\t-1isce\ttense=pres person=3\nire3\titi\tform=part "
       "num=pl\tri\n"
       "[verb]\nsupply\tfornh|munh\tparadigm=ire3\n[concept]\nc:ship\tnave|navi\n"},
      {"en.lang",
       "[meta]\ncode\ten\n[cldr]\nent\tcase=upper\nmonth\tcase=upper\n[suffix]\nn1\ts\tcase=gen apostrophe\n"
       "[ent]\nQ4\tUS|U.S.|America\tcase=upper "
       "tail=n\nQ4\tamerican|americans\tvia=demonym\n[noun]\nmali\tmali\n[mi_i]\tmile\n[numbers "
       "table]\n1\tone\tx\ty\tz\n"}};
  return files;
}

const Compiling& compiled() {
  static const Compiling result = gainsay::test::compile_files(languages(), knowledge());
  INFO(result.message);
  REQUIRE(result.status == 0);
  return result;
}

const Lexicon& lexicon() {
  static const Mapped mapped(compiled().bytes);
  static const Lexicon opened = [] {
    auto result = Lexicon::open(mapped.bytes());
    REQUIRE(result);
    return *result;
  }();
  return opened;
}

Strings matches(std::string_view language, std::string text, std::string_view at) {
  const Text cut(std::move(text));
  return found(lexicon(), language, cut, at);
}

}  // namespace

TEST_CASE("a Turkish name is found with a case ending, with and without the apostrophe") {
  CHECK(matches("tr", "Dün Kore'nin gemisi battı", "Kore") == Strings{"Q2[Kore|nin]"});
  CHECK(matches("tr", "Dün Kore’nin gemisi battı", "Kore") == Strings{"Q2[Kore|nin]"});
  CHECK(matches("tr", "KORENİN gemisi", "KORENİN") == Strings{"Q2[KORE|nin]"});
  CHECK(matches("tr", "Koredekilerin", "Kore") == Strings{});
  CHECK(matches("tr", "Korelerdekilere", "Kore") == Strings{});
  CHECK(matches("tr", "Koredekiler", "Kore") == Strings{"Q2[Kore|dekiler]"});
  CHECK(matches("tr", "Korent kanalı", "Korent") == Strings{});
  CHECK(matches("tr", "Kore'xyz", "Kore") == Strings{"Q2[Kore]"});
}

TEST_CASE("the longest name comes first, and the short one inside it is another token's match") {
  CHECK(matches("tr", "Güney Kore'de", "Güney") == Strings{"Q1[Güney Kore|de]"});
  CHECK(matches("tr", "Güney\u00a0Kore", "Güney") == Strings{"Q1[Güney\u00a0Kore]"});
  CHECK(matches("tr", "Güney Amerika", "Güney") == Strings{});
}

TEST_CASE("a suffix chain is read in every legal way") {
  const auto tr = *lexicon().find_language("tr");
  std::vector<gainsay::kit::TailReading> readings;
  const auto read = [&](char name, std::string_view chain) {
    lexicon().tails(tr, name, gainsay::kit::key_fold(chain), readings);
    return readings.size();
  };
  REQUIRE(read('n', "larında") >= 1);
  CHECK(readings[0].features == std::vector<std::string_view>{"num=pl", "poss=3", "case=loc"});
  CHECK(readings[0].feature("case") == "loc");
  CHECK_FALSE(readings[0].has("rel"));
  REQUIRE(read('v', "medi") == 1);
  CHECK(readings[0].feature("pol") == "-");
  REQUIRE(read('v', "meyecek") == 1);
  REQUIRE(read('v', "me") == 2);  // negation or verbal noun: the caller must see both
  REQUIRE(read('v', "dirdirdi") == 1);
  CHECK(read('v', "dime") == 0);  // the order of slots is the order of suffixes
  CHECK(read('n', "medi") == 0);
  CHECK(read('n', "") == 0);
  CHECK(read('n', std::string(1000, 'a')) == 0);
  std::string long_chain;
  for (int i = 0; i < 15; ++i) long_chain += "dir";
  CHECK(read('v', long_chain + "di") == 1);
  CHECK(read('v', long_chain + "medidi") == 0);
}

TEST_CASE("a suffix may ask for what stands before it, or for another one behind it") {
  const auto tr = *lexicon().find_language("tr");
  std::vector<gainsay::kit::TailReading> readings;
  const auto legal = [&](std::string_view chain) {
    lexicon().tails(tr, 'n', gainsay::kit::key_fold(chain), readings);
    return !readings.empty();
  };
  CHECK(legal("dekiler"));
  CHECK_FALSE(legal("deler"));  // the second plural follows -ki only
  CHECK(legal("bece"));
  CHECK_FALSE(legal("be"));
  CHECK(matches("tr", "kitapbece", "kitap") == Strings{"kitap[kitap|bece]"});
  CHECK(matches("tr", "kitapbe", "kitap") == Strings{});
}

TEST_CASE("a verb stem carries verb suffixes and a noun stem noun suffixes") {
  CHECK(matches("tr", "dün göndermedi", "gönder") == Strings{"gönder[gönder|medi]"});
  CHECK(matches("tr", "dün gönderlerin", "gönder") == Strings{});
  CHECK(matches("tr", "kitaplarında", "kitap") == Strings{"kitap[kitap|larinda]"});
}

TEST_CASE("a Persian form is found with ZWNJ, with a space and with nothing") {
  for (const char* text : {"او می‌تواند", "او می تواند", "او میتواند", "او مي‌تواند"}) {
    INFO(text);
    const Text cut(text);
    const auto ids = found(lexicon(), "fa", cut, cut.words({5, 9}));
    REQUIRE_FALSE(ids.empty());
    CHECK(ids[0].starts_with("can["));
  }
  CHECK(matches("fa", "پیونگ‌یانگ", "پ") == Strings{"Q5[پیونگ‌یانگ]"});
  CHECK(matches("fa", "پیونگ یانگ", "پ") == Strings{"Q5[پیونگ یانگ]"});
  CHECK(matches("fa", "پیونگیانگ", "پ") == Strings{"Q5[پیونگیانگ]"});
}

TEST_CASE("a Persian plural may be glued, joined by ZWNJ, or stand as a word") {
  CHECK(matches("fa", "کشتیها رفتند", "ک") == Strings{"c:ship[کشتی|ها]"});
  CHECK(matches("fa", "کشتی‌ها رفتند", "ک") == Strings{"c:ship[کشتی|ها]"});
  CHECK(matches("fa", "کشتی ها رفتند", "ک") == Strings{"c:ship[کشتی|ها]"});
  CHECK(matches("fa", "کشتی های شان رفتند", "ک") == Strings{"c:ship[کشتی|های شان]"});
  CHECK(matches("fa", "کشتیهایش رفت", "ک") == Strings{"c:ship[کشتی|هایش]"});
  CHECK(matches("fa", "کشتی ش رفت", "ک") == Strings{"c:ship[کشتی]"});  // ش is not detached
  CHECK(matches("fa", "کشتیبان رفت", "ک") == Strings{});
}

TEST_CASE("an optional piece is found with and without") {
  CHECK(matches("fa", "شهر شمال", "ش") == Strings{"Q5[شهر شمال]"});
  CHECK(matches("fa", "شهرک شمال", "ش") == Strings{"Q5[شهرک شمال]"});
}

TEST_CASE("a paradigm gives every form its features, cuts the stem and sets a prefix") {
  const auto it = *lexicon().find_language("it");
  const auto features = [&](std::string text) {
    const Text cut(std::move(text));
    std::vector<gainsay::kit::Match> out;
    lexicon().matches(cut.document(), 0, it, out);
    return out.empty() ? std::string("no match") : std::string(lexicon().form_features(out[0].form));
  };
  CHECK(features("fornhire") == "form=inf");
  CHECK(features("Fornisce armi") == "tense=pres person=3");
  CHECK(features("rimunhiti") == "form=part num=pl");
  CHECK(features("fornh") == "no match");
  CHECK(features("fornhisce") == "no match");
}

TEST_CASE("an upper-case form needs a capital, and an acronym needs capitals only") {
  CHECK(matches("en", "The US sent ships", "US") == Strings{"Q4[US]"});
  CHECK(matches("en", "Us and them", "Us") == Strings{});
  CHECK(matches("en", "give us ships", "us") == Strings{});
  CHECK(matches("en", "from America to", "America") == Strings{"Q4[America]"});
  CHECK(matches("en", "an america of", "america") == Strings{});
  CHECK(matches("en", "AMERICA SENDS", "AMERICA") == Strings{"Q4[AMERICA]"});
  CHECK(matches("en", "the U.S. sent", "U") == Strings{"Q4[U.S.]"});
  CHECK(matches("en", "America's fleet", "America") == Strings{"Q4[America|s]"});
  CHECK(matches("en", "Americas", "Americas") == Strings{});  // the suffix needs its apostrophe
}

TEST_CASE("CLDR names countries, and a language file can switch a false friend off") {
  CHECK(matches("it", "in Corea del Sud", "Corea") == Strings{"Q1[Corea del Sud]"});
  CHECK(matches("it", "in Mali", "Mali") == Strings{"Q9[Mali]"});
  CHECK(matches("tr", "Mali yardım", "Mali") == Strings{});
  CHECK(matches("tr", "İtalya'da", "İtalya") == Strings{"Q3[İtalya|da]"});
  CHECK(matches("de", "aus Italien", "Italien") == Strings{"Q3[Italien]"});
  CHECK(lexicon().is_partial(*lexicon().find_language("de")));
  CHECK_FALSE(lexicon().is_partial(*lexicon().find_language("tr")));
}

TEST_CASE("CLDR names months in three calendars") {
  CHECK(matches("fa", "۲۰ شهریور", "ش") == Strings{"6[شهریور]"});
  CHECK(matches("it", "3 settembre", "settembre") == Strings{"9[settembre]"});
  CHECK(matches("en", "may come", "may") == Strings{});
  CHECK(matches("en", "in May", "May") == Strings{"5[May]"});
  const auto month = lexicon().find(*lexicon().find_language("fa"), lexicon().find_category("month"), "شهریور");
  REQUIRE(month);
  CHECK(lexicon().entry(*month).feature("calendar") == "jalali");
  CHECK(lexicon().entry(*month).has("cldr"));
}

TEST_CASE("a word of another language is not found") {
  CHECK(matches("it", "Güney Kore", "Güney") == Strings{});
  CHECK(matches("tr", "una nave", "nave") == Strings{});
  CHECK(matches("it", "una nave", "nave") == Strings{"c:ship[nave]"});
  CHECK(matches("en", "a mile", "mile") == Strings{"[mi_i][mile]"});  // an id may look like a section
  const Text cut("una nave");
  std::vector<gainsay::kit::Match> out;
  lexicon().matches(cut.document(), 1, gainsay::kit::any_language, out);
  CHECK(out.size() == 1);
  lexicon().matches(cut.document(), 99, gainsay::kit::any_language, out);
  CHECK(out.empty());
}

TEST_CASE("rows can be read as they stand, and knowledge by column name") {
  const auto table = lexicon().table(*lexicon().find_language("en"), "numbers");
  REQUIRE(table.size() == 1);
  CHECK(table.columns(0) == 5);
  CHECK(table.at(0, 4) == "z");
  CHECK(table.at(0, 5).empty());
  CHECK(table.at(1, 0).empty());
  CHECK(table.column("one") == gainsay::kit::Table::no_column);
  const auto entities = lexicon().knowledge("entities");
  REQUIRE(entities.size() == 10);
  CHECK(entities.at(0, entities.column("label")) == "South Korea");
  CHECK(entities.column("colour") == gainsay::kit::Table::no_column);
  CHECK(lexicon().knowledge("nothing").size() == 0);
  CHECK(lexicon().table(99, "numbers").size() == 0);
}

TEST_CASE("what belongs to what follows every step") {
  CHECK(lexicon().part_of(term("Q5"), term("Q1")));
  CHECK_FALSE(lexicon().part_of(term("Q1"), term("Q5")));
  CHECK(lexicon().part_of(term("Q9"), term("Q6")));
  CHECK(lexicon().part_of(term("Q7"), term("Q1")));  // a minister of it
  CHECK(lexicon().part_of(term("nobody"), term("nobody")));
  CHECK_FALSE(lexicon().part_of({}, {}));
  CHECK(lexicon().state_of(term("Q5")) == term("Q1"));
  CHECK(lexicon().state_of(term("Q1")) == term("Q1"));
  CHECK(lexicon().state_of(term("Q7")) == term("Q1"));
  CHECK_FALSE(lexicon().state_of(term("Q6")));
  CHECK(lexicon().type_of(term("Q5")) == term("city"));
  CHECK(lexicon().is_a(term("c:tanker"), term("c:thing")));
  CHECK_FALSE(lexicon().is_a(term("c:thing"), term("c:tanker")));
  CHECK(lexicon().name(term("Q5")) == "Q5");
  CHECK(lexicon().name(term("unheard of")).empty());
}

TEST_CASE("an office has one holder on a day, or none is named") {
  const auto day = [](int year, int month, int d) { return gainsay::to_day({year, month, d}); };
  CHECK(lexicon().holder(term("gs:min"), day(2012, 5, 1)) == term("Q7"));
  CHECK(lexicon().holder(term("gs:min"), day(2014, 7, 1)) == term("Q8"));
  CHECK(lexicon().holder(term("gs:min"), day(2030, 1, 1)) == term("Q8"));
  CHECK_FALSE(lexicon().holder(term("gs:min"), day(2009, 12, 31)));
  CHECK_FALSE(lexicon().holder(term("Q1"), day(2012, 1, 1)));
}

TEST_CASE("a label comes in the reader's language, then in the table's, then as the id") {
  CHECK(lexicon().label(term("Q1"), "it") == "Corea del Sud");
  CHECK(lexicon().label(term("Q5"), "fa") == "پیونگ‌یانگ");
  CHECK(lexicon().label(term("Q5"), "it") == "City of the North");
  CHECK(lexicon().label(term("c:ship"), "it") == "nave");
  CHECK(lexicon().label(term("Q4"), "xx") == "United States");
  CHECK(lexicon().label(term("gönder"), "it") == "gönder");
  CHECK(lexicon().label(term("unheard of"), "it").empty());
}

TEST_CASE("a language is found by its tag, then by the first part of it") {
  CHECK(lexicon().language_tag(*lexicon().find_language("fa-IR")) == "fa");
  CHECK(lexicon().language_tag(*lexicon().find_language("zh-Hant")) == "zh-Hant");
  CHECK_FALSE(lexicon().find_language("qqq"));
  CHECK(lexicon().language_name(*lexicon().find_language("tr")) == "Türkçe");
}
