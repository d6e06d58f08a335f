/* SPDX-License-Identifier: Apache-2.0
 * Words shared by every other header: strings, spans, terms, status codes.
 *
 * Growth rule for all structs that begin with `struct_size`: fields are only appended; a reader copies
 * min(struct_size, sizeof(its own)) bytes into a zeroed local. Structs without `struct_size` are elements of arrays
 * and never change within an ABI major. Padding is always explicit. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* UTF-8, not NUL-terminated; never NULL with size > 0. Borrowed for the call in which it is passed. */
typedef struct gainsay_str {
  const char* data;
  uint64_t size;
} gainsay_str;

/* Half-open UTF-8 byte range [begin,end) of the document's text, both ends on code-point boundaries.
 * {0,0} means "no span" wherever a span is optional. */
typedef struct gainsay_span {
  uint32_t begin;
  uint32_t end;
} gainsay_span;

/* A term names a predicate, role, entity, concept, unit, dimension or layer: the first 8 bytes, read as a little-endian
 * number, of BLAKE2b-256 of its UTF-8 name. The same on every machine. 0 means "none". Names come from and go to
 * `gainsay.terms/draft-1` (terms.h). */
typedef uint64_t gainsay_term;

/* 0 or a negative code below. New codes are only appended. */
typedef int32_t gainsay_status;
enum {
  GAINSAY_OK = 0,
  GAINSAY_INVALID = -1,     /* an argument breaks its contract */
  GAINSAY_UNSUPPORTED = -2, /* this plugin or host cannot do that */
  GAINSAY_NOMEM = -3,
  GAINSAY_INTERNAL = -4,  /* a defect; the log says more */
  GAINSAY_CANCELLED = -5, /* the host wants the call to end now */
  GAINSAY_LIMIT = -6      /* a cap was reached; results so far stand */
};

/* Open ends of day intervals. */
#define GAINSAY_DAY_MIN INT32_MIN
#define GAINSAY_DAY_MAX INT32_MAX

/* GAINSAY_HAS(p, field): does the struct behind p, written by the other side, reach up to and include `field`? */
#define GAINSAY_HAS(p, field) ((p)->struct_size >= offsetof(__typeof__(*(p)), field) + sizeof((p)->field))

#ifdef __cplusplus
}
#endif
