// SPDX-License-Identifier: Apache-2.0
#include "verb_relations.hpp"

#include <algorithm>

#include "gainsay/kit/plugin.hpp"

namespace gainsay::extract_claims {

namespace {

class Relations {
 public:
  Relations(const Sentence& sentence, std::vector<Trigger>& triggers) : s_(sentence), out_(triggers) {}

  void run() {
    merge_aspect();
    reduced_relatives();
    finish_converbs();
  }

 private:
  const Item& at(std::int32_t i) const { return s_.items[static_cast<std::size_t>(i)]; }

  // "konuşlanmaya başladı", "ha iniziato a inviare", "began sending": the governed verb takes over tense, mood and
  // negation.
  void merge_aspect() {
    for (std::size_t k = 0; k < out_.size(); ++k) {
      if (!out_[k].lexeme->aspect) continue;
      const bool before = s_.syntax().suffixing;
      if (before ? k == 0 : k + 1 >= out_.size()) continue;
      Trigger& inner = out_[before ? k - 1 : k + 1];
      const Trigger& outer = out_[k];
      const auto gap = before ? outer.begin - inner.end : inner.begin - outer.end;
      if (inner.finite || gap > 2) continue;
      const bool negative = inner.morph.negative != outer.morph.negative,
                 passive = inner.morph.passive && !inner.modifier;
      inner.morph = outer.morph;
      inner.morph.negative = negative;
      inner.morph.passive = passive;
      inner.finite = outer.finite;
      inner.modifier = false;
      inner.begin = std::min(inner.begin, outer.begin);
      inner.end = std::max(inner.end, outer.end);
      inner.cue = inner.cue.joined(outer.cue);
      if (inner.negation.empty()) inner.negation = outer.negation;
    }
    std::erase_if(out_, [](const Trigger& t) { return t.lexeme->aspect; });
  }

  // "counts 300 shells shipped to …", "the embargo imposed in 2004 bans …": of two finite verbs with nothing between
  // that joins or subordinates, the one that may be a participle is one. What is said needs no joining word: verbs of
  // speech.
  void reduced_relatives() {
    if (s_.syntax().verb_final) return;
    for (std::size_t k = 0; k + 1 < out_.size(); ++k) {
      Trigger& first = out_[k];
      Trigger& second = out_[k + 1];
      if (!first.finite || !second.finite || !first.lexeme->say.empty() || joined(first, second)) continue;
      if (!subordinate(first) && make_participle(first)) continue;
      if (!subordinate(first) && !subordinate(second)) make_participle(second);
    }
  }

  // A pronoun or conjunction opens the clause that the verb closes: its finite form is needed there.
  bool subordinate(const Trigger& t) const {
    for (auto i = t.begin - 1; i >= 0; --i) {
      const auto kind = at(i).kind;
      if (kind == Kind::Subordinator) return true;
      if (kind == Kind::Verb || kind == Kind::Aux || kind == Kind::Punctuation) return false;
    }
    return false;
  }

  bool joined(const Trigger& a, const Trigger& b) const {
    for (auto i = a.end; i < b.begin; ++i) {
      const auto kind = at(i).kind;
      if (kind == Kind::Subordinator || kind == Kind::Conjunction || kind == Kind::Punctuation) return true;
    }
    return false;
  }

  bool make_participle(Trigger& t) const {
    if (t.begin != t.verb || t.noun != no_item || t.begin == 0 || !at(t.begin - 1).head()) return false;
    const auto& item = at(t.verb);
    for (auto r = item.reading_begin; r < item.reading_begin + item.reading_count; ++r) {
      const auto& reading = s_.readings[r];
      if (reading.kind != Kind::Verb || reading.morph.form != Form::Participle || reading.lexeme != t.lexeme) continue;
      t.morph = reading.morph;
      t.morph.passive = true;
      t.finite = false;
      t.modifier = true;
      return true;
    }
    return false;
  }

  // "… gönderip … uyguladı": a converb takes tense, mood and polarity of the finite verb that it leads up to.
  void finish_converbs() {
    if (!s_.syntax().suffixing) return;
    for (std::size_t k = 0; k < out_.size(); ++k) {
      if (out_[k].morph.form != Form::Gerund || out_[k].finite || out_[k].morph.negative)
        continue;  // "göndermeden": without
      for (auto n = k + 1; n < out_.size(); ++n) {
        if (out_[n].finite || out_[n].modifier || out_[n].morph.form == Form::VerbalNoun) {
          const bool same =
              out_[n].lexeme == out_[k].lexeme && out_[n].morph.negative;  // "gönderip göndermediği": whether
          const bool passive = out_[k].morph.passive;
          out_[k].morph = out_[n].morph;
          out_[k].morph.passive = passive;
          out_[k].finite = out_[n].finite;
          out_[k].converb = true;
          if (same) out_[k].morph.modality = out_[n].morph.modality = GAINSAY_UNKNOWN;
          if (same) out_[k].morph.negative = out_[n].morph.negative = false;
          break;
        }
      }
    }
    for (std::size_t k = 0; k + 1 < out_.size(); ++k)
      if (out_[k].converb && out_[k].lexeme == out_[k + 1].lexeme && out_[k].morph.modality == GAINSAY_UNKNOWN) {
        out_[k + 1].begin = out_[k].begin;
        out_[k + 1].cue = out_[k].cue.joined(out_[k + 1].cue);
        out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(k));
      }
  }

  const Sentence& s_;
  std::vector<Trigger>& out_;
};

}  // namespace

void relate_verbs(const Sentence& sentence, std::vector<Trigger>& triggers) { Relations(sentence, triggers).run(); }

}  // namespace gainsay::extract_claims
