// SPDX-License-Identifier: Apache-2.0
// A sentence as a row of items: what the layers found, what the lexicon knows, and the words between.
#pragma once

#include <cstdint>
#include <vector>

#include "grammar.hpp"
#include "morph.hpp"

namespace gainsay::extract_claims {

enum class Kind : std::uint8_t {
  Word,
  Punctuation,
  Number,
  Entity,
  Concept,
  Noun,
  Verb,
  Aux,
  Case,
  Negation,
  Modal,
  Attribution,
  Subordinator,
  Conjunction,
  Determiner,
  Reference,
  Quantity,
  Time
};

inline constexpr std::int32_t no_item = -1;

// One thing that the lexicon says about an item's words.
struct Reading {
  Kind kind = Kind::Word;
  std::uint32_t entry = 0;
  const Lexeme* lexeme = nullptr;  // verbs and event nouns
  Morph morph;
};

struct Item {
  Kind kind = Kind::Word;
  std::uint32_t token_begin = 0, token_end = 0;
  Span span;
  std::uint32_t reading_begin = 0, reading_count = 0;
  Morph morph;                               // of the chosen reading
  const Lexeme* lexeme = nullptr;            // of the chosen reading
  std::uint32_t entry = 0;                   // of the chosen reading; meaningless for Word, Punctuation, Number
  const gainsay_mention* mention = nullptr;  // Entity, Quantity, Time
  Term entity, type, concept_id;
  std::uint32_t via = GAINSAY_VIA_NAME;
  double confidence = 1;
  // Filled by phrases.cpp:
  std::uint8_t marker = marker_none;
  bool marked = false;                 // a case word or suffix says so (as opposed to mere position)
  std::int32_t owner = no_item;        // item whose phrase this one belongs to by `of`
  std::int32_t quantity = no_item;     // Quantity item that counts this head
  std::int32_t conjunct_of = no_item;  // first item of the coordination it belongs to
  std::int32_t apposition_of = no_item;
  Span cue;         // the case word
  bool no = false;  // "no arms": determiner that negates
  bool any = false;
  bool function_word = false;  // Word: a row of [stop]
  bool demonstrative = false;  // "these resolutions"
  bool head() const {
    return kind == Kind::Entity || kind == Kind::Concept || kind == Kind::Noun || kind == Kind::Reference;
  }
};

struct Sentence {
  const gainsay_document* document = nullptr;
  const Grammar* grammar = nullptr;
  kit::LanguageIndex language = 0;
  std::uint32_t index = 0;
  Span span;
  std::vector<Item> items;
  std::vector<Reading> readings;
  std::vector<kit::Match> matches;      // scratch
  std::vector<kit::TailReading> tails;  // scratch

  const Grammar::Language& syntax() const { return grammar->language(language); }
  std::string_view feature(const Item& item, std::string_view key) const {
    return grammar->lexicon().entry(item.entry).feature(key);
  }
  std::string_view id(const Item& item) const { return grammar->lexicon().entry(item.entry).id; }
  std::string_view words(Span where) const { return where.of({document->text.data, document->text.size}); }
  bool is_mark(const Item& item, std::string_view marks) const {
    return item.kind == Kind::Punctuation && marks.find(words(item.span)) != std::string_view::npos;
  }
};

// Fills `sentence.items` from the tokens of sentence `index`. Buffers are reused.
void build_items(Sentence& sentence, std::uint32_t index, kit::LanguageIndex language);

// Makes `reading` the chosen one.
void choose(Sentence& sentence, Item& item, const Reading& reading);

}  // namespace gainsay::extract_claims
