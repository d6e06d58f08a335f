// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/names.hpp"

#include <algorithm>

#include "gainsay/base/printable.hpp"

namespace gainsay::plugin_host {

std::vector<std::pair<Term, std::string>> sorted(const Names& names) {
  std::vector<std::pair<Term, std::string>> out;
  for (const auto& [term, name] : names) out.emplace_back(Term{term}, name);
  std::sort(out.begin(), out.end());
  return out;
}

std::string printable(std::string_view text) { return gainsay::printable(text); }

}  // namespace gainsay::plugin_host
