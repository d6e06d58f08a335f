// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/names.hpp"

#include <algorithm>

#include "gainsay/base/utf8.hpp"

namespace gainsay::plugin_host {

std::vector<std::pair<Term, std::string>> sorted(const Names& names) {
  std::vector<std::pair<Term, std::string>> out;
  for (const auto& [term, name] : names) out.emplace_back(Term{term}, name);
  std::sort(out.begin(), out.end());
  return out;
}

std::string printable(std::string_view text) {
  std::string out(text.substr(0, utf8::first_invalid(text).value_or(text.size())));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return out;
}

}  // namespace gainsay::plugin_host
