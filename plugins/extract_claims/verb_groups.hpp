// SPDX-License-Identifier: Apache-2.0
// Verb groups: a verb with its auxiliaries and negation, or a light verb with its event noun; and event nouns on their
// own. Each is a trigger that frames may match.
#pragma once

#include "items.hpp"

namespace gainsay::extract_claims {

struct Trigger {
  std::int32_t begin = 0, end = 0;  // items of the verb group; of the noun when there is no verb
  std::int32_t verb = no_item;      // main verb
  std::int32_t noun = no_item;      // event noun, alone or joined to a light verb
  const Lexeme* lexeme = nullptr;   // whose frames are tried
  const Lexeme* light = nullptr;    // the light verb it was joined to
  Morph morph;
  Span cue;       // the words of the predicate
  Span negation;  // negating word; empty when the form itself negates
  bool finite = false;
  bool modifier = false;  // participle that describes a noun
  bool converb = false;   // "gönderip": stands in a row with the verb after it and takes its form
  // Clause (clauses.cpp): items [clause_begin, clause_end)
  std::int32_t clause_begin = 0, clause_end = 0;
  std::int32_t subordinator = no_item;
  bool own_subject = false;               // a genitive before a verbal noun is its subject
  std::int32_t antecedent_end = no_item;  // items before this one may be what a relative clause describes
  bool nominal() const { return verb == no_item; }
};

// In text order. Call after build_phrases.
void find_triggers(const Sentence& sentence, std::vector<Trigger>& out);

}  // namespace gainsay::extract_claims
