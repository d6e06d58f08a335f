// SPDX-License-Identifier: Apache-2.0
#include "host/cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <vector>

#include "gainsay/base/utf8.hpp"

namespace gainsay::cli {
namespace {

constexpr std::size_t widest = 110;  // longer lines are hard to read
constexpr std::size_t narrowest = 40;
constexpr std::string_view first_strong_isolate = "\u2068", pop_isolate = "\u2069", right_to_left_mark = "\u200f",
                           left_to_right_mark = "\u200e";

std::size_t find_width(bool tty) {
  std::size_t width = 100;
  if (const char* value = std::getenv("COLUMNS")) {
    const std::string_view text = value;
    std::size_t n = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), n).ec == std::errc() && n > 0) width = n;
  } else if (winsize size{}; tty && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    width = size.ws_col;
  }
  return std::clamp(width, narrowest, widest);
}

bool wants_colour(Colour choice, bool tty) {
  if (choice != Colour::Auto) return choice == Colour::Always;
  const char* off = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return tty && !(off && *off) && !(term && std::string_view(term) == "dumb");
}

std::size_t columns_of(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const auto east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Does a line begin with a letter of the other direction, so that "first strong" would choose wrongly? What is isolated
// does not count (UAX #9 P2).
bool misleads(std::string_view line, bool right_to_left) {
  std::size_t isolated = 0;
  for (std::size_t i = 0; i < line.size();) {
    const auto c = utf8::decode(line, i);
    if (c.size == 0) return false;
    const auto direction = u_charDirection(static_cast<UChar32>(c.value));
    if (direction == U_FIRST_STRONG_ISOLATE) ++isolated;
    if (direction == U_POP_DIRECTIONAL_ISOLATE && isolated > 0) --isolated;
    if (isolated == 0 && direction == U_LEFT_TO_RIGHT) return right_to_left;
    if (isolated == 0 && (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)) return !right_to_left;
    i += c.size;
  }
  return right_to_left;
}

// Greedy filling; a word wider than the line stands alone.
std::vector<std::string> fill(std::string_view text, std::size_t room) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    const auto word = text.substr(begin, end - begin);
    const auto wide = columns(word);
    if (used > 0 && used + 1 + wide > room) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used += wide + (used > 0 ? 1 : 0);
    begin = end + 1;
  }
  return lines;
}

}  // namespace

Terminal::Terminal(Colour colour)
    : colour_(wants_colour(colour, isatty(STDOUT_FILENO) != 0)),
      tty_(isatty(STDOUT_FILENO) != 0),
      width_(find_width(tty_)) {}

std::string Terminal::styled(Style style, std::string_view text) const {
  static constexpr const char* codes[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[33m", "\x1b[36m"};
  if (!colour_ || style == Style::Plain || text.empty()) return std::string(text);
  return codes[static_cast<std::size_t>(style)] + std::string(text) + "\x1b[0m";
}

std::vector<std::string> Terminal::fill(std::string_view first, std::string_view text) const {
  const auto indent = columns(first);
  return cli::fill(text, std::max(width_, indent + 20) - indent);
}

std::string Terminal::lines(std::string_view first, const std::vector<std::string>& filled, Style style) const {
  std::string out;
  for (std::size_t i = 0; i < filled.size(); ++i) {
    out += i == 0 ? std::string(first) : std::string(columns(first), ' ');
    out += styled(style, filled[i]);
    out += '\n';
  }
  return out;
}

std::string Terminal::paragraph(std::string_view first, std::string_view text, Style style) const {
  return lines(first, fill(first, printable(text)), style);
}

// A line end closes every isolate (UAX #9 X8): what is open there is closed and opened again. To a terminal each line
// is a paragraph, so a line that begins with what is quoted is told the direction of the message.
std::string Terminal::message(std::string_view first, std::string_view text, Style style) const {
  auto filled = fill(first, printable(text, true));
  const bool right_to_left = misleads(std::string(first).append(text), false);
  std::size_t open = 0;
  for (std::size_t n = 0; n < filled.size(); ++n) {
    auto& line = filled[n];
    std::string whole;
    if (misleads(n == 0 ? std::string(first) + line : line, right_to_left))
      whole += right_to_left ? right_to_left_mark : left_to_right_mark;
    for (std::size_t i = 0; i < open; ++i) whole += first_strong_isolate;
    whole += line;
    for (std::size_t at = line.find("\u2068"); at != std::string::npos; at = line.find("\u2068", at + 1)) ++open;
    for (std::size_t at = line.find("\u2069"); at != std::string::npos; at = line.find("\u2069", at + 1))
      open -= open > 0;
    for (std::size_t i = 0; i < open; ++i) whole += pop_isolate;
    line = std::move(whole);
  }
  return lines(first, filled, style);
}

std::string Terminal::quotation(std::string_view first, std::string_view text, bool right_to_left) const {
  auto filled = fill(first, printable(text));
  for (auto& line : filled) {
    const auto mark = !misleads(line, right_to_left) ? std::string_view{}
                      : right_to_left                ? right_to_left_mark
                                                     : left_to_right_mark;
    line = std::string(first_strong_isolate) + std::string(mark) + line + std::string(pop_isolate);
  }
  return lines(first, filled, Style::Plain);
}

std::size_t columns(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = utf8::decode(text, i);
    n += c.size == 0 ? 1 : columns_of(c.value);
    i += std::max<std::uint32_t>(c.size, 1);
  }
  return n;
}

std::string printable(std::string_view text, bool keep_isolates) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = utf8::decode(text, i);
    if (c.size == 0) {
      ++i;
      continue;
    }
    if (u_isUWhiteSpace(static_cast<UChar32>(c.value))) {
      blank = !out.empty();
    } else if (u_charType(static_cast<UChar32>(c.value)) != U_CONTROL_CHAR &&
               (!is_bidi_control(c.value) || (keep_isolates && (c.value == 0x2068 || c.value == 0x2069)))) {
      if (blank) out += ' ';
      blank = false;
      out += text.substr(i, c.size);
    }
    i += c.size;
  }
  return out;
}

}  // namespace gainsay::cli
