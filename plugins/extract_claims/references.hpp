// SPDX-License-Identifier: Apache-2.0
// What a document has said so far, as far as later words lean on it: epithets ("the isolated country"), "this country",
// and goods named only by how they travel ("64 shipments"). Two candidates left = nothing.
#pragma once

#include <vector>

#include "frames.hpp"
#include "gainsay/model/claim.hpp"

namespace gainsay::extract_claims {

class References {
 public:
  explicit References(const Grammar& grammar) : grammar_(&grammar) {}

  void clear();
  // Gives the Reference items of `sentence` their entity where exactly one fits; call after build_items.
  void resolve(Sentence& sentence) const;
  // The concept that a carrier stands for: what an earlier claim of the same predicate, agent and recipient carried.
  Term carried(const FrameMatch& match) const;
  // Remembers the sentence's entities and its claims.
  void remember(const Sentence& sentence, const std::vector<std::optional<FrameMatch>>& matches);
  // Remembers what a claim carried, and the norm that it named.
  void remember(const FrameMatch& match, const model::Claim& claim);

  // The norm last named in the document, for "these resolutions"; empty when none.
  Term last_norm() const { return last_norm_; }

 private:
  struct Act {
    Term predicate, agent, recipient, theme;
  };
  Term by_epithet(std::string_view epithet) const;

  const Grammar* grammar_;
  std::vector<Term> countries_;    // mentioned so far, without repeats
  std::vector<Term> last_agents_;  // of the sentence before
  std::vector<Act> acts_;
  Term last_norm_;
};

// Agent or other role of a match as the state that acts.
Term state_in_role(const Grammar& grammar, const FrameMatch& match, Term role);

}  // namespace gainsay::extract_claims
