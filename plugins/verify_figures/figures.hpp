// SPDX-License-Identifier: Apache-2.0
// What the comparisons of figures share: rules, and what a claim's figures are figures of.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/abi/verifier.h"
#include "gainsay/base/result.hpp"
#include "gainsay/kit/slot_tests.hpp"
#include "gainsay/kit/verifier.hpp"

namespace gainsay::figures {

inline constexpr std::string_view plugin_id = "org.gainsay.verify_figures";
// Figures are ranked by confidence, then claim; each is compared with the best few, so that a group of n costs O(n log
// n).
inline constexpr std::size_t top_ranked = 8;

struct Rule {
  std::string id, type, family;
  Term of, unit;   // durations
  double per = 1;  // base units in one `unit`
  double strength = 0, undated = 0;
};

struct Rules {
  std::vector<Rule> values, durations;
  static Result<Rules> parse(const kit::Host& host, std::string_view text);
};

// Roles and flags by predicate, from predicates.tsv.
class Predicates {
 public:
  static Result<Predicates> parse(std::string_view text);
  bool cumulative(gainsay_term predicate) const;  // a total that may only grow

 private:
  std::map<gainsay_term, bool> cumulative_;
};

struct Row {  // borrowed for the call
  const gainsay_block* block = nullptr;
  const gainsay_row* row = nullptr;
};

// Who takes part, role by role: states where a filler acts for one. Empty when a filler is unknown or uncertain, since
// then it is not known what the figures are of.
struct Parties {
  std::vector<std::uint64_t> roles_and_states;  // for keys: ordered
  std::vector<std::uint64_t> states;            // for matters
  double confidence = 1;
};
Parties parties_of(const kit::Host& host, Row row, const std::vector<gainsay_term>& party_roles);

// Is every other slot (theme, place, means …) proven to be the same on both sides? `part-of` and kinds are not: a part
// may differ from the whole.
kit::Tested same_thing(const kit::Host& host, Row a, Row b, const std::vector<gainsay_term>& party_roles,
                       double& confidence);

}  // namespace gainsay::figures
