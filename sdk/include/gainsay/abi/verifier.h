/* SPDX-License-Identifier: Apache-2.0
 * Interface "gainsay.verifier/draft-1": a map (`index`: claim -> keys) and a reduce (`compare`: claims that share a key
 * -> links). The host knows no predicate, norm or unit: the verifier decides what is comparable. */
#pragma once

#include "gainsay/abi/claim.h"
#include "gainsay/abi/plugin.h"

#define GAINSAY_VERIFIER_ID "gainsay.verifier/draft-1"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  GAINSAY_ROW_NEW = 1u, /* not yet compared */
  GAINSAY_ROW_HEADING = 2u,
  GAINSAY_ROW_QUOTED = 4u,
  GAINSAY_ROW_BROADCAST = 8u, /* stands in the shared block, not in the group */
  GAINSAY_ROW_HABITUAL = 16u,
  GAINSAY_ROW_NORM = 32u /* a row of a norm table: no document */
};

/* Slots, quantities and sources of a row are consecutive in the block's lists, from `…_begin` on. */
typedef struct gainsay_row_slot {
  gainsay_term role;
  gainsay_term entity; /* 0 when none; merges already applied */
  gainsay_term concept_id;
  uint64_t head; /* hash of the folded head word, 0 when none: equal words without a table entry */
  uint32_t via;
  float confidence;
  gainsay_span span;
} gainsay_row_slot;

typedef struct gainsay_row_quantity {
  gainsay_term of;
  gainsay_term dimension;
  gainsay_term unit;
  double lo, hi; /* base unit; ±infinity = open */
  uint32_t modifier;
  uint32_t ambiguous; /* not 0: a second reading exists; not eligible for conflicts */
  int32_t as_of_lo, as_of_hi;
  gainsay_span span;
  float confidence;
  uint32_t reserved;
} gainsay_row_quantity;

typedef struct gainsay_row_source {
  gainsay_term source; /* entity, or the term of the folded label */
  gainsay_term act;    /* term of "act:say" …, 0 when none */
} gainsay_row_source;

typedef struct gainsay_row {
  uint64_t claim;     /* claim id; the smallest of its value cluster */
  uint64_t document;  /* first 8 bytes of the SHA-256, little endian */
  uint64_t voice;     /* cluster of near-duplicate documents */
  uint64_t publisher; /* term of the publisher's name, 0 when unknown */
  gainsay_term predicate;
  int32_t published_lo, published_hi; /* days; DAY_MIN / DAY_MAX when unknown */
  int32_t time_lo, time_hi;           /* days; DAY_MIN / DAY_MAX = open */
  uint32_t has_time;                  /* 0: nothing is known about the time */
  uint32_t basis;                     /* GAINSAY_BASIS_… */
  uint32_t time_flags;                /* GAINSAY_TIME_UNTIL … */
  uint32_t polarity;
  uint32_t modality;
  uint32_t flags; /* GAINSAY_ROW_… */
  uint32_t checkworthy;
  uint32_t members; /* claims of this value cluster and voice */
  float confidence;
  float time_confidence;
  gainsay_span span;
  gainsay_span time_span;
  uint32_t slot_begin, slot_count;
  uint32_t quantity_begin, quantity_count;
  uint32_t source_begin, source_count;
} gainsay_row;

typedef struct gainsay_block {
  const gainsay_row* rows;
  uint64_t row_count;
  const gainsay_row_slot* slots;
  uint64_t slot_count;
  const gainsay_row_quantity* quantities;
  uint64_t quantity_count;
  const gainsay_row_source* sources;
  uint64_t source_count;
} gainsay_block;

/* Valid only during `index`. [the calling thread] */
typedef struct gainsay_key_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void* ctx;
  /* `row` is the index in the block that was passed to `index`. Make keys with kit/key.hpp. */
  gainsay_status (*emit)(void* ctx, uint64_t row, uint64_t key);
} gainsay_key_sink;

enum { GAINSAY_CONFLICT = 0, GAINSAY_CORROBORATION = 1 };
enum { GAINSAY_EQUAL = 0, GAINSAY_COMPATIBLE = 1, GAINSAY_INCOMPATIBLE = 2, GAINSAY_NOT_KNOWN = 3 };

typedef struct gainsay_link_slot {
  gainsay_term slot; /* role, or "time", "polarity", "quantity" … */
  uint32_t test;     /* GAINSAY_EQUAL … */
  uint32_t reserved;
  gainsay_str reason; /* a reason key: "disjoint", "before", "participates" */
  gainsay_span a, b;  /* {0,0} when the slot has no words */
} gainsay_link_slot;

typedef struct gainsay_link {
  uint32_t struct_size;
  uint32_t relation;   /* GAINSAY_CONFLICT … */
  uint64_t a, b;       /* claim ids; the host puts the older first */
  uint64_t matter;     /* kit/key.hpp: matter(); links of one matter become one disagreement */
  double score;        /* 0…1 */
  gainsay_str type;    /* "stance-reversal" … */
  gainsay_str rule;    /* row id in the plugin's rules.tsv, and the message key */
  gainsay_str norm;    /* id of the norm or measure that the rule used, "" when none */
  const uint64_t* via; /* claims that connect the two, in the order of the argument */
  uint64_t via_count;
  const gainsay_link_slot* slots;
  uint64_t slot_count;
} gainsay_link;

/* Valid only during `compare`. [the calling thread] */
typedef struct gainsay_link_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void* ctx;
  gainsay_status (*emit)(void* ctx, const gainsay_link* link);
  /* Says why a pair that looked like a link is none ("time-disjoint"): shown by --why-not, counted under `skipped`. */
  gainsay_status (*abstain)(void* ctx, uint64_t claim_a, uint64_t claim_b, gainsay_str rule, gainsay_str reason);
} gainsay_link_sink;

typedef struct gainsay_verifier {
  uint32_t struct_size;
  uint32_t reserved;
  gainsay_status (*create)(const gainsay_host* host, gainsay_str config, gainsay_instance** out);
  void (*destroy)(gainsay_instance* instance);
  /* Emits the keys of every row of `claims`. `shared` holds the claims of the manifest's `broadcast` predicates (all of
   * them, also when they are in `claims`). [one thread at a time per instance] */
  gainsay_status (*index)(gainsay_instance* instance, const gainsay_block* claims, const gainsay_block* shared,
                          const gainsay_key_sink* sink);
  /* Emits the links of one group: all claims with one key, ordered by claim id, one row per value cluster and voice.
   * Must take O(n log n) in the group and not depend on the order. [one thread at a time per instance] */
  gainsay_status (*compare)(gainsay_instance* instance, uint64_t key, const gainsay_block* group,
                            const gainsay_block* shared, const gainsay_link_sink* sink);
} gainsay_verifier;

#ifdef __cplusplus
}
#endif
