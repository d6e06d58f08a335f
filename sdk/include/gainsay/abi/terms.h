/* SPDX-License-Identifier: Apache-2.0
 * Host extension "gainsay.terms/draft-1": names to numbers and back. */
#pragma once

#include "gainsay/abi/types.h"

#define GAINSAY_TERMS_ID "gainsay.terms/draft-1"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gainsay_terms {
  uint32_t struct_size;
  uint32_t reserved;
  void* ctx;
  /* The term of `name`, remembered so that the host can print it; 0 for an empty or invalid name (invalid UTF-8, over
   * 200 bytes). Any term in a result must have been interned in this process, else the result is refused.
   * [any thread, from init on] */
  gainsay_term (*intern)(void* ctx, gainsay_str name);
  /* The name of a term interned in this process or known to the host; size 0 when unknown. Borrowed until the process
   * ends. [any thread] */
  gainsay_str (*name)(void* ctx, gainsay_term term);
} gainsay_terms;

#ifdef __cplusplus
}
#endif
