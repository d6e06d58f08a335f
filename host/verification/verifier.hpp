// SPDX-License-Identifier: Apache-2.0
// A verifier as this module sees it: two calls and what its manifest and messages promise. plugin_host's worker client is one;
// so is a plugin loaded into a test. Nothing here knows a predicate, norm or unit.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/model/link.hpp"
#include "host/matching/groups.hpp"
#include "host/plugin_host/columns.hpp"

namespace gainsay::verification {

struct Abstention {
  ClaimId a, b;
  std::string rule, reason;
};

// A link as the plugin emitted it: id, verifier, key, tier and member counts are not set yet, and nothing has been checked.
struct Compared {
  std::vector<model::Link> links;
  std::vector<Abstention> abstentions;
};

struct Verifier {
  std::string id, version;
  std::vector<gainsay_term> broadcast;  // the manifest's predicates
  std::set<std::string> rules;          // message keys of rules; a link with another rule is refused
  // Keys of `claims` (row = index into `claims`).
  std::function<Result<std::vector<matching::KeyedRow>>(const plugin_host::Columns& claims, const plugin_host::Columns& shared)>
      index;
  std::function<Result<Compared>(std::uint64_t key, const plugin_host::Columns& group, const plugin_host::Columns& shared)>
      compare;
};

}  // namespace gainsay::verification
