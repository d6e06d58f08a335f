// SPDX-License-Identifier: Apache-2.0
#include "disambiguation.hpp"

namespace gainsay::extract_claims {

const Reading* reading_of(const Sentence& s, const Item& item, Kind kind) {
  for (auto r = item.reading_begin; r < item.reading_begin + item.reading_count; ++r)
    if (s.readings[r].kind == kind) return &s.readings[r];
  return nullptr;
}

void disambiguate(Sentence& sentence) {
  for (std::size_t i = 0; i < sentence.items.size(); ++i) {
    Item& item = sentence.items[i];
    if (item.kind == Kind::Verb && !sentence.syntax().verb_final && i > 0 &&
        sentence.items[i - 1].kind == Kind::Determiner && item.morph.form == Form::Finite) {
      item.kind = Kind::Word;  // "these states": no finite verb follows a determiner
      continue;
    }
    if (item.kind != Kind::Noun && item.kind != Kind::Concept && item.kind != Kind::Case && item.kind != Kind::Aux)
      continue;
    const auto* verb = reading_of(sentence, item, Kind::Verb);
    const auto* noun = reading_of(sentence, item, Kind::Noun);
    if (!verb || !noun) continue;
    const Item* before = i > 0 ? &sentence.items[i - 1] : nullptr;
    const Item* after = i + 1 < sentence.items.size() ? &sentence.items[i + 1] : nullptr;
    bool is_verb = false;
    if (before) {
      switch (before->kind) {
        case Kind::Aux:
        case Kind::Negation:
        case Kind::Modal:
          is_verb = true;
          break;
        case Kind::Case:
          is_verb = sentence.feature(*before, "infinitive") == "yes" && verb->morph.form != Form::Participle;
          break;
        case Kind::Entity:
          is_verb = before->via != GAINSAY_VIA_DEMONYM && before->morph.grammatical_case.empty();
          break;
        case Kind::Subordinator:
        case Kind::Time:
          is_verb = verb->morph.form == Form::Finite;
          break;
        case Kind::Conjunction:
        case Kind::Reference:
          is_verb = verb->morph.form == Form::Finite;
          break;
        default:
          break;
      }
    }
    if (is_verb && after && after->kind == Kind::Case && sentence.id(*after) == "of") is_verb = false;
    if (is_verb) choose(sentence, item, *verb);
  }
}

}  // namespace gainsay::extract_claims
