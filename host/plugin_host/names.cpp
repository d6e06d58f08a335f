// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/names.hpp"

#include <algorithm>

namespace gainsay::plugin_host {

std::vector<std::pair<Term, std::string>> sorted(const Names& names) {
  std::vector<std::pair<Term, std::string>> out;
  for (const auto& [term, name] : names) out.emplace_back(Term{term}, name);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace gainsay::plugin_host
