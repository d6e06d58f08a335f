// SPDX-License-Identifier: Apache-2.0
// What a link says, checked against the rows it was made from, on the host's own copy; and what only the host can add.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/model/link.hpp"
#include "host/matching/corpus.hpp"

namespace gainsay::verification {

// A slot of this name (as a term) stands in a link whose claims the host put in another order than the rule names them:
// then the rule's first claim is `b`. Messages (host/disagreement) speak of the rule's order. Whoever stores terms
// stores this one, too.
inline constexpr std::string_view order_slot = "order";
inline constexpr std::string_view swapped_reason = "swapped";

class LinkCheck {
 public:
  // `shared`: rows of the shared block, ascending. Borrows all three.
  LinkCheck(const matching::Corpus& corpus, const std::set<std::string>& rules, std::span<const std::uint32_t> shared);

  // nullptr when the link keeps the contract, else what is wrong. `group`: its rows, ascending.
  const char* breach(const model::Link& link, std::span<const std::uint32_t> group) const;

  // Does a claim stand in the group, or in the shared block?
  bool present(ClaimId claim, std::span<const std::uint32_t> group) const;

  // Puts the older claim first (end of time, then publication, unknown last, then id) and sets id, tier and member
  // counts. The link must have passed `breach`.
  void complete(model::Link& link) const;

 private:
  const gainsay_row* row_of(ClaimId claim) const;
  bool has_span(const gainsay_row& row, Span span) const;

  const matching::Corpus& corpus_;
  const std::set<std::string>& rules_;
  std::span<const std::uint32_t> shared_;
};

}  // namespace gainsay::verification
