// SPDX-License-Identifier: Apache-2.0
// What is derived once from a document's text and never stored: folds, tokens, sentences, quotes, paragraphs.
// The element structs have the layout of their twins in abi/document.h (kit/convert.hpp asserts it), so handing an
// analysis to a plugin copies nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gainsay/base/span.hpp"

namespace gainsay::model {

// A folded shadow: UTF-16 units and, for each, the byte offset of its code point; one more offset for the end.
struct Fold {
  std::vector<std::uint16_t> units;
  std::vector<std::uint32_t> offsets;
};

enum class TokenKind : std::uint16_t { Word, Number, Punctuation, Symbol };
namespace token_flag {
inline constexpr std::uint16_t SpaceBefore = 1, Capitalised = 2, AllCaps = 4, LineStart = 8, Joined = 16;
}
struct Token {
  Span span;
  std::uint32_t key_begin = 0, key_end = 0;
  std::uint32_t fold_begin = 0, fold_end = 0;
  TokenKind kind = TokenKind::Word;
  std::uint16_t flags = 0;
  std::uint32_t sentence = 0;
};

namespace sentence_flag {
inline constexpr std::uint32_t Question = 1, Unfinished = 2;
}
struct Sentence {
  Span span;
  std::uint32_t token_begin = 0, token_end = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t flags = 0;
};

enum class ParagraphRole : std::uint32_t { Body, Heading, Boilerplate, Question, Duplicate, Dateline, Caption };
constexpr const char* to_string(ParagraphRole role) {
  constexpr const char* names[] = {"body", "heading", "boilerplate", "question", "duplicate", "dateline", "caption"};
  return names[static_cast<std::uint32_t>(role)];
}

inline constexpr std::uint32_t no_paragraph = 0xFFFFFFFFu;
struct Paragraph {
  Span span;
  std::uint32_t sentence_begin = 0, sentence_end = 0;
  ParagraphRole role = ParagraphRole::Body;
  std::uint32_t language = 0;  // index into Analysis::languages
  std::uint32_t duplicate_of = no_paragraph;
  std::uint32_t flags = 0;
};

struct Quote {
  Span span;
  std::uint32_t token_begin = 0, token_end = 0;
};

struct Analysis {
  std::vector<std::string> languages;  // BCP 47; [0] exists always
  std::uint32_t language = 0;          // of the document
  Fold key_fold;
  Fold language_fold;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;
  std::vector<Quote> quotes;
};

}  // namespace gainsay::model
