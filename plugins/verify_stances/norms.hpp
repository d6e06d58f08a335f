// SPDX-License-Identifier: Apache-2.0
// What is forbidden: the rows of norms.tsv and what the texts themselves say a rule forbids.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gainsay/abi/verifier.h"
#include "gainsay/base/date.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/kit/plugin.hpp"

namespace gainsay::stances {

enum class Direction : std::uint8_t { Either, From, To };  // the target acts, or receives

struct Norm {
  Term norm, act, target;  // act: predicate class
  Direction direction = Direction::Either;
  DayRange in_force;  // of the table; open where only a text speaks
  bool operator<(const Norm& other) const {
    return norm != other.norm ? norm < other.norm : act != other.act ? act < other.act : target < other.target;
  }
  bool same_as(const Norm& other) const { return norm == other.norm && act == other.act && target == other.target; }
};

// Rows of norms.tsv, sorted. Ids are interned.
Result<std::vector<Norm>> parse_norms(const kit::Host& host, std::string_view text, std::string_view where);

}  // namespace gainsay::stances
