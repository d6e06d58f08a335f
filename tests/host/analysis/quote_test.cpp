// SPDX-License-Identifier: Apache-2.0
#include "tests/host/analysis/analysed.hpp"

using gainsay::test::Strings;
using gainsay::test::Text;

namespace {

Strings quotes(const std::string& text) {
  const gainsay::analysis::Vocabulary none;
  const Text t(text, none, "en");
  return t.words(t.analysis().quotes);
}

}  // namespace

TEST_CASE("a quotation is what stands between a pair of marks") {
  CHECK(quotes("He said “no” and left.") == Strings{"no"});
  CHECK(quotes("او گفت: «پل بسته است.»") == Strings{"پل بسته است."});
  CHECK(quotes("He said \"no, never\" and \"left\".") == Strings{"no, never", "left"});
  CHECK(quotes("He said ‘no’ and 'left'.") == Strings{"no", "left"});
  CHECK(quotes("Er sagte „nein“ und »ging« fort.") == Strings{"nein", "ging"});
  CHECK(quotes("“One. Two? Three.” So it was.") == Strings{"One. Two? Three."});
  CHECK(quotes("「橋」と『道』") == Strings{"橋", "道"});
}

TEST_CASE("quotations may stand in each other") {
  CHECK(quotes("“He said ‘no’ to us”, she said.") == Strings{"He said ‘no’ to us", "no"});
  CHECK(quotes("«He said “no” to us»") == Strings{"He said “no” to us", "no"});
  CHECK(quotes("\"He said 'no' to us\"") == Strings{"He said 'no' to us", "no"});
}

TEST_CASE("an apostrophe is not a quotation mark") {
  CHECK(quotes("L’isola dell'arte, nell’80.").empty());
  CHECK(quotes("Kore’nin kararı, 2017'ye kadar").empty());
  CHECK(quotes("the '90s and the students' work").empty());
  CHECK(quotes("‘L’isola’ è chiusa") == Strings{"L’isola"});
  CHECK(quotes("He said 'it's the students' work' today") == Strings{"it's the students"});
}

TEST_CASE("a mark without a partner quotes nothing, and no quotation crosses a paragraph") {
  CHECK(quotes("He said “no and left.").empty());
  CHECK(quotes("a pipe of 5\" and 6'").empty());
  CHECK(quotes("“He said.\n\nNo.” And left.").empty());
  CHECK(quotes("“ ” «» \"\"").empty());
  CHECK(quotes("“one “two” three") == Strings{"two"});
}
