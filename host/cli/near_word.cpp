// SPDX-License-Identifier: Apache-2.0
#include "host/cli/near_word.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace gainsay::cli {
namespace {

// Damerau's distance, restricted: optimal string alignment over three rows.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> older(b.size() + 1), old(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) old[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({old[j] + 1, now[j - 1] + 1, old[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], older[j - 2] + 1);
    }
    std::swap(older, old);
    std::swap(old, now);
  }
  return old[b.size()];
}

}  // namespace

std::string near_word(std::string_view typed, const std::vector<std::string>& known) {
  if (typed.size() > 40) return {};  // no slip of the finger
  std::string best;
  std::size_t least = std::max<std::size_t>(typed.size() / 3, 1) + 1;
  for (const auto& word : known) {
    const auto far = distance(typed, word);
    if (far < least) {
      least = far;
      best = word;
    }
  }
  if (!best.empty() || typed.size() < 3) return best;
  const auto begins = [typed](const std::string& word) { return word.starts_with(typed); };
  const auto count = std::count_if(known.begin(), known.end(), begins);
  return count == 1 ? *std::find_if(known.begin(), known.end(), begins) : best;
}

}  // namespace gainsay::cli
