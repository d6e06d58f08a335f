// SPDX-License-Identifier: Apache-2.0
#include "gainsay/base/utf8.hpp"
#include "host/cli/codepoints.hpp"
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
  const auto out = terminal.quotation("  A  ", quote, true);
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
  CHECK(terminal.quotation("", "NATO گفت", true).find("\u2068\u200f") == 0);
  CHECK(terminal.quotation("", "plain", false) == "\u2068plain\u2069\n");
}

TEST_CASE("an isolate of a message that a line end would close is opened again") {
  ::setenv("COLUMNS", "44", 1);
  const cli::Terminal terminal(cli::Colour::Never);
  const auto out = terminal.message(
      "", "The ministry wrote: \u2068one two three four five six seven eight nine\u2069, and no more.");
  CHECK(out ==
        "The ministry wrote: \u2068one two three four five\u2069\n\u2068six seven eight nine\u2069, and no more.\n");
  CHECK(terminal.message("", "a \x1b[1mb") == "a [1mb\n");
}

TEST_CASE("a line of a message that begins with a quotation keeps the direction of the message") {
  ::setenv("COLUMNS", "44", 1);
  const cli::Terminal terminal(cli::Colour::Never);
  const auto out = terminal.message(
      "  قاعده  ", "بندرگاه چنین نوشت و بر آن پای فشرد: \u2068no ship leaves before noon today\u2069.");
  CHECK_THAT(out, ContainsSubstring("\n\u200f         \u2068"));
  CHECK(out.find("\u200f") == out.rfind("\u200f"));  // where it is needed only
  CHECK(terminal.message("", "\u2068بندر\u2069 says so") ==
        "\u2068بندر\u2069 says so\n");  // the first letter outside decides
}

TEST_CASE("colour only where it is wanted") {
  CHECK(cli::Terminal(cli::Colour::Never).styled(cli::Style::Red, "x") == "x");
  CHECK(cli::Terminal(cli::Colour::Always).styled(cli::Style::Red, "x") == "\x1b[31mx\x1b[0m");
}
