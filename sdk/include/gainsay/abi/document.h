/* SPDX-License-Identifier: Apache-2.0
 * A document and its whole analysis as plain arrays. Everything is borrowed for the call that receives it.
 * All spans are UTF-8 byte spans of `text`. */
#pragma once

#include "gainsay/abi/mention.h"
#include "gainsay/abi/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A folded shadow of the text: UTF-16 units, each with the byte offset of the code point it came from. `offsets` has
 * size + 1 entries; the last is the text's size. White-space runs inside a paragraph fold to one U+0020, a paragraph
 * break to one U+000A. Folding never changes the text itself. */
typedef struct gainsay_fold {
  const uint16_t* units;
  const uint32_t* offsets;
  uint64_t size;
} gainsay_fold;

enum { GAINSAY_TOKEN_WORD = 0, GAINSAY_TOKEN_NUMBER = 1, GAINSAY_TOKEN_PUNCTUATION = 2, GAINSAY_TOKEN_SYMBOL = 3 };
enum {
  GAINSAY_TOKEN_SPACE_BEFORE = 1u,
  GAINSAY_TOKEN_CAPITALISED = 2u, /* first letter upper case, one lower-case letter after it or a single letter */
  GAINSAY_TOKEN_ALL_CAPS = 4u,
  GAINSAY_TOKEN_LINE_START = 8u,
  GAINSAY_TOKEN_JOINED = 16u /* a word that stands directly after an apostrophe or hyphen of the same written word */
};

/* Words are runs of letters and marks (ZWNJ inside a word belongs to it); numbers are runs of digits of one script with
 * single grouping or decimal marks between digits ("20.000", "۴٫۲"); an apostrophe, hyphen or any other mark is a
 * PUNCTUATION or SYMBOL token of one code point ("..." is three). */
typedef struct gainsay_token {
  uint32_t begin, end;           /* bytes */
  uint32_t key_begin, key_end;   /* units of the key fold */
  uint32_t fold_begin, fold_end; /* units of the language fold */
  uint16_t kind;
  uint16_t flags;
  uint32_t sentence; /* index */
} gainsay_token;

enum {
  GAINSAY_SENTENCE_QUESTION = 1u,
  GAINSAY_SENTENCE_UNFINISHED = 2u /* no final stop: title, caption, list item */
};

typedef struct gainsay_sentence {
  uint32_t begin, end; /* bytes, without surrounding white space */
  uint32_t token_begin, token_end;
  uint32_t paragraph;
  uint32_t flags;
} gainsay_sentence;

enum {
  GAINSAY_ROLE_BODY = 0,
  GAINSAY_ROLE_HEADING = 1,
  GAINSAY_ROLE_BOILERPLATE = 2,
  GAINSAY_ROLE_QUESTION = 3,
  GAINSAY_ROLE_DUPLICATE = 4, /* same folded text as an earlier paragraph: `duplicate_of` */
  GAINSAY_ROLE_DATELINE = 5,
  GAINSAY_ROLE_CAPTION = 6
};

typedef struct gainsay_paragraph {
  uint32_t begin, end;
  uint32_t sentence_begin, sentence_end;
  uint32_t role;
  uint32_t language;     /* index into the document's `languages` */
  uint32_t duplicate_of; /* paragraph index, UINT32_MAX when none */
  uint32_t flags;        /* 0 */
} gainsay_paragraph;

/* The words between a pair of quotation marks, without the marks; may cross sentence ends, never paragraph ends. */
typedef struct gainsay_quote {
  uint32_t begin, end;
  uint32_t token_begin, token_end;
} gainsay_quote;

enum { GAINSAY_DATE_NONE = 0, GAINSAY_DATE_DATELINE = 1, GAINSAY_DATE_METADATA = 2, GAINSAY_DATE_USER = 3 };

typedef struct gainsay_document {
  uint32_t struct_size;
  uint32_t published_basis; /* GAINSAY_DATE_… of the anchoring date */
  gainsay_str id;           /* "sha256:…" */
  gainsay_str text;
  gainsay_str publisher;              /* may be empty */
  int32_t published_lo, published_hi; /* days since 1970-01-01; DAY_MIN/DAY_MAX when unknown */
  int32_t published_second;           /* seconds into the day, -1 when unknown */
  uint32_t language;                  /* index into `languages` */
  const gainsay_str* languages;       /* BCP 47; "und" when unknown */
  uint64_t language_count;
  gainsay_fold key_fold;      /* language independent: for look-up */
  gainsay_fold language_fold; /* case and digits only, marks kept, by the paragraph's language: to confirm */
  const gainsay_token* tokens;
  uint64_t token_count;
  const gainsay_sentence* sentences;
  uint64_t sentence_count;
  const gainsay_paragraph* paragraphs;
  uint64_t paragraph_count;
  const gainsay_quote* quotes;
  uint64_t quote_count;
  const gainsay_mention*
      mentions; /* of the layers in the manifest's `consumes`, sorted by begin, then end descending */
  uint64_t mention_count;
} gainsay_document;

#ifdef __cplusplus
}
#endif
