// SPDX-License-Identifier: Apache-2.0
// Links, and the disagreements that they form.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/claim_store.hpp"
#include "db/filter.hpp"
#include "db/sqlite/statement.hpp"
#include "db/term_store.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/link.hpp"

namespace gainsay::db {

using OnLink = std::function<Result<void>(const model::Link&)>;

class Conditions;

// What the row of a link in a group must say of it.
std::uint64_t seal_of(const model::Link& link, std::string_view verifier, std::uint64_t key);

class LinkStore {
 public:
  LinkStore(Connection& connection, TermStore& terms, ClaimStore& claims);

  // Makes `links` the links of the group (verifier, key), in place of what it held; their own
  // `verifier` and `key` are not looked at.
  // NotFound when `a` or `b` is no claim of this casefile; `via` may name rows of norm tables.
  Result<void> replace(std::string_view verifier, std::uint64_t key, std::span<const model::Link> links);
  // Forgets every link of a verifier: before all groups are compared again.
  Result<void> erase(std::string_view verifier);

  Result<model::Link> get(LinkId id);  // NotFound
  // Sorted by id; a link that several groups found is given once, as the group with the highest score and smallest key
  // says.
  Result<void> each(const Filter& filter, const OnLink& on_link);
  Result<std::vector<model::Link>> list(const Filter& filter);
  // The links about a matter, as `each` gives them.
  Result<std::vector<model::Link>> about(MatterId matter);

  // Every row with its seal, for verify: a link once per group that found it.
  Result<void> each_row(const std::function<void(const model::Link&, std::uint64_t seal)>& on_row);

  // The ends of every row, in the order of verifier and key.
  Result<void> each_end(
      const std::function<void(std::string_view verifier, std::uint64_t key, ClaimId a, ClaimId b)>& on);

  // Matters that have links, sorted by id, each with all its links. The strongest link has the highest score, then the
  // smallest id; `claims` are the ends of the links, `documents` those of the claims.
  Result<std::vector<model::Disagreement>> disagreements(const Filter& filter);
  // `voices` of a matter: counted by the host, which knows the copies.
  Result<void> set_voices(MatterId matter, std::uint32_t voices);

 private:
  Connection& connection_;
  TermStore& terms_;
  ClaimStore& claims_;
  Statement erase_group_, erase_verifier_, insert_, insert_via_, insert_slot_, put_matter_, via_, slots_;
  Statement voices_, documents_of_, links_of_;

  Result<void> insert(const model::Link& link, std::string_view verifier, std::uint64_t key);
  Result<std::int64_t> end_of(ClaimId claim, LinkId link);
  Result<model::Link> read(const Statement& row);
  Result<void> each(const Conditions& conditions, const std::optional<std::uint64_t>& limit, const OnLink& on_link);
  Result<void> fill(model::Disagreement& disagreement);
};

}  // namespace gainsay::db
