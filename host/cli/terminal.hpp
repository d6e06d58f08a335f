// SPDX-License-Identifier: Apache-2.0
// Text for people: colour, width, and lines that keep their own direction. Source text is untrusted: control characters
// and bidi controls in it are taken out, so that no document can write to the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "host/cli/options.hpp"

namespace gainsay::cli {

enum class Style { Plain, Bold, Dim, Red, Yellow, Cyan };

class Terminal {
 public:
  // Looks at standard output, NO_COLOR, TERM and COLUMNS.
  explicit Terminal(Colour colour);

  std::size_t width() const { return width_; }
  bool is_tty() const { return tty_; }
  std::string styled(Style style, std::string_view text) const;

  // Paragraph in lines no wider than the terminal: `first` stands before the first line, as many blanks before the
  // others.
  std::string paragraph(std::string_view first, std::string_view text, Style style = Style::Plain) const;
  // The same for a message whose isolates (U+2068 … U+2069) are ours: they are kept, and span no line end.
  std::string message(std::string_view first, std::string_view text, Style style = Style::Plain) const;
  // The same for a quotation: each line is isolated (U+2068 … U+2069) in the direction of its language.
  std::string quotation(std::string_view first, std::string_view text, bool right_to_left) const;

 private:
  std::string lines(std::string_view first, const std::vector<std::string>& filled, Style style) const;
  std::vector<std::string> fill(std::string_view first, std::string_view text) const;

  bool colour_ = false;
  bool tty_ = false;
  std::size_t width_ = 100;
};

// Columns that a text takes; marks and format characters take none, wide characters two.
std::size_t columns(std::string_view text);
// Without control characters and bidi controls; white space becomes single blanks. `keep_isolates`: U+2068 and U+2069
// stay.
std::string printable(std::string_view text, bool keep_isolates = false);

}  // namespace gainsay::cli
