// SPDX-License-Identifier: Apache-2.0
#include "gainsay/base/utf8.hpp"
#include "host/cli/codepoints.hpp"
#include "host/cli/near_word.hpp"
#include "host/cli/progress.hpp"
#include "host/cli/terminal.hpp"
#include "tests/support/catch.hpp"

using gainsay::Span;
using gainsay::test::ContainsSubstring;
namespace cli = gainsay::cli;

TEST_CASE("code points are counted from the start of the text, whatever the script") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "aé漢🦉";  // 1, 2, 3 and 4 bytes
  const cli::CodePoints points(text);
  CHECK(points.size() == 160);
  std::uint32_t n = 0;
  for (std::uint32_t byte = 0; byte < text.size(); byte += gainsay::utf8::decode(text, byte).size)
    CHECK(points.at(byte) == n++);
  CHECK(points.of(Span{10, 20}) == std::pair<std::uint32_t, std::uint32_t>{4, 8});
  CHECK(cli::CodePoints("").size() == 0);
}

TEST_CASE("what a document says cannot write to the terminal") {
  CHECK(cli::printable("red \x1b[31malert\x07") == "red [31malert");
  CHECK(cli::printable("over\xE2\x80\xAEride\xE2\x81\xA9") == "override");
  CHECK(cli::printable("  two\n\n lines ") == "two lines");
  CHECK(cli::printable("\xFF bad \xC0") == "bad");
}

TEST_CASE("columns count what is seen: no marks, wide characters twice") {
  CHECK(cli::columns("abc") == 3);
  CHECK(cli::columns("e\xCC\x81t\xC3\xA9") == 3);
  CHECK(cli::columns("漢字") == 4);
  CHECK(cli::columns("می\xE2\x80\x8Cروم") == 5);
}

TEST_CASE("each line of a quotation keeps its own direction") {
  ::setenv("COLUMNS", "44", 1);
  const cli::Terminal terminal(cli::Colour::Never);
  const std::string quote = "کاروان سوم ظهر دیروز از مرز گذشت و پس از دو ساعت به انبار رسید";
  const auto out = terminal.quotation({"  A  ", 5, cli::Style::Plain}, quote, true);
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < out.size(); ++lines) {
    const auto line = out.substr(begin, out.find('\n', begin) - begin);
    CHECK(line.find("\u2068") != std::string::npos);
    CHECK(line.substr(line.size() - 3) == "\u2069");
    CHECK(cli::columns(line) <= 44);
    begin += line.size() + 1;
  }
  CHECK(lines > 1);
  // A line of Persian that happens to begin with a Latin name is still Persian.
  CHECK(terminal.quotation({}, "NATO گفت", true).find("\u2068\u200f") == 0);
  CHECK(terminal.quotation({}, "plain", false) == "\u2068plain\u2069\n");
}

TEST_CASE("an isolate of a message that a line end would close is opened again") {
  ::setenv("COLUMNS", "44", 1);
  const cli::Terminal terminal(cli::Colour::Never);
  const auto out = terminal.message(
      {}, "The ministry wrote: \u2068one two three four five six seven eight nine\u2069, and no more.");
  CHECK(out ==
        "The ministry wrote: \u2068one two three four five\u2069\n\u2068six seven eight nine\u2069, and no more.\n");
  CHECK(terminal.message({}, "a \x1b[1mb") == "a [1mb\n");
}

TEST_CASE("a line of a message that begins with a quotation keeps the direction of the message") {
  ::setenv("COLUMNS", "44", 1);
  const cli::Terminal terminal(cli::Colour::Never);
  const auto out =
      terminal.message({"  قاعده  ", 9, cli::Style::Plain},
                       "بندرگاه چنین نوشت و بر آن پای فشرد: \u2068no ship leaves before noon today\u2069.");
  CHECK_THAT(out, ContainsSubstring("\n\u200f         \u2068"));
  CHECK(out.find("\u200f") == out.rfind("\u200f"));  // where it is needed only
  CHECK(terminal.message({}, "\u2068بندر\u2069 says so") ==
        "\u2068بندر\u2069 says so\n");  // the first letter outside decides
}

TEST_CASE("words stay whole, and what is wider than a line is broken where Unicode allows it") {
  CHECK(cli::fill("one two three four", 9, 10) == std::vector<std::string>{"one two", "three four"});
  for (const std::string text :
       {"加沙地带的居民说他们没有水也没有电也没有药", "https://example.org/a/very/long/address/of/a/report"})
    for (const auto& line : cli::fill(text, 16, 20)) CHECK(cli::columns(line) <= 20);
  std::string joined;
  for (const auto& line : cli::fill("加沙地带的居民说他们没有水。也没有电", 16, 12)) joined += line;
  CHECK(joined == "加沙地带的居民说他们没有水。也没有电");
  for (const auto& line : cli::fill("加沙地带的居民说他们没有水。也没有电", 26, 26))
    CHECK_FALSE(line.starts_with("。"));
  CHECK(cli::fill("e\u0301e\u0301e\u0301", 2, 2) == std::vector<std::string>{"e\u0301e\u0301", "e\u0301"});
  CHECK(cli::fill("in 2017 / 1396 it", 9, 20) == std::vector<std::string>{"in", "2017 / 1396 it"});
  CHECK(cli::fill("", 5, 5) == std::vector<std::string>{""});
}

TEST_CASE("what a name holds is shown, and harmless") {
  CHECK(cli::escaped("a\nb\x1b[1m \u202e.txt") == "a\\u{a}b\\u{1b}[1m \\u{202e}.txt");
  CHECK(cli::escaped("\xFFgut, größer, می\u200cروم") == "\\xffgut, größer, می\u200cروم");
}

TEST_CASE("a slip of the finger is near, another word is not") {
  const std::vector<std::string> known = {"check", "claims", "documents", "disagreements"};
  CHECK(cli::near_word("chekc", known) == "check");
  CHECK(cli::near_word("docments", known) == "documents");
  CHECK(cli::near_word("disag", known) == "disagreements");
  CHECK(cli::near_word("annotate", known).empty());
  CHECK(cli::near_word("", known).empty());
}

TEST_CASE("the progress line tells how far, how fast and how long, in the room there is") {
  using std::chrono::seconds;
  CHECK(cli::progress_text(500, 2000, seconds(5), 80) == "500 of 2,000 documents · 100 a second · 15 s left");
  CHECK(cli::progress_text(10, 1000, seconds(100), 80) == "10 of 1,000 documents · 6 a minute · 2 h 45 min left");
  CHECK(cli::progress_text(0, 7, seconds(1), 80) == "0 of 7 documents");
  CHECK(cli::progress_text(7, 7, seconds(9), 80) == "7 of 7 documents · comparing what they claim");
  for (std::size_t width = 1; width < 60; ++width)
    CHECK(cli::columns(cli::progress_text(123456, 9999999, seconds(1000), width)) <= width);
}

TEST_CASE("colour only where it is wanted") {
  CHECK(cli::Terminal(cli::Colour::Never).styled(cli::Style::Red, "x") == "x");
  CHECK(cli::Terminal(cli::Colour::Always).styled(cli::Style::Red, "x") == "\x1b[31mx\x1b[0m");
}
