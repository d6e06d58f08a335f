// SPDX-License-Identifier: Apache-2.0
// What is known about the names of one document while it is read. Buffers are kept from document to document.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "gainsay/abi/document.h"
#include "gainsay/base/span.hpp"
#include "vocabulary.hpp"

namespace gainsay::extract_entities {

inline constexpr std::uint32_t nobody = 0xFFFFFFFFu;

// A written name. While `id` is empty and it is not `dropped`, it waits for its candidates to be told apart.
struct Name {
  std::uint32_t begin = 0, end = 0;    // tokens of the name itself
  std::uint32_t word_end = 0;          // token after its suffixes
  Span span;                           // bytes of the name, without suffixes
  std::uint32_t first = 0, count = 0;  // Page::candidates
  bool dropped = false;                // holds its place, is not recorded
  bool unlisted = false;               // recorded without an id
  bool derived = false;                // made a demonym by its suffix
  Term id, type;
  std::uint8_t via = GAINSAY_VIA_NAME;
  double confidence = 1;
};

// An office word or a word around names.
struct Mark {
  std::uint32_t begin = 0, end = 0;  // tokens, suffixes included
  const Word* word = nullptr;
  Span span;
};

// What a token is part of, apart from names.
namespace token_bit {
inline constexpr std::uint16_t PersonBegin = 1, PersonEnd = 2, FormerBegin = 4, FormerEnd = 8, Link = 16, Article = 32,
                               Organisation = 64, Calendar = 128, SentenceFirst = 256, FormerAfter = 512,
                               Function = 1024;
}

struct Page {
  const gainsay_document* document = nullptr;
  const Vocabulary* vocabulary = nullptr;
  std::vector<Name> names;                 // by token
  std::vector<std::uint32_t> candidates;   // lexicon entries, each name's in one run
  std::vector<Mark> offices, titles;       // by token, longest first
  std::vector<std::uint32_t> owner;        // by token: index into names, or nobody
  std::vector<std::uint16_t> bits;         // by token: token_bit
  std::vector<kit::Match> matches;         // scratch
  std::vector<kit::TailReading> readings;  // scratch

  std::map<kit::LanguageIndex, kit::Selection> known_forms;  // of languages met so far; outlives the document

  const kit::Selection& forms(kit::LanguageIndex language) {
    const auto known = known_forms.find(language);
    return known != known_forms.end() ? known->second
                                      : known_forms.emplace(language, vocabulary->forms(language)).first->second;
  }
  const gainsay_token& token(std::uint32_t i) const { return document->tokens[i]; }
  bool has(std::uint32_t token, std::uint16_t bit) const { return (bits[token] & bit) != 0; }
  bool is_word(std::uint32_t i) const { return i < document->token_count && token(i).kind == GAINSAY_TOKEN_WORD; }
  bool is_capital(std::uint32_t i) const {
    return is_word(i) && (token(i).flags & (GAINSAY_TOKEN_CAPITALISED | GAINSAY_TOKEN_ALL_CAPS)) != 0;
  }
  // Is `next` the word after token `at` in the same sentence, with nothing but a space between?
  bool adjoins(std::uint32_t at, std::uint32_t next) const {
    return is_word(at) && is_word(next) && token(at).sentence == token(next).sentence &&
           (token(next).flags & GAINSAY_TOKEN_SPACE_BEFORE) != 0;
  }
};

// Empties `page` for a document.
void clear(Page& page, const gainsay_document& document, const Vocabulary& vocabulary);
// The longest name at every place, and the words around names, of all paragraphs that are not boilerplate.
void find_names(Page& page);
// Names with one reading get it; the others wait for `resolve_short` or are dropped.
void resolve_plain(Page& page);
// Drops what is part of another, unknown name ("Ivanka Trump").
void drop_namesakes(Page& page);
// "Russian defence minister": one name in place of the country's.
void join_offices(Page& page);
// Short forms of what the document also names in full.
void resolve_short(Page& page);
// Names that no table holds, where a word beside or inside them says what they are.
void find_unlisted(Page& page);

}  // namespace gainsay::extract_entities
