/* SPDX-License-Identifier: Apache-2.0
 * Host extension "gainsay.knowledge/draft-1": what the tables say about entities and concepts, with people's merges and
 * additions already applied. */
#pragma once

#include "gainsay/abi/types.h"

#define GAINSAY_KNOWLEDGE_ID "gainsay.knowledge/draft-1"

#ifdef __cplusplus
extern "C" {
#endif

/* All functions: [any thread, from init on]; unknown terms give 0 or false. */
typedef struct gainsay_knowledge {
  uint32_t struct_size;
  uint32_t reserved;
  void* ctx;
  /* Is `a` the same as `b`, or a part, member, capital, organ or citizen in office of it, over any number of steps? */
  bool (*part_of)(void* ctx, gainsay_term a, gainsay_term b);
  /* The state an entity acts for (capital, government, office holder, army), itself for a state, 0 when none. */
  gainsay_term (*state_of)(void* ctx, gainsay_term entity);
  /* Is concept or predicate `a` the same as or a kind of `b`? */
  bool (*is_a)(void* ctx, gainsay_term a, gainsay_term b);
  /* The type term of an entity ("country", "person", "norm" …). */
  gainsay_term (*type_of)(void* ctx, gainsay_term entity);
} gainsay_knowledge;

#ifdef __cplusplus
}
#endif
