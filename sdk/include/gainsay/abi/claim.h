/* SPDX-License-Identifier: Apache-2.0
 * A claim as an extractor emits it: a frame with the exact span of every part. Borrowed for the call of the sink. */
#pragma once

#include "gainsay/abi/mention.h"
#include "gainsay/abi/types.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { GAINSAY_POSITIVE = 0, GAINSAY_NEGATIVE = 1 };
enum {
  GAINSAY_ASSERTED = 0,
  GAINSAY_REPORTED = 1,
  GAINSAY_ESTIMATED = 2,
  GAINSAY_PLANNED = 3,
  GAINSAY_POSSIBLE = 4,
  GAINSAY_CONDITIONAL = 5,
  GAINSAY_REQUESTED = 6,
  GAINSAY_DENIED = 7,
  GAINSAY_UNKNOWN = 8
};
enum { GAINSAY_CUE_PREDICATE = 0, GAINSAY_CUE_POLARITY = 1, GAINSAY_CUE_MODALITY = 2, GAINSAY_CUE_ATTRIBUTION = 3 };

typedef struct gainsay_claim_slot {
  gainsay_term role;       /* one of the predicate's roles */
  gainsay_term id;         /* entity, or a predicate as "pred:supply.arms"; 0 when only a label is known */
  gainsay_term concept_id; /* 0 when none */
  gainsay_str label;       /* as a reader would name it; the quote of `span` when empty */
  gainsay_span span;       /* the filler's words; the antecedent's for references; {0,0} for defaults */
  uint32_t via;            /* GAINSAY_VIA_… */
  uint32_t reserved;
  double confidence;
} gainsay_claim_slot;

typedef struct gainsay_claim_quantity {
  gainsay_term of; /* a role ("theme"), or an attribute ("duration", "killed") */
  gainsay_span span;
  double confidence;
  int32_t as_of_lo, as_of_hi; /* DAY_MIN / DAY_MAX when unknown */
  gainsay_quantity value;
} gainsay_claim_quantity;

typedef struct gainsay_claim_source {
  gainsay_term id;   /* 0 when only a label is known */
  gainsay_str label; /* never empty */
  gainsay_str act;   /* "say", "estimate", "doubt" …; may be empty */
  gainsay_span span; /* {0,0} for a default source */
  double confidence;
} gainsay_claim_source;

typedef struct gainsay_claim_cue {
  uint32_t kind; /* GAINSAY_CUE_… */
  gainsay_span span;
  uint32_t reserved;
} gainsay_claim_cue;

enum {
  GAINSAY_CLAIM_QUOTED = 1u, /* the words stand inside quotation marks */
  GAINSAY_CLAIM_HEADING = 2u,
  GAINSAY_CLAIM_HABITUAL = 4u /* a policy or habit rather than one act */
};

typedef struct gainsay_claim {
  uint32_t struct_size;
  uint32_t flags;
  gainsay_term predicate;
  gainsay_span span;
  uint32_t polarity;
  uint32_t modality;
  uint32_t checkworthy; /* 0…3 */
  uint32_t has_time;    /* 0: `time` is to be ignored */
  double confidence;
  gainsay_time time;
  gainsay_span time_span; /* {0,0} when the time comes from the document's date */
  double time_confidence;
  const gainsay_claim_slot* slots;
  uint64_t slot_count;
  const gainsay_claim_quantity* quantities;
  uint64_t quantity_count;
  const gainsay_claim_source* sources; /* innermost first */
  uint64_t source_count;
  const gainsay_claim_cue* cues; /* at least the predicate's */
  uint64_t cue_count;
} gainsay_claim;

#ifdef __cplusplus
}
#endif
