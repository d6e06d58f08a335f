// SPDX-License-Identifier: Apache-2.0
#include "verb_groups.hpp"

#include <algorithm>

#include "disambiguation.hpp"
#include "gainsay/kit/plugin.hpp"
#include "verb_relations.hpp"

namespace gainsay::extract_claims {

namespace {

constexpr int max_light_gap = 6;  // items between a light verb and its event noun
constexpr int max_adverbs = 2;    // unknown words inside a verb group

std::string_view form_name(Form form) {
  switch (form) {
    case Form::Infinitive:
      return "inf";
    case Form::Participle:
      return "part";
    case Form::Gerund:
      return "ger";
    case Form::Finite:
      return "fin";
    default:
      return {};
  }
}

class Finder {
 public:
  Finder(const Sentence& sentence, std::vector<Trigger>& out)
      : s_(sentence),
        out_(out),
        count_(static_cast<std::int32_t>(sentence.items.size())),
        used_(sentence.items.size(), false) {}

  void run() {
    for (std::int32_t i = 0; i < count_;) {
      const auto kind = at(i).kind;
      i = kind == Kind::Verb || kind == Kind::Aux ? group(i) : i + 1;
    }
    for (auto& trigger : out_)
      if (trigger.lexeme && trigger.lexeme->light) join_noun(trigger);
    std::erase_if(out_, [](const Trigger& t) { return t.lexeme == nullptr; });
    relate_verbs(s_, out_);
    for (std::int32_t i = 0; i < count_; ++i) event_noun(i);
    std::sort(out_.begin(), out_.end(), [](const Trigger& a, const Trigger& b) { return a.begin < b.begin; });
  }

 private:
  const Item& at(std::int32_t i) const { return s_.items[static_cast<std::size_t>(i)]; }

  // The next verb or auxiliary of the same group after `i`, over negations and a few adverbs.
  std::int32_t next_part(std::int32_t i) const {
    int words = 0;
    for (auto j = i + 1; j < count_; ++j) {
      const auto kind = at(j).kind;
      if (kind == Kind::Verb || kind == Kind::Aux) return j;
      if (kind == Kind::Negation || kind == Kind::Modal) continue;
      if (kind != Kind::Word || ++words > max_adverbs) return no_item;
    }
    return no_item;
  }

  // What auxiliary `i` adds to the form that follows it; nullptr when it does not go with that form.
  const Reading* auxiliary(std::int32_t i, Form form) const {
    const auto& item = at(i);
    for (auto r = item.reading_begin; r < item.reading_begin + item.reading_count; ++r) {
      const auto& reading = s_.readings[r];
      if (reading.kind != Kind::Aux) continue;
      const auto with = s_.grammar->lexicon().entry(reading.entry).feature("with");
      if (!with.empty() && with == form_name(form)) return &reading;
    }
    return nullptr;
  }

  // The reading of a verb that fits the auxiliary before it.
  const Reading* verb_after(std::int32_t aux, std::int32_t verb, const Reading** aux_reading) const {
    const auto& item = at(verb);
    for (auto r = item.reading_begin; r < item.reading_begin + item.reading_count; ++r) {
      const auto& reading = s_.readings[r];
      if (reading.kind != Kind::Verb) continue;
      if (const auto* fits = auxiliary(aux, reading.morph.form)) {
        *aux_reading = fits;
        return &reading;
      }
    }
    return nullptr;
  }

  // What auxiliary `i` adds before auxiliary `next`, in whichever reading of that goes with it.
  const Reading* auxiliary_before(std::int32_t i, std::int32_t next) const {
    const auto& item = at(next);
    for (auto r = item.reading_begin; r < item.reading_begin + item.reading_count; ++r)
      if (s_.readings[r].kind == Kind::Aux)
        if (const auto* fits = auxiliary(i, s_.readings[r].morph.form)) return fits;
    return nullptr;
  }

  // A verb without an auxiliary: an infinitive after "to", a participle before "by", else finite where it can be.
  const Reading* bare_reading(std::int32_t i) const {
    const auto& item = at(i);
    const bool after_to = i > 0 && at(i - 1).kind == Kind::Case && s_.feature(at(i - 1), "infinitive") == "yes";
    const bool before_by =
        i + 1 < count_ && at(i + 1).kind == Kind::Case && agent_marker(s_.grammar->marker(s_.id(at(i + 1))));
    const Form wanted = after_to ? Form::Infinitive : before_by ? Form::Participle : Form::Finite;
    const Reading* first = nullptr;
    for (auto r = item.reading_begin; r < item.reading_begin + item.reading_count; ++r) {
      const auto& reading = s_.readings[r];
      if (reading.kind != Kind::Verb) continue;
      if (!first) first = &reading;
      if (reading.morph.form == wanted) return &reading;
    }
    return first;
  }

  bool agent_marker(std::uint8_t marker) const {
    return marker != marker_none && (marker == s_.grammar->marker("by") || marker == s_.syntax().passive_agent);
  }

  std::int32_t group(std::int32_t i) {
    Trigger t;
    t.begin = i;
    std::int32_t last = i;
    Morph before;  // of the auxiliaries so far
    bool any_aux = false;
    const Reading* verb = nullptr;
    std::int32_t verb_at = no_item;
    if (at(i).kind == Kind::Verb) {
      verb = bare_reading(i);
      verb_at = i;
    }
    while (!verb) {
      const auto next = next_part(last);
      if (next == no_item) break;
      if (at(next).kind == Kind::Verb) {
        const Reading* aux = nullptr;
        if (const auto* fits = verb_after(last, next, &aux)) {
          combine_aux(before, aux->morph, any_aux);
          verb = fits;
          verb_at = next;
        }
        break;
      }
      const auto* fits = auxiliary_before(last, next);
      if (!fits) break;
      combine_aux(before, fits->morph, any_aux);
      last = next;
    }
    if (!verb) return copula(i, last);
    t.verb = verb_at;
    t.end = verb_at + 1;
    t.lexeme = verb->lexeme;
    t.morph = any_aux ? before : verb->morph;
    if (any_aux) {
      if (verb->morph.form == Form::Participle && before.passive && verb->lexeme && verb->lexeme->intransitive) {
        t.morph.passive = false;
        t.morph.tense = Tense::Perfect;
      }
      t.morph.negative = t.morph.negative != verb->morph.negative;
    }
    t.morph.passive = t.morph.passive || (verb->lexeme && verb->lexeme->passive);
    t.cue = at(i).span.joined(at(verb_at).span);
    absorb_auxiliaries_after(t);
    negation(t);
    t.finite = t.morph.form == Form::Finite ||
               (any_aux && t.morph.form != Form::Infinitive && t.morph.form != Form::Gerund &&
                t.morph.form != Form::Participle) ||
               (s_.syntax().verb_final && t.morph.form == Form::None);
    if (!t.finite && s_.syntax().ezafe && t.morph.form == Form::Participle && closes_clause(t)) {
      t.finite = true;  // Persian leaves "is" out at the end of a clause
      t.morph.tense = Tense::Perfect;
    }
    if (!t.finite && s_.syntax().suffixing && t.morph.form == Form::Participle && t.morph.possessed &&
        (!t.morph.grammatical_case.empty() || !describes_next(t))) {
      t.morph.form = Form::VerbalNoun;  // "gönderdiğini": the clause is an object, not a description
      t.morph.fact = true;
    }
    t.modifier = !t.finite && t.morph.form == Form::Participle;
    if (t.modifier && !s_.syntax().verb_final) t.morph.passive = true;
    for (auto j = t.begin; j < t.end; ++j) used_[static_cast<std::size_t>(j)] = true;
    out_.push_back(t);
    return t.end;
  }

  // "is a violation of", "نقض … است": the noun is the predicate, the copula lends its form.
  std::int32_t copula(std::int32_t i, std::int32_t last) {
    const Reading* be = nullptr;
    for (auto r = at(i).reading_begin; r < at(i).reading_begin + at(i).reading_count; ++r)
      if (s_.readings[r].kind == Kind::Aux && s_.grammar->lexicon().entry(s_.readings[r].entry).has("copula"))
        be = &s_.readings[r];
    if (!be) return last + 1;
    const bool left = s_.syntax().verb_final;
    for (int k = 1; k <= max_light_gap; ++k) {
      const auto j = left ? i - k : last + k;
      if (j < 0 || j >= count_ || used_[static_cast<std::size_t>(j)] || at(j).kind == Kind::Subordinator ||
          at(j).kind == Kind::Verb)
        break;
      const auto* noun = reading_of(s_, at(j), Kind::Noun);
      if (!noun || !noun->lexeme || !noun->lexeme->joins_copula || at(j).marked) continue;
      Trigger t;
      t.begin = i;
      t.end = last + 1;
      t.verb = i;
      t.noun = j;
      t.lexeme = noun->lexeme;
      t.morph = be->morph;
      t.morph.passive = false;
      t.finite = true;
      t.cue = at(i).span.joined(at(j).span);
      negation(t);
      used_[static_cast<std::size_t>(i)] = used_[static_cast<std::size_t>(j)] = true;
      out_.push_back(t);
      break;
    }
    return last + 1;
  }

  static void combine_aux(Morph& all, const Morph& aux, bool& any) {
    const Form form = all.form;
    const Tense tense = all.tense;
    all.combine(aux);
    if (any && form != Form::None) all.form = form;  // the first auxiliary carries the inflection
    if (any && tense != Tense::None && aux.tense == Tense::None) all.tense = tense;
    any = true;
  }

  // Verb-final languages: auxiliaries stand behind ("ارسال کرده است").
  void absorb_auxiliaries_after(Trigger& t) {
    if (!s_.syntax().verb_final) return;
    while (t.end < count_ && (at(t.end).kind == Kind::Aux || at(t.end).kind == Kind::Verb)) {
      const auto& next = at(t.end);
      if (next.kind == Kind::Verb && !(next.lexeme && next.lexeme->light && t.morph.form == Form::Participle)) break;
      const bool negative = t.morph.negative;
      t.morph.combine(next.morph);
      t.morph.negative = negative != next.morph.negative;
      if (next.lexeme && next.lexeme->passive) t.morph.passive = true;
      t.cue = t.cue.joined(next.span);
      ++t.end;
    }
  }

  void negation(Trigger& t) {
    for (auto j = t.begin; j < t.end; ++j)
      if (at(j).kind == Kind::Negation) t.negation = at(j).span;
    for (auto j = t.begin - 1; j >= 0 && j >= t.begin - 2 && t.negation.empty(); --j) {
      if (at(j).kind == Kind::Negation) {
        t.negation = at(j).span;
        t.begin = j;
        break;
      }
      if (at(j).kind != Kind::Word && at(j).kind != Kind::Modal && at(j).kind != Kind::Reference) break;
    }
    if (t.negation.empty() && t.end < count_ && at(t.end).kind == Kind::Negation &&
        s_.feature(at(t.end), "after") == "yes") {
      t.negation = at(t.end).span;  // Turkish değil
      ++t.end;
    }
    if (!t.negation.empty()) t.morph.negative = !t.morph.negative;
  }

  // A participle describes the noun behind it, unless that names a report ("… gönderildiği haberleri") or is a verb.
  bool describes_next(const Trigger& t) const {
    if (t.end >= count_) return false;
    const auto& next = at(t.end);
    if (next.kind == Kind::Verb || next.kind == Kind::Aux || next.kind == Kind::Punctuation) return false;
    if (next.concept_id && s_.grammar->lexicon().is_a(next.concept_id, s_.grammar->speaker)) return false;
    return !(next.lexeme && (!next.lexeme->say.empty() || next.lexeme->scope_modality >= 0));
  }

  bool closes_clause(const Trigger& t) const {
    if (t.end >= count_ || (t.lexeme && !t.lexeme->say.empty())) return true;
    const auto kind = at(t.end).kind;
    return kind == Kind::Conjunction || kind == Kind::Punctuation || kind == Kind::Subordinator;
  }

  // "حمایت … کرد", "destek verdi", "imposed sanctions", "costituirebbe una violazione": the noun carries the meaning.
  void join_noun(Trigger& t) {
    const bool left = s_.syntax().verb_final;
    const Lexeme* verb = t.lexeme;
    t.lexeme = nullptr;
    t.light = verb;
    for (int k = 1; k <= max_light_gap; ++k) {
      const auto j = left ? t.begin - k : t.end + k - 1;
      if (j < 0 || j >= count_ || used_[static_cast<std::size_t>(j)]) break;
      const auto& item = at(j);
      if (const auto* noun = reading_of(s_, item, Kind::Noun);
          noun && noun->lexeme && noun->lexeme->joins_light && (!item.marked || item.marker == marker_object)) {
        t.noun = j;
        t.lexeme = noun->lexeme;
        if (noun->lexeme->active) t.morph.passive = false;
        t.cue = left && k > 2 ? t.cue : t.cue.joined(item.span);
        used_[static_cast<std::size_t>(j)] = true;
        return;
      }
      if (item.kind == Kind::Subordinator || s_.is_mark(item, ";:؛")) break;
      // What is marked as object, and an unknown noun right before the verb, keep the event noun apart.
      if (left && item.kind == Kind::Case && s_.feature(item, "post") == "yes") break;
      if (left && k == 1 && item.kind == Kind::Word && !item.function_word) break;
      if (left && item.kind == Kind::Case && s_.feature(item, "post") != "yes") break;
    }
    if (verb->say.empty() && verb->scope_modality < 0 && !verb->scope_negative && s_.grammar->frames(verb->id).empty())
      return;
    t.lexeme = verb;  // it means something on its own as well
  }

  void event_noun(std::int32_t i) {
    if (used_[static_cast<std::size_t>(i)]) return;
    const auto& item = at(i);
    const auto* noun = reading_of(s_, item, Kind::Noun);
    if (!noun || !noun->lexeme || (item.kind != Kind::Noun && item.kind != Kind::Concept)) return;
    Trigger t;
    t.begin = i;
    t.end = i + 1;
    t.noun = i;
    t.lexeme = noun->lexeme;
    t.cue = item.span;
    out_.push_back(t);
  }

  const Sentence& s_;
  std::vector<Trigger>& out_;
  std::int32_t count_;
  std::vector<bool> used_;
};

}  // namespace

void find_triggers(const Sentence& sentence, std::vector<Trigger>& out) {
  out.clear();
  Finder(sentence, out).run();
}

}  // namespace gainsay::extract_claims
