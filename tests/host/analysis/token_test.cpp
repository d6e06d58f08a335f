// SPDX-License-Identifier: Apache-2.0
#include "tests/host/analysis/analysed.hpp"

using gainsay::model::TokenKind;
using gainsay::test::Strings;
using gainsay::test::Text;
namespace flag = gainsay::model::token_flag;

namespace {

const gainsay::analysis::Vocabulary none;

Strings tokens(const std::string& text) {
  const Text t(text, none, "en");
  return t.words(t.analysis().tokens);
}

std::uint16_t flags(const std::string& text, std::size_t token) {
  return Text(text, none, "en").result.analysis.tokens.at(token).flags;
}

}  // namespace

TEST_CASE("words, numbers and marks are tokens; a mark is one code point") {
  CHECK(tokens("The sum is 20.000 or 4,5...") == Strings{"The", "sum", "is", "20.000", "or", "4,5", ".", ".", "."});
  CHECK(tokens("dell’isola") == Strings{"dell", "’", "isola"});
  CHECK(tokens("2017'ye kadar") == Strings{"2017", "'", "ye", "kadar"});
  CHECK(tokens("۴٫۲ تا ۵.۸") == Strings{"۴٫۲", "تا", "۵.۸"});
  CHECK(tokens("می‌شود") == Strings{"می‌شود"});
  CHECK(tokens("5th 3D m²") == Strings{"5", "th", "3", "D", "m", "²"});
  CHECK(tokens("1950-53") == Strings{"1950", "-", "53"});
  CHECK(tokens("a@b.c #x") == Strings{"a", "@", "b", ".", "c", "#", "x"});
}

TEST_CASE("numbers of two scripts are two tokens; marks at their ends do not belong to them") {
  CHECK(tokens("12۳۴") == Strings{"12", "۳۴"});
  CHECK(tokens("1,2,") == Strings{"1,2", ","});
  CHECK(tokens("1..2") == Strings{"1", ".", ".", "2"});
  CHECK(tokens(".5") == Strings{".", "5"});
}

TEST_CASE("what extends a character stays with it") {
  CHECK(tokens("e\u0301t 👍🏽 👩\u200D👧 🇮🇹🇹🇷 1\uFE0F\u20E3") ==
        Strings{"e\u0301t", "👍🏽", "👩\u200D👧", "🇮🇹", "🇹🇷", "1\uFE0F\u20E3"});
  CHECK(tokens("word\u200E.") == Strings{"word", "."});
  CHECK(tokens("so\u00ADft") == Strings{"so\u00ADft"});
}

TEST_CASE("kinds of tokens") {
  const Text t("Ab 1 . € ’", none, "en");
  Strings kinds;
  for (const auto& token : t.analysis().tokens) kinds.push_back(std::to_string(static_cast<int>(token.kind)));
  CHECK(kinds == Strings{"0", "1", "2", "3", "2"});
}

TEST_CASE("flags of tokens") {
  CHECK((flags("Rome", 0) & flag::Capitalised) != 0);
  CHECK((flags("A", 0) & flag::Capitalised) != 0);
  CHECK((flags("A", 0) & flag::AllCaps) == 0);
  CHECK((flags("NATO", 0) & flag::AllCaps) != 0);
  CHECK((flags("NATO", 0) & flag::Capitalised) == 0);
  CHECK((flags("McHolm", 0) & flag::Capitalised) != 0);
  CHECK((flags("rome", 0) & (flag::Capitalised | flag::AllCaps)) == 0);
  CHECK((flags("پل", 0) & (flag::Capitalised | flag::AllCaps)) == 0);
  CHECK((flags("a b", 1) & flag::SpaceBefore) != 0);
  CHECK((flags("a,b", 1) & flag::SpaceBefore) == 0);
  CHECK((flags("a b", 0) & flag::LineStart) != 0);
  CHECK((flags("a b", 1) & flag::LineStart) == 0);
  CHECK((flags("a.\nb", 2) & flag::LineStart) != 0);
}

TEST_CASE("a word behind an apostrophe or hyphen of the same word is joined") {
  CHECK((flags("l'isola", 2) & flag::Joined) != 0);
  CHECK((flags("2017’ye", 2) & flag::Joined) != 0);
  CHECK((flags("Kore‘nin", 2) & flag::Joined) != 0);
  CHECK((flags("well-known", 2) & flag::Joined) != 0);
  CHECK((flags("say 'yes'", 2) & flag::Joined) == 0);
  CHECK((flags("l' isola", 2) & flag::Joined) == 0);
  CHECK((flags("- item", 1) & flag::Joined) == 0);
}

TEST_CASE("white space folds to one space, a paragraph break to one line end") {
  const Text t("  One \t\u00A0two\u200E \u200Fthree.\r\n\r\n  Four\n", none, "en");
  const auto& key = t.analysis().key_fold.units;
  CHECK(std::u16string(key.begin(), key.end()) == u"one two three.\nfour");
}
