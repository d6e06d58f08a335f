/* SPDX-License-Identifier: Apache-2.0
 * How the one exported symbol of a plugin, `gainsay_plugin`, is marked. */
#pragma once

#ifdef __cplusplus
#define GAINSAY_EXTERN_C extern "C"
#else
#define GAINSAY_EXTERN_C extern
#endif

#if defined(__GNUC__) || defined(__clang__)
#define GAINSAY_EXPORT __attribute__((visibility("default")))
#else
#define GAINSAY_EXPORT
#endif
