// SPDX-License-Identifier: Apache-2.0
// Text as a screen shows it: what is harmless, how wide it is, where its lines end. UTF-8 in, UTF-8 out; pure
// functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay::cli {

// Columns that a text takes; marks and format characters take none, wide characters two.
std::size_t columns(std::string_view text);

// Without control characters and bidi controls; white space becomes single blanks. `keep_isolates`: U+2068 and U+2069
// stay.
std::string printable(std::string_view text, bool keep_isolates = false);

// One line in which nothing is lost: control characters and bidi controls as \u{1b}, bytes that are no UTF-8 as \xff.
// For names of files and for what libraries say.
std::string escaped(std::string_view text);

// Lines of at most `first` columns, then of `rest` each. Words stay whole; what is wider than a line is broken where
// Unicode allows it, else between two characters. At least one line.
std::vector<std::string> fill(std::string_view text, std::size_t first, std::size_t rest);

// Does a line begin with a letter of the other direction, so that "first strong" would choose wrongly? What is isolated
// does not count (UAX #9 P2). A line without letters is left-to-right.
bool misleads(std::string_view line, bool right_to_left);

}  // namespace gainsay::cli
