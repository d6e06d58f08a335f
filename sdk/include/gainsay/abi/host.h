/* SPDX-License-Identifier: Apache-2.0
 * What a plugin may ask of the process that loaded it. */
#pragma once

#include "gainsay/abi/types.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { GAINSAY_LOG_DEBUG = 0, GAINSAY_LOG_INFO = 1, GAINSAY_LOG_WARN = 2, GAINSAY_LOG_ERROR = 3 };

/* Owned by the host; valid from `init` until the process ends. Every function may be called from the thread that runs
 * the current call, in any state. */
typedef struct gainsay_host {
  uint32_t struct_size;
  uint32_t abi_minor;
  void* ctx; /* passed back as the first argument */
  /* Writes one line to the host's log; `text` is borrowed for the call. Never fails. */
  void (*log)(void* ctx, int32_t level, gainsay_str text);
  /* Not 0 when the current call should end soon with GAINSAY_CANCELLED. */
  int32_t (*cancelled)(void* ctx);
  /* A host extension by its id ("gainsay.data/draft-1"), or NULL when this host has none of that name. The pointer
   * lives as long as the process. */
  const void* (*get_extension)(void* ctx, const char* id);
} gainsay_host;

#ifdef __cplusplus
}
#endif
