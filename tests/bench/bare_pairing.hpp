// SPDX-License-Identifier: Apache-2.0
// The limits that comparing stands beside: sorting as many keys, and finding one.
#pragma once

#include <cstddef>

namespace gainsay::bench {

// CPU seconds of a radix sort of `count` records of 16 bytes by their 64-bit key: the median of five.
double bare_sort_seconds(std::size_t count);
// CPU seconds of one look-up among `count` keys in a hash table.
double bare_probe_seconds(std::size_t count);

}  // namespace gainsay::bench
