/* SPDX-License-Identifier: Apache-2.0
 * Interface "gainsay.extractor/draft-1": a document with its analysis in, mentions and claims out through a sink. */
#pragma once

#include "gainsay/abi/claim.h"
#include "gainsay/abi/document.h"
#include "gainsay/abi/plugin.h"

#define GAINSAY_EXTRACTOR_ID "gainsay.extractor/draft-1"

#ifdef __cplusplus
extern "C" {
#endif

/* Valid only during `extract`. Everything passed is copied before the function returns. A non-zero status means: stop
 * now and return it. [the thread that runs `extract`] */
typedef struct gainsay_extract_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void* ctx;
  /* The layer must be in the manifest's `produces`. */
  gainsay_status (*emit_mention)(void* ctx, const gainsay_mention* mention);
  /* The manifest's `produces` must hold "claim". */
  gainsay_status (*emit_claim)(void* ctx, const gainsay_claim* claim);
  /* Says why nothing was recorded at a place: a reason key of the plugin ("ambiguous-agent") and where. Counted under
   * `skipped` in every report. */
  gainsay_status (*abstain)(void* ctx, gainsay_span span, gainsay_str reason);
} gainsay_extract_sink;

typedef struct gainsay_extractor {
  uint32_t struct_size;
  uint32_t reserved;
  /* `config` is the canonical JSON of the plugin's configuration ("{}" when none). On success *out is owned by the
   * plugin until `destroy`. [one thread, after init] */
  gainsay_status (*create)(const gainsay_host* host, gainsay_str config, gainsay_instance** out);
  /* [one thread, no other call on this instance afterwards] */
  void (*destroy)(gainsay_instance* instance);
  /* Must not keep any pointer into `document` or `sink` after it returns; must give the same results for the same
   * document whatever came before. [one thread at a time per instance, not always the same] */
  gainsay_status (*extract)(gainsay_instance* instance, const gainsay_document* document,
                            const gainsay_extract_sink* sink);
} gainsay_extractor;

#ifdef __cplusplus
}
#endif
