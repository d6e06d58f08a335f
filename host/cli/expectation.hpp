// SPDX-License-Identifier: Apache-2.0
// Results in the notation of language tests (sdk/languages/README.md), and whether they are what a test expects.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gainsay/model/claim.hpp"
#include "gainsay/model/mention.hpp"
#include "host/cli/names.hpp"

namespace gainsay::cli {

// "15800.. unit:container more-than", "../2017", "Q159", "supply.arms agent=Q159 … time=… pol=+ mod=asserted".
std::string notation(const model::Mention& mention, const Names& names);
std::string notation(const model::Claim& claim, const Names& names);

// Quantities are compared as numbers, claims by the fields that `expected` names, everything else letter by letter.
bool meets(const model::Mention& got, std::string_view expected, const Names& names);
bool meets(const model::Claim& got, std::string_view expected, const Names& names);

// Is there a one-to-one assignment: every result expected, everything expected found? In text order first.
template <class Got>
bool all_meet(const std::vector<Got>& got, const std::vector<std::string>& expected, const Names& names) {
  if (got.size() != expected.size()) return false;
  std::vector<char> used(got.size(), 0);
  for (const auto& wanted : expected) {
    std::size_t i = 0;
    while (i < got.size() && (used[i] || !meets(got[i], wanted, names))) ++i;
    if (i == got.size()) return false;
    used[i] = 1;
  }
  return true;
}

}  // namespace gainsay::cli
