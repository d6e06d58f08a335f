// SPDX-License-Identifier: Apache-2.0
// What the compiler refuses, what the reader refuses, and that both are deterministic.
#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "tests/sdk/lexicon_fixture.hpp"
#include "tests/support/catch.hpp"

namespace {

using gainsay::test::compile_files;
using gainsay::test::Compiling;
using gainsay::test::Files;
using gainsay::test::Mapped;

const Files tables = {{"entities.tsv", "id\tlabel\ttype\tiso2\tpart_of\textra\nQ3\tItaly\tcountry\tIT\t\t\n"}};

Compiling compile_it(const std::string& rest) {
  return compile_files({{"it.lang", "[meta]\ncode\tit\n" + rest}}, tables);
}

// The message for a language file that continues with `rest` after its two lines of [meta].
std::string refusal(const std::string& rest) {
  const auto result = compile_it(rest);
  CHECK(result.status != 0);
  CHECK(result.bytes.empty());
  return result.message;
}

}  // namespace

TEST_CASE("an id that no table knows is refused with file and line") {
  CHECK(refusal("# a remark\n[ent]\nQ3\tItalia\nQ777\tAtlantide\n") ==
        "gainsay-lexicon: languages/it.lang:6: no knowledge table has the id \"Q777\"\n");
  CHECK(refusal("[concept]\nc:ship\tnave\n").find("it.lang:4: ") != std::string::npos);
  CHECK(refusal("[unit]\nkm\tchilometro\n").find("it.lang:4: ") != std::string::npos);
}

TEST_CASE("a row that means nothing is refused with file and line") {
  const std::pair<const char*, const char*> cases[] = {
      {"[verb\n", "it.lang:3: a section header must end with ]"},
      {"[verb]\nsend\n", "it.lang:4: the second column, the forms, is empty"},
      {"[verb]\n\tmanda\n", "it.lang:4: the first column, the id, is empty"},
      {"[verb]\nsend\tmanda\ta=b\tmore\n",
       "it.lang:4: a row of [verb] has the columns id, forms, features, and no more"},
      {"[verb]\nsend\tmand\tparadigm=are\n", "it.lang:4: [paradigm] has no rows called \"are\""},
      {"[verb]\nsend\t(mand\n", "it.lang:4: the brackets of \"(mand\" do not match"},
      {"[verb]\nsend\ta+b+c+d+e+f+g+h+i+j\n", "it.lang:4: this form has more than 256 spellings"},
      {"[verb]\nsend\tmanda\ttail=v\n", "it.lang:4: tail=v, but [suffix] has no slot of class v"},
      {"[verb]\nsend\tmanda\ttail=x\n", "it.lang:4: tail is n, v or n,v, not x"},
      {"[verb]\nsend\tmanda\tcase=lower\n", "it.lang:4: case is upper, not lower"},
      {"[verb]\nsend\t\u200c\n", "it.lang:4: a form of this row is empty once folded"},
      {"[paradigm]\nare\t-5o\n[verb]\nsend\tma\tparadigm=are\n",
       "it.lang:6: a stem is shorter than what its paradigm cuts off"},
      {"[paradigm]\nare\t-o\n", "it.lang:4: after - stands the number of letters to cut"},
      {"[suffix]\nx1\ta\n", "it.lang:4: a slot is n or v and a number from 1 to 31"},
      {"[suffix]\nn32\ta\n", "it.lang:4: a slot is n or v and a number from 1 to 31"},
      {"[suffix]\nn1\ta\tafter=x\n", "it.lang:4: after= lists orders from 0 to 31"},
      {"[verb]\nsend\tma\xFFnda\n", "it.lang:4: this line is not valid UTF-8"}};
  for (const auto& [rest, message] : cases) {
    INFO(rest);
    CHECK_THAT(refusal(rest), Catch::Contains(message));
  }
}

TEST_CASE("a language file must say whose it is") {
  CHECK(compile_files({{"it.lang", "[meta]\nname\titaliano\n"}}, tables).message ==
        "gainsay-lexicon: languages/it.lang: [meta] has no row `code`\n");
  CHECK(compile_files({{"it.lang", "[meta]\ncode\ttr\n"}}, tables).status != 0);
  CHECK(compile_files({{"it.lang", "code\ttr\n"}}, tables).message.find("it.lang:1: ") != std::string::npos);
}

TEST_CASE("a knowledge table with a dangling or doubled id is refused with file and line") {
  const std::string header = "id\tlabel\ttype\tiso2\tpart_of\textra\n";
  const auto message = [&](const std::string& rows) {
    return compile_files({}, {{"entities.tsv", header + rows}}).message;
  };
  CHECK_THAT(message("Q1\tA\tcity\t\tQ2\t\n"), Catch::Contains("entities.tsv:2: no table has the id \"Q2\""));
  CHECK_THAT(message("Q1\tA\tcity\t\t\t\nQ1\tB\tcity\t\t\t\n"),
             Catch::Contains("entities.tsv:3: the id \"Q1\" stands here for the second time"));
  CHECK_THAT(message("Q1\tA\tcountry\tIT\t\t\nQ2\tB\tcountry\tIT\t\t\n"),
             Catch::Contains("entities.tsv:3: another country has the code IT"));
  CHECK_THAT(message("Q1\tA\tcity\t\t\t\t\t\n"),
             Catch::Contains("entities.tsv:2: this row has 8 columns, the header row has 6"));
  CHECK_THAT(compile_files({}, {{"entities.tsv", header + "Q1\tA\toffice\n"},
                                {"offices.tsv", "office\tperson\tfrom\tto\nQ1\tQ1\t2010-13\t\n"}})
                 .message,
             Catch::Contains("offices.tsv:2: \"2010-13\" is not a date"));
}

TEST_CASE("the same sources give the same bytes") {
  const auto first = compile_it("[ent]\nQ3\tItalia|Roma\n[verb]\nsend\tmanda\n");
  const auto second = compile_it("[ent]\nQ3\tItalia|Roma\n[verb]\nsend\tmanda\n");
  REQUIRE(first.status == 0);
  CHECK(first.bytes == second.bytes);
  CHECK(first.bytes != compile_it("[ent]\nQ3\tItalia|Rome\n[verb]\nsend\tmanda\n").bytes);
}

TEST_CASE("a damaged lexicon is refused, wherever it is damaged") {
  const auto good = compile_it("[ent]\nQ3\tItalia|Roma\n");
  REQUIRE(good.status == 0);
  const Mapped whole(good.bytes);
  REQUIRE(gainsay::kit::Lexicon::open(whole.bytes()));
  for (std::size_t i = 0; i < 200; ++i) {
    std::string bytes = good.bytes;
    const std::size_t at = i < 50 ? i * 9 : (i * 7919 * 131) % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << i % 8));
    const Mapped damaged(bytes);
    INFO(at);
    CHECK_FALSE(gainsay::kit::Lexicon::open(damaged.bytes()));
  }
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, std::size_t{300}, good.bytes.size() / 2, good.bytes.size() - 1}) {
    const Mapped cut(std::string_view(good.bytes).substr(0, size));
    CHECK_FALSE(gainsay::kit::Lexicon::open(cut.bytes()));
  }
  const Mapped longer(good.bytes + "12345678");
  CHECK_FALSE(gainsay::kit::Lexicon::open(longer.bytes()));
}

TEST_CASE("a lexicon of another format is refused as such") {
  const auto good = compile_it("");
  std::string bytes = good.bytes;
  bytes[8] = 99;
  const Mapped newer(bytes);
  const auto opened = gainsay::kit::Lexicon::open(newer.bytes());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == gainsay::ErrorCode::TooNew);
}

TEST_CASE("a label for readers comes before what texts say, in its own language only") {
  const Files languages = {{"en.lang", "[meta]\ncode\ten\n[ent]\nQ1\tthe Pact\n"},
                           {"it.lang", "[meta]\ncode\tit\n[ent]\nQ1\tPatto 12\nQ2\tLega 3\n"}};
  const Files knowledge = {{"entities.tsv", "id\tlabel\ttype\nQ1\tPact of Ports\tnorm\nQ2\tLeague\tnorm\n"},
                           {"labels.tsv", "term\tlang\tlabel\nQ1\tit\til Patto dei porti\nQ1\tde\tder Hafenpakt\n"}};
  const auto compiled = compile_files(languages, knowledge);
  INFO(compiled.message);
  REQUIRE(compiled.status == 0);
  const Mapped mapped(compiled.bytes);
  const auto lexicon = gainsay::kit::Lexicon::open(mapped.bytes());
  REQUIRE(lexicon);
  using gainsay::kit::term;
  CHECK(lexicon->label(term("Q1"), "it") == "il Patto dei porti");
  CHECK(lexicon->label(term("Q2"), "it") == "Lega 3");
  CHECK(lexicon->label(term("Q1"), "de") == "der Hafenpakt");  // CLDR alone knows the language
  CHECK(lexicon->label(term("Q1"), "en") == "Pact of Ports");  // the tables' label, not the first form
  CHECK(lexicon->label(term("Q1")) == "Pact of Ports");
}

TEST_CASE("a label of nothing, in no language, or given twice is refused with file and line") {
  const auto message = [&](const std::string& rows) {
    return compile_files({}, {{"entities.tsv", "id\tlabel\ttype\nQ1\tPact\tnorm\n"},
                              {"labels.tsv", "term\tlang\tlabel\n" + rows}})
        .message;
  };
  CHECK_THAT(message("Q9\tit\tx\n"), Catch::Contains("labels.tsv:2: no table has the id \"Q9\""));
  CHECK_THAT(message("Q1\tit\n"), Catch::Contains("labels.tsv:2: a label needs"));
  CHECK_THAT(message("Q1\tit\tx\nQ1\tit\ty\n"),
             Catch::Contains("labels.tsv:3: \"Q1\" is labelled here for the second time"));
  CHECK_THAT(message("Q1\tno-such\tx\n"), Catch::Contains("labels.tsv:2: no language has the code \"no-such\""));
}
