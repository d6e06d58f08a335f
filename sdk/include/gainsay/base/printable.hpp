// SPDX-License-Identifier: Apache-2.0
// Text of other people's making, for a message.
#pragma once

#include <string>
#include <string_view>

#include "gainsay/base/utf8.hpp"

namespace gainsay {

// `text` as far as it is UTF-8, with spaces for control characters.
inline std::string printable(std::string_view text) {
  std::string out(text.substr(0, utf8::first_invalid(text).value_or(text.size())));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return out;
}

}  // namespace gainsay
