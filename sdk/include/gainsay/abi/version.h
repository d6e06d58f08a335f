/* SPDX-License-Identifier: Apache-2.0
 * Version of the plugin ABI. Layout may change while extension ids carry "/draft-1"; each change is one line in
 * sdk/CHANGELOG.md. */
#pragma once

#define GAINSAY_ABI_MAGIC 0x59534E47u /* "GNSY", little endian */
#define GAINSAY_ABI_MAJOR 1u
#define GAINSAY_ABI_MINOR 0u
