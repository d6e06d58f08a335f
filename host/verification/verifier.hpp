// SPDX-License-Identifier: Apache-2.0
// A verifier as this module sees it: two calls and what its manifest and messages promise. plugin_host's worker client
// is one; so is a plugin loaded into a test. Nothing here knows a predicate, norm or unit.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "host/plugin_host/columns.hpp"
#include "host/plugin_host/verifier_client.hpp"

namespace gainsay::verification {

struct Verifier {
  std::string id, version;
  std::vector<gainsay_term> broadcast;  // the manifest's predicates
  std::set<std::string> rules;  // message keys of rules (disagreement::Messages::rules); other rules are refused
  std::function<Result<plugin_host::Indexed>(const plugin_host::Columns& rows, const plugin_host::Columns& shared)>
      index;
  std::function<Result<plugin_host::Compared>(
      const plugin_host::Columns& rows, std::span<const plugin_host::Group> groups, const plugin_host::Columns& shared)>
      compare;
};

// Verifier `index` of a running client, which must outlive what is returned.
Verifier bind(plugin_host::VerifierClient& client, std::size_t index, std::set<std::string> rules);

}  // namespace gainsay::verification
