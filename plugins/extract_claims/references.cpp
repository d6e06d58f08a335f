// SPDX-License-Identifier: Apache-2.0
#include "references.hpp"

#include <algorithm>

namespace gainsay::extract_claims {

namespace {
constexpr double epithet_confidence = 0.85;
constexpr double last_agent_confidence = 0.7;
}  // namespace

Term state_in_role(const Grammar& grammar, const FrameMatch& match, Term role) {
  const auto* f = match.filler(role);
  if (!f || !f->entity) return {};
  const Term state = grammar.lexicon().state_of(f->entity);
  return state ? state : f->entity;
}

void References::clear() {
  countries_.clear();
  last_agents_.clear();
  acts_.clear();
  last_norm_ = {};
}

// The one country of the document so far that bears the epithet in entities.tsv.
Term References::by_epithet(std::string_view epithet) const {
  Term found;
  for (const auto country : countries_) {
    if (!grammar_->bears(country, epithet)) continue;
    if (found && found != country) return {};
    found = country;
  }
  return found;
}

void References::resolve(Sentence& sentence) const {
  for (auto& item : sentence.items) {
    if (item.kind != Kind::Reference) continue;
    Term found;
    double confidence = 0;
    if (const auto epithet = sentence.feature(item, "epithet"); !epithet.empty()) {
      found = by_epithet(epithet);
      confidence = epithet_confidence;
    } else if (sentence.feature(item, "last") == "agent" && last_agents_.size() == 1) {
      found = last_agents_.front();
      confidence = last_agent_confidence;
    }
    if (!found) continue;
    item.kind = Kind::Entity;
    item.entity = found;
    item.type = grammar_->type_country;
    item.via = GAINSAY_VIA_REFERENCE;
    item.confidence = confidence;
  }
}

Term References::carried(const FrameMatch& match) const {
  const auto agent = state_in_role(*grammar_, match, grammar_->role.agent);
  const auto recipient = state_in_role(*grammar_, match, grammar_->role.recipient);
  for (auto act = acts_.rbegin(); act != acts_.rend(); ++act)
    if (act->predicate == match.frame->predicate && act->agent == agent && act->recipient == recipient && act->theme)
      return act->theme;
  return {};
}

void References::remember(const Sentence& sentence, const std::vector<std::optional<FrameMatch>>& matches) {
  for (const auto& item : sentence.items)
    if (item.kind == Kind::Entity && item.type == grammar_->type_country &&
        std::find(countries_.begin(), countries_.end(), item.entity) == countries_.end())
      countries_.push_back(item.entity);
  std::vector<Term> agents;
  for (const auto& match : matches) {
    if (!match) continue;
    const auto agent = state_in_role(*grammar_, *match, grammar_->role.agent);
    if (agent && grammar_->lexicon().type_of(agent) == grammar_->type_country &&
        std::find(agents.begin(), agents.end(), agent) == agents.end())
      agents.push_back(agent);
  }
  last_agents_ = std::move(agents);
}

void References::remember(const FrameMatch& match, const model::Claim& claim) {
  for (const auto& slot : claim.slots)
    if (slot.id && grammar_->lexicon().type_of(slot.id) == grammar_->type_norm) last_norm_ = slot.id;
  for (const auto& slot : claim.slots)
    if (slot.role == grammar_->role.theme && slot.concept_id &&
        !grammar_->lexicon().is_a(slot.concept_id, grammar_->carrier)) {
      acts_.push_back({match.frame->predicate, state_in_role(*grammar_, match, grammar_->role.agent),
                       state_in_role(*grammar_, match, grammar_->role.recipient), slot.concept_id});
      return;
    }
}

}  // namespace gainsay::extract_claims
