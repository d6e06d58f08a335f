// SPDX-License-Identifier: Apache-2.0
#include "norms.hpp"

#include <algorithm>

namespace gainsay::extract_claims {

namespace {

constexpr double narrowed_confidence = 0.95;  // the target stands beside the rule's own words
constexpr double referred_confidence = 0.8;   // "these resolutions"
constexpr double distant_confidence = 0.85;   // another clause of the sentence aims the rule

class Narrower {
 public:
  Narrower(const Sentence& s, const std::vector<Trigger>& triggers, Term last,
           std::vector<std::optional<FrameMatch>>& matches)
      : s_(s), g_(*s.grammar), triggers_(triggers), last_(last), matches_(matches) {}

  void run() {
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(s_.items.size()); ++i) {
      const auto& item = s_.items[static_cast<std::size_t>(i)];
      if (item.concept_id && g_.lexicon().is_a(item.concept_id, g_.norm_kind)) narrow(i, item);
    }
  }

 private:
  struct Target {
    const Filler* filler = nullptr;
    double confidence = 0;
  };

  void narrow(std::int32_t i, const Item& item) {
    const auto issuers = owners(i);
    if (issuers.empty()) {
      if (item.demonstrative) refer_back(i);
      return;
    }
    const auto target = find_target(i);
    if (!target.filler) return;
    const auto aimed = state(target.filler->entity);
    const Grammar::Norm* found = nullptr;
    for (const auto& norm : g_.norms()) {
      if (norm.target != aimed || !kind_fits(norm, item.concept_id) || !issued_by(norm, issuers)) continue;
      if (found) return;  // two are left: it stays a set
      found = &norm;
    }
    if (!found) return;
    const Filler aim = *target.filler;
    for (auto& match : matches_) {  // "UN sanctions on X" names the rule; it does not say that it was imposed
      if (!match) continue;
      const auto& t = triggers_[static_cast<std::size_t>(match->trigger)];
      if (t.nominal() && t.noun == i) match.reset();
    }
    for (auto& match : matches_)
      if (match) name(*match, i, *found, aim, target.confidence);
  }

  void refer_back(std::int32_t i) {
    for (const auto& norm : g_.norms()) {
      if (norm.id != last_) continue;
      const Filler aim{g_.role.target, no_item, norm.target, {}, GAINSAY_VIA_REFERENCE, 1, {}};
      for (auto& match : matches_)
        if (match) name(*match, i, norm, aim, referred_confidence);
    }
  }

  std::vector<Term> owners(std::int32_t i) const {
    std::vector<Term> all;
    for (std::size_t k = 0; k < s_.items.size(); ++k) {
      const auto& owner = s_.items[k];
      if (owner.entity && owner.owner != no_item && (owner.owner == i || names_rule(owner.owner, i)))
        all.push_back(owner.entity);
    }
    return all;
  }

  // A word for a rule that is itself part of the words for rule `i`: "sanctions resolutions of the UN".
  bool names_rule(std::int32_t part, std::int32_t i) const {
    const auto& item = s_.items[static_cast<std::size_t>(part)];
    return item.owner == i && item.concept_id && g_.lexicon().is_a(item.concept_id, g_.norm_kind);
  }

  bool issued_by(const Grammar::Norm& norm, const std::vector<Term>& issuers) const {
    return std::any_of(issuers.begin(), issuers.end(),
                       [&](Term issuer) { return issuer == norm.issuer || g_.lexicon().part_of(norm.issuer, issuer); });
  }

  bool kind_fits(const Grammar::Norm& norm, Term concept_id) const {
    return std::any_of(norm.kinds.begin(), norm.kinds.end(),
                       [&](Term kind) { return g_.lexicon().is_a(concept_id, kind); });
  }

  Term state(Term entity) const {
    const Term state = g_.lexicon().state_of(entity);
    return state ? state : entity;
  }

  // What the rule is aimed at: in a claim about this very mention, then among the participants of an act that breaks
  // it.
  Target find_target(std::int32_t i) const {
    for (const auto& match : matches_)
      if (match && about(*match, i))
        if (const auto* f = match->filler(g_.role.target); f && f->entity) return {f, narrowed_confidence};
    for (const auto& match : matches_)  // the rule's own words: "sanctions on North Korea"
      if (match && triggers_[static_cast<std::size_t>(match->trigger)].noun == i &&
          triggers_[static_cast<std::size_t>(match->trigger)].nominal())
        if (const auto* f = match->filler(g_.role.recipient); f && f->entity) return {f, narrowed_confidence};
    for (const auto& match : matches_)  // "sanctions imposed on North Korea"
      if (match)
        if (const auto* theme = match->filler(g_.role.theme); theme && theme->item == i)
          if (const auto* f = match->filler(g_.role.recipient); f && f->entity) return {f, narrowed_confidence};
    for (const auto& match : matches_) {
      if (!match || !about(*match, i)) continue;
      if (match->complement != no_item && matches_[static_cast<std::size_t>(match->complement)])
        if (const auto* f = only_norm_target(*matches_[static_cast<std::size_t>(match->complement)]))
          return {f, distant_confidence};
      const auto* act = match->filler(g_.role.act);
      if (!act || act->item == no_item) continue;
      for (const auto& inner : matches_) {
        if (!inner || triggers_[static_cast<std::size_t>(inner->trigger)].noun != act->item) continue;
        if (const auto* f = only_norm_target(*inner)) return {f, distant_confidence};
      }
    }
    return {};
  }

  // The one participant of an act that is the target of some norm.
  const Filler* only_norm_target(const FrameMatch& act) const {
    const Filler* found = nullptr;
    for (const auto& f : act.fillers) {
      if (!f.entity) continue;
      const auto aimed = state(f.entity);
      const bool target =
          std::any_of(g_.norms().begin(), g_.norms().end(), [&](const Grammar::Norm& n) { return n.target == aimed; });
      if (!target) continue;
      if (found && state(found->entity) != aimed) return nullptr;
      found = &f;
    }
    return found;
  }

  bool about(const FrameMatch& match, std::int32_t i) const {
    return std::any_of(match.fillers.begin(), match.fillers.end(), [i](const Filler& f) { return f.item == i; });
  }

  void name(FrameMatch& match, std::int32_t i, const Grammar::Norm& norm, const Filler& target, double confidence) {
    bool named = false, takes_target = false;
    for (const auto& slot : match.frame->slots) takes_target = takes_target || slot.role == g_.role.target;
    for (auto& f : match.fillers)
      if (f.item == i && (f.role == g_.role.theme || f.role == g_.role.agent || f.role == g_.role.rule)) {
        f.entity = norm.id;
        f.confidence *= confidence;
        named = true;
      }
    if (!named || !takes_target || match.filler(g_.role.target)) return;
    Filler aimed = target;
    aimed.role = g_.role.target;
    aimed.confidence *= confidence;
    match.fillers.push_back(aimed);
  }

  const Sentence& s_;
  const Grammar& g_;
  const std::vector<Trigger>& triggers_;
  Term last_;
  std::vector<std::optional<FrameMatch>>& matches_;
};

}  // namespace

void narrow_norms(const Sentence& sentence, const std::vector<Trigger>& triggers, Term last,
                  std::vector<std::optional<FrameMatch>>& matches) {
  Narrower(sentence, triggers, last, matches).run();
}

}  // namespace gainsay::extract_claims
