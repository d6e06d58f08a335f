// SPDX-License-Identifier: Apache-2.0
// How deep JSON of other people's making may nest. Reading it takes no stack, but writing it out does, a frame per
// level: a few hundred kilobytes of brackets would end the process.
#pragma once

#include <cstddef>
#include <string_view>

namespace gainsay::plugin_host {

inline constexpr std::size_t max_nesting = 100;

// Do the brackets of `json` nest deeper than that? Says nothing else about it: it may be no JSON at all.
constexpr bool nests_too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted && c == '\\') ++i;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if ((c == '[' || c == '{') && ++depth > max_nesting) return true;
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return false;
}

}  // namespace gainsay::plugin_host
