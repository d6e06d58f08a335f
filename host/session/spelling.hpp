// SPDX-License-Identifier: Apache-2.0
// The names and texts that people give. Two names that look the same are the same, and nothing is signed or reasoned
// with what nobody can see.
#pragma once

#include <string>
#include <string_view>

#include "gainsay/base/result.hpp"

namespace gainsay::session {

// A name as it is kept and compared: in NFC, white space of any kind as single spaces, none at its ends.
std::string spelled(std::string_view name);

// `what`: what it is called in errors. Usage when it is empty, too long, not UTF-8, holds nothing that can be seen, or
// a character that acts on the text around it; for a name also one that cannot be seen, other than the joiners that
// Persian and Indic names are written with.
Result<std::string> sound_name(std::string_view raw, const char* what);
// May have several lines, whose ends become LF, and the marks of direction of right-to-left texts.
Result<std::string> sound_text(std::string_view raw, const char* what);

}  // namespace gainsay::session
