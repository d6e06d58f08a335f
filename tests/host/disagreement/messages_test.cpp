// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/messages.hpp"

#include "tests/support/catch.hpp"

using namespace gainsay;
using namespace gainsay::test;
using disagreement::Messages;

namespace {

std::string rule(const std::string& name, const std::string& text) {
  return name + " = " + text + "\n" + name + ".headline = H\n" + name + ".dissolve = D\n" + name + ".settle = S\n";
}

std::string refused(const std::map<std::string, std::string>& files) {
  const auto made = Messages::load(files, "messages");
  return made ? "accepted" : made.error().where + ": " + made.error().message;
}

}  // namespace

TEST_CASE("a message speaks the reader's language, and English where that is missing") {
  const auto messages =
      Messages::load({{"en", rule("r", "{a.agent} did it")}, {"tr", "r = {a.agent} yaptı\n"}}, "messages");
  REQUIRE(messages);
  CHECK(messages->format("tr", "r", {{"a.agent", "Çad"}}).text == "Çad yaptı");
  CHECK(!messages->format("tr", "r", {}).fallback);
  CHECK(messages->format("tr-TR", "r", {{"a.agent", "Çad"}}).text == "Çad yaptı");
  CHECK(messages->format("tr", "r.headline", {}).text == "H");
  CHECK(messages->format("tr", "r.headline", {}).fallback);
  CHECK(messages->format("xx", "r", {{"a.agent", "Chad"}}).text == "Chad did it");
  CHECK(messages->missing("tr") == std::vector<std::string>{"r.dissolve", "r.headline", "r.settle"});
  CHECK(messages->rules() == std::set<std::string>{"r"});
  CHECK(messages->format("en", "nobody", {}).text.empty());
}

TEST_CASE("a message may choose by where the norm is known from, and nests arguments in the choice") {
  const auto messages = Messages::load(
      {{"en", rule("r", "{norm_source, select, table {by the table {norm.cite}} other {says {via1.quote}}}")}}, "m");
  REQUIRE(messages);
  CHECK(messages->format("en", "r", {{"norm_source", "table"}, {"norm.cite", "No. 7"}}).text == "by the table No. 7");
  CHECK(messages->format("en", "r", {{"norm_source", "text"}, {"via1.quote", "“x”"}}).text == "says “x”");
}

TEST_CASE("a message counts as its language counts") {
  const auto messages = Messages::load({{"en", rule("r", "{also, plural, =0 {} one {one more} other {# more}}")},
                                        {"fa", "r = {also, plural, =0 {} other {# تای دیگر}}\n"}},
                                       "m");
  REQUIRE(messages);
  CHECK(messages->format("en", "r", {{"also", "0"}}).text.empty());
  CHECK(messages->format("en", "r", {{"also", "0"}}).found);
  CHECK(messages->format("en", "r", {{"also", "1"}}).text == "one more");
  CHECK(messages->format("en", "r", {{"also", "1200"}}).text == "1,200 more");
  CHECK(messages->format("fa", "r", {{"also", "9"}}).text == "۹ تای دیگر");
}

TEST_CASE("a wrong message file is refused with its line") {
  CHECK_THAT(refused({{"en", rule("r", "{a.agnet} did it")}}), StartsWith("messages/en.txt:1: r: unknown argument"));
  CHECK_THAT(refused({{"en", rule("r", "{0} did it")}}), ContainsSubstring("names, not numbers"));
  CHECK_THAT(refused({{"en", rule("r", "{q.a, number}")}}), ContainsSubstring("plain, select or"));
  CHECK_THAT(refused({{"en", rule("r", "{q.a, plural, other {#}}")}}), ContainsSubstring("only numbers may be plural"));
  CHECK_THAT(refused({{"en", rule("r", "{a.agent did it")}}), ContainsSubstring("not a message pattern"));
  CHECK_THAT(refused({{"en", "r did it\n"}}), ContainsSubstring("key = pattern"));
  CHECK_THAT(refused({{"en", rule("r", "x") + "r = y\n"}}), ContainsSubstring("stands twice"));
  CHECK_THAT(refused({{"en", "r = x\nr.headline = y\nr.settle = z\n"}}), ContainsSubstring("r.dissolve"));
  CHECK_THAT(refused({{"tr", rule("r", "x")}}), ContainsSubstring("en.txt"));
  CHECK_THAT(refused({{"en", rule("r", "x")}, {"tr", "s = y\n"}}), StartsWith("messages/tr.txt"));
  CHECK(refused({{"en", rule("r", "the party's share")}}) == "accepted");
}
