/* SPDX-License-Identifier: Apache-2.0
 * The one symbol a plugin exports: `const gainsay_plugin_entry gainsay_plugin`. Everything else is found through it by
 * string id, so the host never needs a second symbol. */
#pragma once

#include "gainsay/abi/export.h"
#include "gainsay/abi/host.h"
#include "gainsay/abi/version.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Static strings, alive as long as the plugin is loaded. They must say what plugin.json says: the host refuses a plugin
 * whose id or version differ. */
typedef struct gainsay_descriptor {
  uint32_t struct_size;
  uint32_t reserved;
  gainsay_str id;      /* reverse DNS, "org.gainsay.extract_times" */
  gainsay_str version; /* semantic version */
} gainsay_descriptor;

/* Opaque to the host: whatever the plugin's `create` made. */
typedef struct gainsay_instance gainsay_instance;

typedef struct gainsay_plugin_entry {
  uint32_t magic;       /* GAINSAY_ABI_MAGIC */
  uint32_t struct_size; /* sizeof(gainsay_plugin_entry) as the plugin saw it */
  uint32_t abi_major;
  uint32_t abi_minor;
  const gainsay_descriptor* descriptor;
  /* Called once before anything else, from one thread. `host` stays valid until the process ends. A non-zero status
   * refuses the plugin. [one thread, before create] */
  gainsay_status (*init)(const gainsay_host* host);
  /* The factory for an interface id ("gainsay.extractor/draft-1"), or NULL. Static. [any thread, after init] */
  const void* (*get_factory)(const char* id);
} gainsay_plugin_entry;

#ifdef __cplusplus
}
#endif
