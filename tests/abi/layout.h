/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Called with a struct and its size, or a field with its offset and size. */
typedef void (*gainsay_print)(void* user, const char* name, size_t first, size_t second);
void gainsay_print_layout(gainsay_print print, void* user);

#ifdef __cplusplus
}
#endif
