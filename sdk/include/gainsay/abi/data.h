/* SPDX-License-Identifier: Apache-2.0
 * Host extension "gainsay.data/draft-1": read-only files, mapped before the sandbox closes. Plugins open nothing. */
#pragma once

#include "gainsay/abi/types.h"

#define GAINSAY_DATA_ID "gainsay.data/draft-1"
#define GAINSAY_DATA_LEXICON "lexicon" /* the compiled lexicon and knowledge, one file */

#ifdef __cplusplus
extern "C" {
#endif

/* `name` is GAINSAY_DATA_LEXICON or the path of a file in the manifest's `data` list, as written there. On success *out
 * borrows bytes that stay mapped until the process ends; unknown names give GAINSAY_INVALID.
 * [any thread, from init on; the host owns the bytes] */
typedef struct gainsay_data {
  uint32_t struct_size;
  uint32_t reserved;
  void* ctx;
  gainsay_status (*get)(void* ctx, gainsay_str name, gainsay_str* out);
} gainsay_data;

#ifdef __cplusplus
}
#endif
