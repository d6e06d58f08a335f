/* SPDX-License-Identifier: Apache-2.0
 * A mention: a span on a layer, with a normalised value. Three layers have C structs; every other layer carries one
 * canonical JSON string. */
#pragma once

#include "gainsay/abi/types.h"

#define GAINSAY_LAYER_QUANTITY "quantity"
#define GAINSAY_LAYER_TIME "time"
#define GAINSAY_LAYER_ENTITY "entity"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  GAINSAY_EXACT = 0,
  GAINSAY_AT_LEAST = 1,
  GAINSAY_AT_MOST = 2,
  GAINSAY_MORE_THAN = 3,
  GAINSAY_LESS_THAN = 4,
  GAINSAY_ABOUT = 5,
  GAINSAY_NEARLY = 6,
  GAINSAY_RANGE = 7,
  GAINSAY_DERIVED = 8
};
enum {
  GAINSAY_CARDINAL = 0,
  GAINSAY_ORDINAL = 1,
  GAINSAY_PERCENT = 2,
  GAINSAY_MONEY = 3,
  GAINSAY_MEASURE = 4,
  GAINSAY_COUNT = 5
};

typedef struct gainsay_quantity {
  uint32_t modifier;         /* GAINSAY_EXACT … */
  uint32_t kind;             /* GAINSAY_CARDINAL … */
  double lo, hi;             /* in the unit as worded; ±infinity = open; equal for an exact, about or nearly number */
  double base_lo, base_hi;   /* in the base unit of the dimension */
  double other_lo, other_hi; /* the second reading of an ambiguous number ("1.234"), NaN when there is none */
  gainsay_term unit;         /* "km", "EUR", "unit:container"; 0 for a bare number */
  gainsay_term dimension;    /* 0 for a bare number */
  gainsay_span number;       /* the numeral with its modifier */
  gainsay_span unit_span;    /* {0,0} when there is no unit */
} gainsay_quantity;

enum {
  GAINSAY_TIME_DATE = 0,
  GAINSAY_TIME_CLOCK = 1,
  GAINSAY_TIME_INTERVAL = 2,
  GAINSAY_TIME_DURATION = 3,
  GAINSAY_TIME_SET = 4
};
enum { GAINSAY_BASIS_NONE = 0, GAINSAY_BASIS_EXPLICIT = 1, GAINSAY_BASIS_ANCHORED = 2, GAINSAY_BASIS_EVENT = 3 };
enum {
  GAINSAY_TIME_UNTIL = 1u,       /* worded as an end: "until 2017" */
  GAINSAY_TIME_SINCE = 2u,       /* worded as a beginning: "since 2023" */
  GAINSAY_TIME_APPROXIMATE = 4u, /* EDTF ~ */
  GAINSAY_TIME_NO_YEAR = 8u,     /* the year was supplied from context */
  GAINSAY_TIME_UNCERTAIN = 16u   /* EDTF ?: a guess among several, or a date that its weekday contradicts */
};

typedef struct gainsay_time {
  uint32_t kind;  /* GAINSAY_TIME_DATE … */
  uint32_t basis; /* GAINSAY_BASIS_… */
  uint32_t flags;
  int32_t lo, hi;               /* days since 1970-01-01, inclusive; DAY_MIN / DAY_MAX = open or unknown */
  int32_t lo_second, hi_second; /* seconds into the day for clock times, else -1 */
  uint32_t reserved;
  double duration_lo, duration_hi; /* months for durations counted in months or years, else days; NaN when none */
  char edtf[64];                   /* NUL-padded; EDTF level 1; empty for durations */
  char duration[32];               /* NUL-padded ISO 8601 duration, "P18M"; empty for dates */
} gainsay_time;

enum {
  GAINSAY_VIA_NAME = 0,
  GAINSAY_VIA_DEMONYM = 1,
  GAINSAY_VIA_METONYM = 2,
  GAINSAY_VIA_OFFICE = 3,
  GAINSAY_VIA_REFERENCE = 4,
  GAINSAY_VIA_DROPPED = 5,
  GAINSAY_VIA_DEFAULT = 6
};

typedef struct gainsay_entity {
  gainsay_term id;   /* 0 when a name was recognised that no table holds */
  gainsay_term type; /* "country", "city", "person", "organisation", "group", "office", "norm", "event", "place" */
  uint32_t via;      /* GAINSAY_VIA_… */
  uint32_t flags;    /* 0 */
  double confidence; /* 0…1 */
} gainsay_entity;

enum { GAINSAY_VALUE_JSON = 0, GAINSAY_VALUE_QUANTITY = 1, GAINSAY_VALUE_TIME = 2, GAINSAY_VALUE_ENTITY = 3 };

typedef struct gainsay_mention {
  gainsay_term layer;
  gainsay_span span;
  uint32_t value_kind; /* GAINSAY_VALUE_… */
  uint32_t reserved;
  const void* value; /* a gainsay_quantity / _time / _entity, or a gainsay_str with JSON */
} gainsay_mention;

#ifdef __cplusplus
}
#endif
