// SPDX-License-Identifier: Apache-2.0
// Text of other people's making, for a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gainsay/base/disturbing.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay {

// `text` as far as it is UTF-8, with a space for each character that would disturb the text around it.
inline std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, size] = utf8::decode(text, i);
    if (size == 0) break;
    out += is_disturbing(c) ? std::string_view(" ") : text.substr(i, size);
    i += size;
  }
  return out;
}

}  // namespace gainsay
