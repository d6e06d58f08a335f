// SPDX-License-Identifier: Apache-2.0
// A plugin of the build tree as host/verification sees a verifier, without a worker between.
#pragma once

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "host/verification/verifier.hpp"
#include "tests/support/verifying.hpp"

namespace gainsay::test {

inline model::Link to_link(const kit::testing::OwnedLink& from, std::uint64_t key) {
  model::Link out;
  out.key = key;
  out.relation = static_cast<model::Relation>(from.link.relation);
  out.a = {from.link.a};
  out.b = {from.link.b};
  out.matter = {from.link.matter};
  out.score = from.link.score;
  out.type = from.type;
  out.rule = from.rule;
  out.norm = from.norm;
  for (const auto claim : from.via) out.via.push_back({claim});
  for (const auto& s : from.slots)
    out.slots.push_back({s.slot, static_cast<model::SlotTest>(s.test), s.reason, s.a, s.b});
  return out;
}

// `under_test` must outlive what is returned.
inline verification::Verifier bind_for_test(const VerifierUnderTest& under_test, const std::string& id,
                                            std::set<std::string> rules, const std::vector<std::string>& broadcast) {
  verification::Verifier out;
  out.id = id;
  out.version = "0.1.0";
  out.rules = std::move(rules);
  for (const auto& predicate : broadcast) out.broadcast.push_back(kit::term(predicate).value);
  auto made = under_test.create();
  if (!made) return out;
  auto plugin = std::make_shared<kit::testing::TestVerifier>(*std::move(made));
  out.index = [plugin](const plugin_host::Columns& rows,
                       const plugin_host::Columns& shared) -> Result<plugin_host::Indexed> {
    plugin_host::Indexed indexed;
    for (const auto& [row, key] : plugin->index(rows.view(), shared.view()))
      indexed.keys.push_back({static_cast<std::uint32_t>(row), key});
    std::sort(indexed.keys.begin(), indexed.keys.end());
    return indexed;
  };
  out.compare = [plugin](const plugin_host::Columns& rows, std::span<const plugin_host::Group> groups,
                         const plugin_host::Columns& shared) -> Result<plugin_host::Compared> {
    plugin_host::Compared compared;
    for (const auto& group : groups) {
      auto block = rows.view();
      block.rows += group.row_begin;
      block.row_count = group.row_count;
      const auto found = plugin->compare(group.key, block, shared.view());
      for (const auto& link : found.links) compared.links.push_back(to_link(link, group.key));
      for (const auto& a : found.abstentions) compared.abstentions.push_back({{a.a}, {a.b}, {}, a.rule, a.reason});
    }
    return compared;
  };
  return out;
}

}  // namespace gainsay::test
