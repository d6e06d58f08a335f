// SPDX-License-Identifier: Apache-2.0
// Can two figures both be true? Bounds in the base unit, widened or opened by their modifiers.
#pragma once

#include "gainsay/abi/verifier.h"
#include "gainsay/kit/slot_tests.hpp"

namespace gainsay::kit {

// What a figure allows: closed ends unless `open_…`; ±infinity where nothing is said.
struct Bounds {
  double lo = 0, hi = 0;
  bool open_lo = false, open_hi = false;
};

// about: ±5 %; nearly: from 10 % below up to the figure; more-than and less-than: without the figure; at-least and
// at-most: with it.
Bounds bounds_of(const gainsay_row_quantity& quantity);
bool disjoint(const Bounds& a, const Bounds& b);

// same -> equal; overlap -> compatible; disjoint -> incompatible; values-differ -> incompatible for two lower (or two
// upper) bounds that speak of one as-of date: then each is the speaker's figure; ambiguous | other-dimension |
// other-unit -> unknown. The caller has checked that both are figures of the same thing.
Tested test_quantity(const gainsay_row_quantity& a, const gainsay_row_quantity& b);

// Is `later` what a growing total became after `earlier`: larger, as of a later day, by less than `update_ratio`?
inline constexpr double update_ratio = 1.6;
bool is_update(const gainsay_row_quantity& earlier, const gainsay_row_quantity& later);

}  // namespace gainsay::kit
