// SPDX-License-Identifier: Apache-2.0
#include "scope.hpp"

#include <algorithm>

namespace gainsay::extract_claims {

namespace {

int strength(int modality) {
  switch (modality) {
    case GAINSAY_UNKNOWN:
      return 8;
    case GAINSAY_CONDITIONAL:
      return 7;
    case GAINSAY_DENIED:
      return 6;
    case GAINSAY_POSSIBLE:
      return 5;
    case GAINSAY_REQUESTED:
      return 4;
    case GAINSAY_PLANNED:
      return 3;
    case GAINSAY_ESTIMATED:
      return 2;
    case GAINSAY_REPORTED:
      return 1;
    default:
      return 0;
  }
}

class Scoper {
 public:
  Scoper(const Sentence& s, const std::vector<Trigger>& triggers, std::size_t k, const FrameMatch& match)
      : s_(s), g_(*s.grammar), triggers_(triggers), k_(k), t_(triggers[k]), match_(match) {}

  bool governed() const {
    for (std::size_t n = 0; n < triggers_.size(); ++n)
      if (n != k_ && governs(n)) return true;
    return false;
  }

  Scope run() {
    own_form();
    negated_fillers();
    clause_words();
    governing_noun();
    for (std::size_t n = 0; n < triggers_.size(); ++n) {
      if (n == k_ || !governs(n)) continue;
      governor(triggers_[n]);
      governors_of(n);
    }
    attribution_words();
    return std::move(out_);
  }

 private:
  const Item& at(std::int32_t i) const { return s_.items[static_cast<std::size_t>(i)]; }
  // "wants X to stop sending": who governs our governor governs us, unless it does so directly.
  void governors_of(std::size_t n) {
    const Scoper outer(s_, triggers_, n, match_);
    for (std::size_t m = 0; m < triggers_.size(); ++m)
      if (m != n && m != k_ && !governs(m) && outer.governs(m)) governor(triggers_[m]);
  }

  std::int32_t count() const { return static_cast<std::int32_t>(s_.items.size()); }

  void raise(int modality, Span cue) {
    if (modality < 0) return;
    if (strength(modality) > strength(out_.modality)) out_.modality = modality;
    if (!cue.empty()) out_.cues.push_back({model::CueKind::Modality, cue});
  }

  void own_form() {
    out_.negative = t_.morph.negative;
    if (t_.morph.negative) out_.cues.push_back({model::CueKind::Polarity, t_.negation.empty() ? t_.cue : t_.negation});
    if (t_.morph.modality >= 0) raise(t_.morph.modality, t_.cue);
    if (t_.morph.mood == Mood::Conditional) raise(future_in_the_past() ? GAINSAY_PLANNED : GAINSAY_CONDITIONAL, t_.cue);
    if (t_.morph.tense == Tense::Future) raise(GAINSAY_PLANNED, t_.cue);
    if (t_.morph.hearsay) raise(GAINSAY_REPORTED, {});
    if (t_.lexeme && t_.noun != no_item && t_.light) {
      if (t_.light->scope_modality >= 0) raise(t_.light->scope_modality, t_.cue);
      if (t_.light->scope_negative) flip(t_.cue);
    }
    // A frame that is built on its complement (asking, trying) is not itself governed by its own verb.
  }

  // "said it would": a future seen from the past, no condition.
  bool future_in_the_past() const {
    for (std::size_t n = 0; n < k_; ++n)
      if (!triggers_[n].lexeme->say.empty() && triggers_[n].morph.tense == Tense::Past && governs(n)) return true;
    return false;
  }

  void flip(Span cue) {
    out_.negative = !out_.negative;
    if (!cue.empty()) out_.cues.push_back({model::CueKind::Polarity, cue});
  }

  void negated_fillers() {
    for (const auto& f : match_.fillers)
      if (f.item != no_item && at(f.item).no && !t_.morph.negative) {
        flip(at(f.item).span);
        return;
      }
    if (t_.noun != no_item && at(t_.noun).no && !t_.morph.negative) flip(at(t_.noun).span);
  }

  void clause_words() {
    if (t_.subordinator != no_item) {
      const auto id = s_.id(at(t_.subordinator));
      if (id == "conditional") raise(GAINSAY_CONDITIONAL, at(t_.subordinator).span);
      if (id == "whether") raise(GAINSAY_UNKNOWN, at(t_.subordinator).span);
    }
    const auto from = t_.clause_begin, to = std::max(t_.clause_end, t_.end);
    for (auto i = from; i < to && i < count(); ++i) {
      const auto& item = at(i);
      if (item.kind == Kind::Modal) {
        raise(modality_of(s_.id(item)), item.span);
        if (s_.feature(item, "neg") == "yes") flip(item.span);
      }
    }
  }

  // "the possibility of sending", "a request for munitions": a noun with scope owns ours.
  void governing_noun() {
    if (!t_.nominal()) {
      noun_after_clause();
      return;
    }
    auto i = at(t_.noun).owner;
    if (i == no_item && t_.noun > 0 && at(t_.noun).marked) i = head_before(t_.noun);
    if (i == no_item || !at(i).lexeme) return;
    const auto* lexeme = at(i).lexeme;
    if (lexeme->scope_modality >= 0) raise(lexeme->scope_modality, at(i).span);
    if (lexeme->scope_negative) flip(at(i).span);
  }

  // "… satma ihtimali", "… verdiği yönündeki iddialar": a noun with scope right behind a clause that is no sentence.
  void noun_after_clause() {
    if (t_.finite || !s_.syntax().suffixing) return;
    for (auto i = t_.end; i < count() && i <= t_.end + 1; ++i) {
      const auto* lexeme = at(i).kind == Kind::Noun ? at(i).lexeme : nullptr;
      if (!lexeme) {
        if (at(i).kind != Kind::Word && at(i).kind != Kind::Case) return;
        continue;
      }
      if (lexeme->scope_modality >= 0) raise(lexeme->scope_modality, at(i).span);
      if (lexeme->scope_negative) flip(at(i).span);
      if (!lexeme->say.empty()) raise(GAINSAY_REPORTED, at(i).span);
      return;
    }
  }

  std::int32_t head_before(std::int32_t i) const {
    for (auto j = i - 1; j >= 0 && j >= i - 4; --j) {
      if (at(j).head()) return j;
      if (at(j).kind != Kind::Case && at(j).kind != Kind::Determiner && at(j).kind != Kind::Word) break;
    }
    return no_item;
  }

  bool inside(const Trigger& g) const { return t_.begin >= g.clause_begin && t_.end <= std::max(g.clause_end, g.end); }

  // Is our trigger inside what trigger `n` says, asks, denies …?
  bool governs(std::size_t n) const {
    const auto& g = triggers_[n];
    if (g.nominal() || g.modifier || !g.lexeme || match_.complement == static_cast<std::int32_t>(n)) return false;
    const bool says = !g.lexeme->say.empty();
    const bool scopes = g.lexeme->scope_modality >= 0 || g.lexeme->scope_negative || g.lexeme->infinitive_scope.set;
    if (!says && !scopes) return false;
    if (t_.nominal()) return inside(g) && !owned_by_subject(g);
    if (s_.syntax().suffixing)
      return !t_.finite && !t_.modifier && t_.end <= g.begin && t_.begin >= g.clause_begin &&
             no_say_between(t_.end, g.begin);
    if (t_.begin > g.begin) {
      if (t_.modifier && t_.begin < g.clause_end) return false;
      if (!t_.finite && scopes) return next_verb(n) == k_ || (says && complement_after(g));
      if (complement_after(g)) return true;
      return says && (s_.syntax().verb_final || opens_speech(g) || (s_.syntax().zero_complement && next_verb(n) == k_));
    }
    // "…, said X": nothing is subordinated behind the verb, a comma or closing quote stands before it.
    return says && g.finite && t_.antecedent_end == no_item && !complement_after(g) && closes_speech(g);
  }

  bool owned_by_subject(const Trigger& g) const {
    // The subject of a verb of saying is not what it says: "Russia's support protects" has no such verb; "reports of …
    // say" has.
    return t_.noun != no_item && !at(t_.noun).marked && t_.begin < g.begin && !s_.syntax().verb_final;
  }

  bool no_say_between(std::int32_t from, std::int32_t to) const {
    for (const auto& other : triggers_)
      if (!other.nominal() && other.finite && other.begin >= from && other.end <= to) return false;
    return true;
  }

  std::size_t next_verb(std::size_t n) const {
    for (auto m = n + 1; m < triggers_.size(); ++m)
      if (!triggers_[m].nominal() && !triggers_[m].modifier) return m;
    return triggers_.size();
  }

  // A complementiser between the governor and the next finite verb.
  bool complement_after(const Trigger& g) const {
    for (auto i = g.end; i < count() && i < t_.begin; ++i) {
      if (at(i).kind == Kind::Verb && !g.lexeme->say.empty()) return false;
      if (at(i).kind == Kind::Subordinator) {
        const auto id = s_.id(at(i));
        if (id == "complement" || id == "whether") return true;
        if (s_.feature(at(i), "complement") != "yes") continue;
        // "ha detto ieri il ministro che": behind a verb of saying the first one opens what is said.
        return i == g.end || s_.is_mark(at(i - 1), ",،") || !g.lexeme->say.empty();
      }
    }
    return false;
  }

  bool opens_speech(const Trigger& g) const {
    for (auto i = g.end; i < count() && i <= g.end + 3; ++i)
      if (s_.is_mark(at(i), ":“«\"")) return true;
    return false;
  }

  bool closes_speech(const Trigger& g) const {
    if (g.morph.negative) return false;
    for (auto i = g.begin - 1; i >= 0 && i >= g.begin - 8; --i) {
      if (at(i).kind == Kind::Conjunction || (at(i).head() && at(i).marker == marker_object)) return false;
      if (s_.is_mark(at(i), ",،”»\"")) return i >= t_.end;
      if (at(i).kind == Kind::Verb || at(i).kind == Kind::Subordinator) return false;
    }
    return false;
  }

  void governor(const Trigger& g) {
    const auto* lexeme = g.lexeme;
    const bool negated = g.morph.negative;
    const bool infinitive = t_.morph.form == Form::Infinitive ||
                            (s_.syntax().suffixing && t_.morph.form == Form::VerbalNoun && !t_.morph.fact);
    const auto& by_form = infinitive ? lexeme->infinitive_scope : lexeme->fact_scope;
    const int modality = by_form.set ? by_form.modality : lexeme->scope_modality;
    const bool negative = by_form.set ? by_form.negative : lexeme->scope_negative;
    if (modality >= 0) raise(negated && modality == GAINSAY_DENIED ? GAINSAY_UNKNOWN : modality, g.cue);
    if (negative != (negated && (lexeme->say.empty() || lexeme->raises_negation))) flip(g.cue);
    if (by_form.set && infinitive) return;  // "refused to send" reports nothing
    if (lexeme->say.empty()) return;
    // "did not confirm that": neither said nor denied.
    raise(negated && !lexeme->raises_negation && lexeme->scope_modality < 0 && !lexeme->scope_negative
              ? GAINSAY_UNKNOWN
              : GAINSAY_REPORTED,
          {});
    out_.cues.push_back({model::CueKind::Attribution, g.cue});
    model::Source source = speaker(g);
    source.act = std::string(lexeme->say);
    if (!source.label.empty()) out_.sources.push_back(std::move(source));
  }

  model::Source speaker(const Trigger& g) const {
    std::vector<Candidate> candidates;
    find_candidates(s_, triggers_, g, candidates);
    const Candidate* best = nullptr;
    for (const auto& c : candidates) {
      if (!(c.markers & bit(marker_subject)) || c.item == t_.noun || g.morph.passive) continue;
      if (at(c.item).concept_id && !g_.lexicon().is_a(at(c.item).concept_id, g_.speaker)) continue;
      if (c.item >= t_.begin && c.item < t_.end) continue;
      if (!best || (c.left && !best->left && s_.syntax().verb_final)) best = &c;
      if (s_.syntax().verb_final && c.left && c.item < best->item) best = &c;
    }
    model::Source source;
    if (!best) return g.morph.passive ? source : bare_speaker(g);
    const auto& item = at(best->item);
    source.id = item.kind == Kind::Entity && item.via != GAINSAY_VIA_DEMONYM ? item.entity : Term{};
    source.span = phrase(best->item);
    source.label = std::string(s_.words(source.span));
    source.confidence = best->confidence * item.confidence;
    return source;
  }

  // No head is known there: the plain words right before the verb, as far as a comma or the sentence begins.
  model::Source bare_speaker(const Trigger& g) const {
    Span words;
    int n = 0;
    bool somebody = false;  // "خود", "they": function words alone name nobody
    for (auto i = g.begin - 1; i >= g.clause_begin && n < 6; --i, ++n) {
      const auto& item = at(i);
      if (item.kind != Kind::Word && item.kind != Kind::Determiner && !(item.kind == Kind::Entity && !item.marked))
        break;
      words = item.span.joined(words);
      somebody = somebody || names(item);
    }
    if (words.empty() && closes_speech(g)) {
      n = 0;
      for (auto i = g.end; i < count() && n < 5; ++i, ++n) {
        const auto& item = at(i);
        if (item.kind != Kind::Word && item.kind != Kind::Determiner && item.kind != Kind::Entity) break;
        words = words.joined(item.span);
        somebody = somebody || names(item);
      }
    }
    model::Source source;
    if (!somebody) return source;
    source.span = words;
    source.label = std::string(s_.words(words));
    source.confidence = 0.6;
    return source;
  }

  static bool names(const Item& item) {
    return item.kind == Kind::Entity || (item.kind == Kind::Word && !item.function_word);
  }

  Span phrase(std::int32_t head) const {
    Span span = at(head).span;
    for (const auto& item : s_.items)
      if (item.owner == head) span = span.joined(item.span);
    return span;
  }

  // "according to X", "به گزارش X", "X'e göre": over the whole sentence.
  void attribution_words() {
    for (std::int32_t i = 0; i < count(); ++i) {
      const auto& item = at(i);
      if (item.kind != Kind::Attribution) continue;
      model::Source source;
      source.act = std::string(s_.id(item));
      Span words;
      const bool before = s_.feature(item, "post") == "yes";
      for (auto j = before ? i - 1 : i + 1, n = 0; j >= 0 && j < count() && n < 8; j += before ? -1 : 1, ++n) {
        const auto& w = at(j);
        if (w.kind == Kind::Punctuation || w.kind == Kind::Verb || w.kind == Kind::Subordinator || w.kind == Kind::Time)
          break;
        if (w.head() && !source.id && w.kind == Kind::Entity && w.via != GAINSAY_VIA_DEMONYM && w.owner == no_item) {
          source.id = w.entity;
          words = words.joined(w.span);
          break;
        }
        words = words.joined(w.span);
      }
      if (words.empty()) continue;
      source.span = words;
      source.label = std::string(s_.words(words));
      source.confidence = 0.9;
      out_.cues.push_back({model::CueKind::Attribution, item.span});
      raise(GAINSAY_REPORTED, {});
      out_.sources.push_back(std::move(source));
    }
  }

  const Sentence& s_;
  const Grammar& g_;
  const std::vector<Trigger>& triggers_;
  std::size_t k_;
  const Trigger& t_;
  const FrameMatch& match_;
  Scope out_;
};

}  // namespace

bool is_governed(const Sentence& sentence, const std::vector<Trigger>& triggers, std::size_t trigger,
                 const FrameMatch& match) {
  return Scoper(sentence, triggers, trigger, match).governed();
}

Scope scope_of(const Sentence& sentence, const std::vector<Trigger>& triggers, std::size_t trigger,
               const FrameMatch& match) {
  return Scoper(sentence, triggers, trigger, match).run();
}

}  // namespace gainsay::extract_claims
