/* SPDX-License-Identifier: Apache-2.0
 * A claim for every question. Nothing but the C interface. */
#include <stdlib.h>
#include <string.h>

#include "gainsay/abi/data.h"
#include "gainsay/abi/export.h"
#include "gainsay/abi/extractor.h"
#include "gainsay/abi/terms.h"

#define ID "org.example.questions"

struct gainsay_instance {
  gainsay_term predicate;
};

static gainsay_status init(const gainsay_host* host) {
  (void)host;
  return GAINSAY_OK;
}

static gainsay_status create(const gainsay_host* host, gainsay_str config, gainsay_instance** out) {
  const gainsay_terms* terms = host->get_extension(host->ctx, GAINSAY_TERMS_ID);
  const gainsay_str name = {ID, sizeof ID - 1};
  (void)config;
  if (!terms) return GAINSAY_UNSUPPORTED;
  *out = malloc(sizeof **out);
  if (!*out) return GAINSAY_NOMEM;
  (*out)->predicate = terms->intern(terms->ctx, name);
  return GAINSAY_OK;
}

static void destroy(gainsay_instance* instance) { free(instance); }

static gainsay_status extract(gainsay_instance* instance, const gainsay_document* document,
                              const gainsay_extract_sink* sink) {
  uint64_t i;
  for (i = 0; i < document->sentence_count; ++i) {
    const gainsay_sentence* sentence = &document->sentences[i];
    gainsay_claim_cue cue = {GAINSAY_CUE_PREDICATE, {0, 0}, 0};
    gainsay_claim claim;
    gainsay_status status;
    if (!(sentence->flags & GAINSAY_SENTENCE_QUESTION)) continue;
    cue.span.begin = sentence->begin;
    cue.span.end = sentence->end;
    memset(&claim, 0, sizeof claim);
    claim.struct_size = sizeof claim;
    claim.predicate = instance->predicate;
    claim.span = cue.span;
    claim.modality = GAINSAY_UNKNOWN;
    claim.confidence = 1;
    claim.cues = &cue;
    claim.cue_count = 1;
    status = sink->emit_claim(sink->ctx, &claim);
    if (status != GAINSAY_OK) return status;
  }
  return GAINSAY_OK;
}

static const gainsay_extractor extractor = {sizeof(gainsay_extractor), 0, create, destroy, extract};

static const void* get_factory(const char* id) { return strcmp(id, GAINSAY_EXTRACTOR_ID) == 0 ? &extractor : NULL; }

static const gainsay_descriptor descriptor = {sizeof(gainsay_descriptor), 0, {ID, sizeof ID - 1}, {"1.0.0", 5}};

GAINSAY_EXPORT extern const gainsay_plugin_entry gainsay_plugin;
const gainsay_plugin_entry gainsay_plugin = {
    GAINSAY_ABI_MAGIC, sizeof(gainsay_plugin_entry), GAINSAY_ABI_MAJOR, GAINSAY_ABI_MINOR, &descriptor, init,
    get_factory};
