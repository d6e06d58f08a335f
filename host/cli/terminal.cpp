// SPDX-License-Identifier: Apache-2.0
#include "host/cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <vector>

namespace gainsay::cli {
namespace {

constexpr std::size_t widest = 110;  // longer lines are hard to read
constexpr std::size_t piped = 80;    // what mail and editors show without folding
constexpr std::size_t narrowest = 40;
constexpr std::string_view first_strong_isolate = "\u2068", pop_isolate = "\u2069", right_to_left_mark = "\u200f",
                           left_to_right_mark = "\u200e";

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value && *value;
}

bool is_dumb() {
  const char* term = std::getenv("TERM");
  return term && std::string_view(term) == "dumb";
}

std::size_t find_width(bool tty) {
  std::size_t width = piped;
  if (const char* value = std::getenv("COLUMNS")) {
    const std::string_view text = value;
    std::size_t n = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), n).ec == std::errc() && n > 0) width = n;
  } else if (winsize size{}; tty && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    width = size.ws_col;
  }
  return std::clamp(width, narrowest, widest);
}

std::string_view mark(bool right_to_left) { return right_to_left ? right_to_left_mark : left_to_right_mark; }

// A line end closes every isolate (UAX #9 X8): what is open there is closed and opened again.
void close_isolates(std::vector<std::string>& lines) {
  std::size_t open = 0;
  for (auto& line : lines) {
    std::string whole;
    for (std::size_t i = 0; i < open; ++i) whole += first_strong_isolate;
    whole += line;
    for (std::size_t at = line.find("\u2068"); at != std::string::npos; at = line.find("\u2068", at + 1)) ++open;
    for (std::size_t at = line.find("\u2069"); at != std::string::npos; at = line.find("\u2069", at + 1))
      open -= open > 0;
    for (std::size_t i = 0; i < open; ++i) whole += pop_isolate;
    line = std::move(whole);
  }
}

}  // namespace

// no-color.org, bixense.com/clicolors: what the command line says goes first, then NO_COLOR, then CLICOLOR_FORCE.
bool wants_colour(Colour choice, bool tty) {
  if (choice != Colour::Auto) return choice == Colour::Always;
  if (is_set("NO_COLOR")) return false;
  const char* force = std::getenv("CLICOLOR_FORCE");
  if (force && *force && std::string_view(force) != "0") return true;
  return tty && !is_dumb();
}

Terminal::Terminal(Colour colour, bool right_to_left)
    : colour_(wants_colour(colour, isatty(STDOUT_FILENO) != 0)),
      tty_(isatty(STDOUT_FILENO) != 0),
      right_to_left_(right_to_left),
      width_(find_width(tty_)) {}

std::string Terminal::styled(Style style, std::string_view text) const {
  static constexpr const char* codes[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[33m", "\x1b[36m"};
  if (!colour_ || style == Style::Plain || text.empty()) return std::string(text);
  return codes[static_cast<std::size_t>(style)] + std::string(text) + "\x1b[0m";
}

std::string Terminal::rule(std::string_view text, Style style) const {
  std::string line = "── " + std::string(text) + " ";
  for (auto used = columns(line); used < std::min(width_, piped); ++used) line += "─";
  return (misleads(line, right_to_left_) ? std::string(mark(right_to_left_)) : "") + styled(style, line) + "\n";
}

std::vector<std::string> Terminal::fill(const Lead& lead, std::string_view text) const {
  const auto room = [&](std::size_t used) { return std::max(width_, used + 20) - used; };
  return cli::fill(text, room(columns(lead.text)), room(lead.hang));
}

// To a terminal and to a mail program each line is a paragraph of its own: it is told the reader's direction where its
// first letter would not.
std::string Terminal::lines(const Lead& lead, const std::vector<std::string>& filled, Style style,
                            bool right_to_left) const {
  std::string out;
  for (std::size_t i = 0; i < filled.size(); ++i) {
    const auto before = i == 0 ? lead.text : std::string(lead.hang, ' ');
    if (misleads(before + filled[i], right_to_left)) out += mark(right_to_left);
    out += i == 0 ? styled(lead.style, before) : before;
    out += styled(style, filled[i]);
    out += '\n';
  }
  return out;
}

std::string Terminal::paragraph(const Lead& lead, std::string_view text, Style style) const {
  return message(lead, printable(text), style);
}

std::string Terminal::message(const Lead& lead, std::string_view text, Style style) const {
  auto filled = fill(lead, printable(text, true));
  close_isolates(filled);
  // A message that is not in the reader's language keeps its own direction.
  const auto whole = lead.text + std::string(text);
  const bool right_to_left = right_to_left_ ? !misleads(whole, true) : misleads(whole, false);
  return lines(lead, filled, style, right_to_left);
}

std::string Terminal::quotation(const Lead& lead, std::string_view text, bool right_to_left) const {
  auto filled = fill(lead, printable(text));
  for (auto& line : filled) {
    const auto inner = misleads(line, right_to_left) ? mark(right_to_left) : std::string_view{};
    line = std::string(first_strong_isolate).append(inner).append(line).append(pop_isolate);
  }
  return lines(lead, filled, Style::Plain, right_to_left_);
}

}  // namespace gainsay::cli
