// SPDX-License-Identifier: Apache-2.0
// Text for people: colour, width, and lines that keep their own direction. Source text is untrusted: control characters
// and bidi controls in it are taken out, so that no document can write to the terminal.
// Isolates and marks of direction are part of the text whether it goes to a terminal, a file or a mail: there, too, a
// Persian quotation in an Italian line must read right. Tables in a pipe and JSON have none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "host/cli/options.hpp"
#include "host/cli/screen_text.hpp"

namespace gainsay::cli {

enum class Style { Plain, Bold, Dim, Red, Yellow, Cyan };

// --color, else NO_COLOR, CLICOLOR_FORCE and TERM; `tty`: what is written to is a terminal.
bool wants_colour(Colour choice, bool tty);

// What stands before the first line of a paragraph; the other lines begin with `hang` blanks.
struct Lead {
  Lead() = default;
  explicit Lead(std::size_t blanks) : text(blanks, ' '), hang(blanks) {}
  Lead(std::string_view text, std::size_t hang, Style style) : text(text), hang(hang), style(style) {}

  std::string text;
  std::size_t hang = 0;
  Style style = Style::Plain;
};

class Terminal {
 public:
  // Looks at standard output, COLUMNS and what wants_colour() names. `right_to_left`: the reader's language.
  explicit Terminal(Colour colour, bool right_to_left = false);

  std::size_t width() const { return width_; }
  bool is_tty() const { return tty_; }
  std::string styled(Style style, std::string_view text) const;

  // "── text ─────" across the page, no wider than a mail.
  std::string rule(std::string_view text, Style style) const;
  // Words of somebody else in lines no wider than the terminal, without isolates.
  std::string paragraph(const Lead& lead, std::string_view text, Style style = Style::Plain) const;
  // A message in lines no wider than the terminal. Its isolates (U+2068 … U+2069) are ours: they are kept, and span no
  // line end.
  std::string message(const Lead& lead, std::string_view text, Style style = Style::Plain) const;
  // The same for a quotation: each line is isolated in the direction of its language.
  std::string quotation(const Lead& lead, std::string_view text, bool right_to_left) const;

 private:
  std::vector<std::string> fill(const Lead& lead, std::string_view text) const;
  std::string lines(const Lead& lead, const std::vector<std::string>& filled, Style style, bool right_to_left) const;

  bool colour_ = false;
  bool tty_ = false;
  bool right_to_left_ = false;
  std::size_t width_ = 80;
};

}  // namespace gainsay::cli
