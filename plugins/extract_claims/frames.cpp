// SPDX-License-Identifier: Apache-2.0
#include "frames.hpp"

#include <algorithm>

#include "phrases.hpp"

namespace gainsay::extract_claims {

namespace {

constexpr double owner_confidence = 0.85;   // "North Korean troops" stand for North Korea
constexpr double shared_confidence = 0.9;   // subject of the clause before, joined by "and"
constexpr double control_confidence = 0.9;  // subject of an infinitive
constexpr int max_complement_gap = 14;

class Matcher {
 public:
  Matcher(const Sentence& s, const std::vector<Trigger>& triggers, std::vector<std::optional<FrameMatch>>& out)
      : s_(s), g_(*s.grammar), triggers_(triggers), out_(out) {}

  void run() {
    out_.assign(triggers_.size(), std::nullopt);
    order_.assign(triggers_.size(), false);
    for (std::size_t k = 0; k < triggers_.size(); ++k) match(k);
  }

 private:
  const Item& at(std::int32_t i) const { return s_.items[static_cast<std::size_t>(i)]; }

  void match(std::size_t k) {
    if (order_[k]) return;
    order_[k] = true;
    const auto& t = triggers_[k];
    const auto& frames = g_.frames(t.lexeme->id);
    if (frames.empty()) return;
    const auto complement = complement_of(k);
    if (complement != no_item) match(static_cast<std::size_t>(complement));
    std::vector<Candidate> candidates;
    find_candidates(s_, triggers_, t, candidates);
    shared_subject(k, candidates);
    const auto object = complement == no_item ? noun_complement(candidates) : no_item;
    if (object != no_item) match(static_cast<std::size_t>(object));
    for (const auto& frame : frames) {
      if ((frame.noun_only && !t.nominal() && t.noun == no_item) || (frame.verb_only && t.nominal())) continue;
      auto match = fill(frame, k, object != no_item && frame.complement ? object : complement, candidates);
      if (match && (!out_[k] || match->score > out_[k]->score)) out_[k] = std::move(match);
    }
  }

  // "asked for the delivery of missiles": an event noun as complement.
  std::int32_t noun_complement(const std::vector<Candidate>& candidates) const {
    const auto purpose = g_.marker("for");
    const Markers wanted = bit(marker_object) | bit(marker_of) | (purpose != marker_none ? bit(purpose) : 0);
    for (const auto& c : candidates) {
      if (!(c.markers & wanted)) continue;
      for (std::size_t n = 0; n < triggers_.size(); ++n)
        if (triggers_[n].nominal() && triggers_[n].noun == c.item) return static_cast<std::int32_t>(n);
    }
    return no_item;
  }

  // The clause that a verb of asking, trying or saying governs: the infinitive or subordinate clause behind it (before
  // it in suffixing languages).
  std::int32_t complement_of(std::size_t k) const {
    const auto& t = triggers_[k];
    if (t.nominal()) return no_item;
    if (s_.syntax().suffixing) {
      if (k == 0 || triggers_[k - 1].nominal()) return no_item;
      const auto& before = triggers_[k - 1];
      return !before.finite && t.begin - before.end <= 2 ? static_cast<std::int32_t>(k - 1) : no_item;
    }
    for (auto n = k + 1; n < triggers_.size(); ++n) {
      const auto& next = triggers_[n];
      if (next.nominal()) continue;
      if (next.modifier) continue;
      if (next.begin - t.end > max_complement_gap) return no_item;
      if (!next.finite) return subordinator_between(t.end, next.begin) ? no_item : static_cast<std::int32_t>(n);
      const bool opened = next.subordinator != no_item && next.subordinator >= t.end &&
                          s_.feature(at(next.subordinator), "complement") == "yes";
      const bool bare = next.subordinator == no_item && next.morph.mood == Mood::Subjunctive && asks(t);
      return opened || bare ? static_cast<std::int32_t>(n) : no_item;
    }
    return no_item;
  }

  // "denied sending arms", "a negato la vendita di armi": who denies or plans an act is its agent.
  void denier(const Trigger& t, std::vector<Candidate>& candidates) const {
    for (const auto& c : candidates)
      if (c.markers & bit(marker_of) && at(c.item).kind == Kind::Entity) return;
    for (const auto& g : triggers_) {
      if (g.nominal() || (g.lexeme->scope_modality != GAINSAY_DENIED && g.lexeme->scope_modality != GAINSAY_PLANNED))
        continue;
      std::vector<Candidate> theirs;
      find_candidates(s_, triggers_, g, theirs);
      const bool object = std::any_of(theirs.begin(), theirs.end(), [&](const Candidate& c) {
        return c.item == t.noun && (c.markers & bit(marker_object));
      });
      if (!object) continue;
      for (const auto& c : theirs)
        if (c.markers & bit(marker_subject) && c.left && at(c.item).kind == Kind::Entity) {
          Candidate shared = c;
          shared.markers = bit(marker_of);
          shared.confidence *= 0.8;
          candidates.push_back(shared);
          return;
        }
    }
  }

  // Has the lexeme a frame that is built on its complement?
  bool asks(const Trigger& t) const {
    const auto& frames = g_.frames(t.lexeme->id);
    return std::any_of(frames.begin(), frames.end(), [](const Frame& f) { return static_cast<bool>(f.complement); });
  }

  bool subordinator_between(std::int32_t from, std::int32_t to) const {
    for (auto i = from; i < to; ++i)
      if (at(i).kind == Kind::Subordinator) return true;
    return false;
  }

  // "X did this and did that"; and the subject of an infinitive is that of the verb that governs it.
  void shared_subject(std::size_t k, std::vector<Candidate>& candidates) const {
    const auto& t = triggers_[k];
    if (t.nominal()) {
      denier(t, candidates);
      return;
    }
    if (t.modifier || t.antecedent_end != no_item) return;
    const bool has = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
      return c.markers & bit(marker_subject) && (c.left || s_.syntax().verb_final) && at(c.item).kind != Kind::Concept;
    });
    if (has) return;
    for (auto n = static_cast<std::int32_t>(k) - 1; n >= 0; --n) {
      const auto& before = triggers_[static_cast<std::size_t>(n)];
      if (before.nominal() || before.modifier) continue;
      if (before.subordinator != no_item && before.finite && t.subordinator != before.subordinator &&
          clause_of_its_own(before))
        continue;
      const bool dropped = t.finite && s_.syntax().prodrop && !before.lexeme->say.empty() && t.subordinator != no_item;
      const bool governed =
          (!t.finite || dropped) && complement_of(static_cast<std::size_t>(n)) == static_cast<std::int32_t>(k);
      if (!governed && !joined_by_conjunction(before, t)) return;
      std::vector<Candidate> theirs;
      find_candidates(s_, triggers_, before, theirs);
      if (governed)
        for (const auto& c : theirs)  // "wants the EU to impose": whoever stands between
          if (c.item >= before.end && c.item < t.begin && at(c.item).kind == Kind::Entity && !at(c.item).marked) {
            Candidate between = c;
            between.markers = t.morph.passive ? bit(marker_object) : bit(marker_subject);
            between.left = true;
            candidates.push_back(between);
            return;
          }
      const auto role =
          governed && before.lexeme->control_object ? bit(marker_object) | bit(g_.marker("to")) : bit(marker_subject);
      if (s_.syntax().verb_final)  // the subject stands first
        std::stable_sort(theirs.begin(), theirs.end(),
                         [](const Candidate& a, const Candidate& b) { return a.item < b.item; });
      for (const auto& c : theirs)
        if (c.markers & role && !(s_.syntax().verb_final && at(c.item).kind == Kind::Concept)) {
          if (role == bit(marker_subject) && !c.left) continue;
          Candidate shared = c;
          shared.markers = t.morph.passive ? bit(marker_object) : bit(marker_subject);
          shared.confidence *= governed ? control_confidence : shared_confidence;
          shared.distance = t.begin - c.item;
          shared.left = true;
          candidates.push_back(shared);
          return;
        }
      if (!governed) return;
    }
  }

  // "yasaklıyor", "bars … from buying": the forbidden act is a clause.
  bool complement_as_act(const SlotSpec& slot, std::size_t k, FrameMatch& match) {
    const bool wanted = std::any_of(slot.types.begin(), slot.types.end(),
                                    [](const TypeSpec& type) { return type.kind == TypeSpec::Kind::Act; });
    const auto complement = wanted && (slot.markers & bit(marker_object)) ? complement_of(k) : no_item;
    if (complement == no_item || !out_[static_cast<std::size_t>(complement)]) return false;
    const auto& t = triggers_[static_cast<std::size_t>(complement)];
    if (t.finite) return false;
    const auto& inner = *out_[static_cast<std::size_t>(complement)];
    Filler filler{slot.role, no_item, g_.act_term(inner.frame->predicate), {}, GAINSAY_VIA_NAME, 0.9, t.cue};
    for (const auto& f : inner.fillers) filler.span = filler.span.joined(f.span);
    match.fillers.push_back(filler);
    match.complement = complement;
    match.score += slot.required ? 2 : 1;
    return true;
  }

  // "if China sends …, it will": the subject of a conditional or temporal clause is not handed on.
  bool clause_of_its_own(const Trigger& t) const {
    const auto id = s_.id(at(t.subordinator));
    return id == "conditional" || id == "time" || id == "cause" || id == "concession";
  }

  bool joined_by_conjunction(const Trigger& before, const Trigger& t) const {
    const auto from = before.end;
    for (auto i = from; i < t.begin; ++i) {
      const auto& item = at(i);
      if (item.kind == Kind::Conjunction && (s_.syntax().verb_final ? i == from || i == from + 1 : t.begin - i <= 3))
        return true;
    }
    return false;
  }

  std::optional<FrameMatch> fill(const Frame& frame, std::size_t k, std::int32_t complement,
                                 const std::vector<Candidate>& candidates) {
    FrameMatch match;
    match.frame = &frame;
    match.trigger = static_cast<std::int32_t>(k);
    if (frame.complement) {
      if (complement == no_item || !out_[static_cast<std::size_t>(complement)] ||
          out_[static_cast<std::size_t>(complement)]->frame->predicate != frame.complement)
        return std::nullopt;
      if (triggers_[static_cast<std::size_t>(complement)].morph.negative) return std::nullopt;  // "asked not to send"
      match.complement = complement;
      match.score += 2;
    }
    if (frame.counted && (match.number = free_number(triggers_[k])) == no_item) return std::nullopt;
    std::vector<bool> used(s_.items.size(), false);
    for (const bool required : {true, false})
      for (const auto& slot : frame.slots)
        if (slot.required == required && !fill_slot(slot, k, candidates, used, match) && required) return std::nullopt;
    for (const auto& derived : frame.derived) derive(derived, match);
    if (carried_out(match) || asks_itself(match)) return std::nullopt;
    return match;
  }

  // Whoever "applies UN sanctions" is not the one who imposed them: what belongs to another is no theme of such an act.
  bool carried_out(const FrameMatch& match) const {
    if (!match.frame->unowned) return false;
    const auto* theme = match.filler(match.frame->unowned);
    const auto* agent = match.filler(g_.role.agent);
    if (!theme || !agent || theme->item == no_item) return false;
    return std::any_of(s_.items.begin(), s_.items.end(), [&](const Item& item) {
      return item.owner == theme->item && item.kind == Kind::Entity && item.entity != agent->entity &&
             !g_.lexicon().part_of(agent->entity, item.entity);
    });
  }

  // The nearest number of the clause that counts no noun beside it: "rose to 100".
  std::int32_t free_number(const Trigger& t) const {
    std::int32_t best = no_item, best_distance = 0;
    for (auto i = t.clause_begin; i < std::max(t.clause_end, t.end); ++i) {
      if (at(i).kind != Kind::Quantity || !at(i).mention) continue;
      if (static_cast<const gainsay_quantity*>(at(i).mention->value)->kind == GAINSAY_ORDINAL) continue;
      const bool taken =
          std::any_of(s_.items.begin(), s_.items.end(), [i](const Item& item) { return item.quantity == i; });
      const auto distance = i < t.begin ? t.begin - i : i - t.end;
      if (taken || (best != no_item && distance >= best_distance)) continue;
      best = i;
      best_distance = distance;
    }
    return best;
  }

  // "tries to sell": whoever tries is the one who acts; that is no asking.
  bool asks_itself(const FrameMatch& match) const {
    if (!match.frame->complement || match.complement == no_item) return false;
    const auto* asker = match.filler(g_.role.agent);
    const auto* doer = out_[static_cast<std::size_t>(match.complement)]->filler(g_.role.agent);
    return asker && doer && asker->item == doer->item;
  }

  bool fill_slot(const SlotSpec& slot, std::size_t k, const std::vector<Candidate>& candidates, std::vector<bool>& used,
                 FrameMatch& match) {
    const bool first_wins =
        s_.syntax().verb_final && (slot.markers & bit(marker_subject)) && !(slot.markers & bit(marker_object));
    const Candidate* best = nullptr;
    Filler chosen;
    for (const auto& c : candidates) {
      if (!(c.markers & slot.markers) || used[static_cast<std::size_t>(c.item)]) continue;
      auto filler = as_filler(slot, c);
      if (!filler) filler = from_row(slot, c);
      if (!filler) continue;
      const bool better = !best || (first_wins && c.item < best->item && c.left);
      if (better) {
        best = &c;
        chosen = *filler;
        if (!first_wins) break;
      }
    }
    if (!best) return complement_as_act(slot, k, match);
    used[static_cast<std::size_t>(best->item)] = true;
    match.fillers.push_back(chosen);
    match.score += slot.required ? 2 : 1;
    std::vector<std::int32_t> row;
    conjuncts(s_, best->item, row);
    for (const auto other : row) {
      if (other == chosen.item || other == best->item) continue;
      Candidate same = *best;
      same.item = other;
      if (auto filler = as_filler(slot, same)) {
        match.fillers.push_back(*filler);
        used[static_cast<std::size_t>(other)] = true;
      }
    }
    return true;
  }

  // "equipment, including missiles": the row fits where its first word does not.
  std::optional<Filler> from_row(const SlotSpec& slot, const Candidate& c) {
    std::vector<std::int32_t> row;
    conjuncts(s_, c.item, row);
    for (const auto other : row) {
      if (other == c.item) continue;
      Candidate same = c;
      same.item = other;
      if (auto filler = as_filler(slot, same)) return filler;
    }
    return std::nullopt;
  }

  std::optional<Filler> as_filler(const SlotSpec& slot, const Candidate& c) {
    const auto& item = at(c.item);
    Filler filler{slot.role, c.item, item.entity, item.concept_id, item.via, item.confidence * c.confidence, item.span};
    for (const auto& type : slot.types) {
      if (type.kind == TypeSpec::Kind::Act) {
        if (act(c.item, filler)) return filler;
        continue;
      }
      if (g_.type_matches(type, item.type, item.concept_id)) return filler;
      // A word for a rule is a norm before it is known which.
      if (type.kind == TypeSpec::Kind::EntityType && type.term == g_.type_norm && item.concept_id &&
          g_.lexicon().is_a(item.concept_id, g_.norm_kind))
        return filler;
    }
    if (slot.types.empty()) return filler;
    // What belongs to an actor acts for it: "Russia's support … protects", "North Korean troops".
    const bool organ = item.concept_id && g_.lexicon().is_a(item.concept_id, g_.organ);
    if ((item.kind == Kind::Noun || item.kind == Kind::Concept) && (organ || (slot.markers & bit(marker_subject)))) {
      for (std::int32_t i = 0; i < static_cast<std::int32_t>(s_.items.size()); ++i) {
        const auto& owner = at(i);
        if (owner.owner != c.item || owner.kind != Kind::Entity) continue;
        for (const auto& type : slot.types)
          if (g_.type_matches(type, owner.type, {})) {
            filler = {slot.role, i, owner.entity, {}, owner.via, owner.confidence * c.confidence * owner_confidence,
                      owner.span};
            return filler;
          }
      }
    }
    return std::nullopt;
  }

  // An event noun whose own frame is matched names a class of acts.
  bool act(std::int32_t item, Filler& filler) {
    for (std::size_t n = 0; n < triggers_.size(); ++n) {
      const auto& t = triggers_[n];
      if (!t.nominal() || t.noun != item) continue;
      match(n);
      if (!out_[n]) return false;
      filler.entity = g_.act_term(out_[n]->frame->predicate);
      filler.concept_id = {};
      filler.span = at(item).span;
      for (const auto& inner : out_[n]->fillers) filler.span = filler.span.joined(inner.span);
      return true;
    }
    return false;
  }

  void derive(const DerivedSlot& derived, FrameMatch& match) {
    if (match.filler(derived.role)) return;
    if (derived.from == DerivedSlot::From::Complement) {
      if (match.complement == no_item) return;
      const auto& inner = *out_[static_cast<std::size_t>(match.complement)];
      for (const auto& f : inner.fillers)
        if (f.role == derived.source) {
          Filler copy = f;
          copy.role = derived.role;
          match.fillers.push_back(copy);
          ++match.score;
        }
      return;
    }
    const auto* owned = match.filler(derived.source);
    if (!owned || owned->item == no_item) return;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(s_.items.size()); ++i) {
      const auto& owner = at(i);
      if (owner.owner != owned->item || owner.kind != Kind::Entity) continue;
      match.fillers.push_back(
          {derived.role, i, owner.entity, {}, owner.via, owner.confidence * owner_confidence, owner.span});
      ++match.score;
      return;
    }
  }

  const Sentence& s_;
  const Grammar& g_;
  const std::vector<Trigger>& triggers_;
  std::vector<std::optional<FrameMatch>>& out_;
  std::vector<bool> order_;
};

}  // namespace

void match_frames(const Sentence& sentence, const std::vector<Trigger>& triggers,
                  std::vector<std::optional<FrameMatch>>& out) {
  Matcher(sentence, triggers, out).run();
}

}  // namespace gainsay::extract_claims
