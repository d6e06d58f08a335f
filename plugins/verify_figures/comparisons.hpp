// SPDX-License-Identifier: Apache-2.0
// The two comparisons: figures with figures, lengths with dates. Each has a key per claim and a pass over a group.
#pragma once

#include <cstdint>
#include <vector>

#include "figures.hpp"

namespace gainsay::figures {

struct Context {
  kit::Host host;
  Predicates predicates;
  std::vector<gainsay_term> party_roles;
};

// Same predicate, parties, `of` and dimension; the verdict also wants the same thing and time.
std::vector<std::uint64_t> value_keys(const Context& context, Row row);
void compare_values(const Context& context, const Rule& rule, const gainsay_block& group, kit::LinkSink& sink);

// Same predicate and parties in one voice: claims with a length in months, and claims with dates.
std::vector<std::uint64_t> duration_keys(const Context& context, const Rule& rule, Row row);
void compare_durations(const Context& context, const Rule& rule, const gainsay_block& group, kit::LinkSink& sink);

}  // namespace gainsay::figures
