// SPDX-License-Identifier: Apache-2.0
// The modifiers of quantities and durations by their ids in language files (section qmod), and what they do to bounds.
#pragma once

#include <limits>
#include <optional>
#include <string_view>

#include "gainsay/model/mention.hpp"

namespace gainsay::kit {

inline std::optional<model::Modifier> modifier_of(std::string_view id) {
  for (int i = 0; i <= static_cast<int>(model::Modifier::Derived); ++i)
    if (id == to_string(static_cast<model::Modifier>(i))) return static_cast<model::Modifier>(i);
  return std::nullopt;
}

struct Bounds {
  double lo = 0, hi = 0;
};

// "at least 5" is 5…∞. About and nearly keep the number: what they allow is for the comparison to say.
inline Bounds bounded(model::Modifier modifier, double lo, double hi) {
  constexpr double open = std::numeric_limits<double>::infinity();
  switch (modifier) {
    case model::Modifier::AtLeast:
    case model::Modifier::MoreThan:
      return {lo, open};
    case model::Modifier::AtMost:
    case model::Modifier::LessThan:
      return {-open, hi};
    default:
      return {lo, hi};
  }
}

}  // namespace gainsay::kit
