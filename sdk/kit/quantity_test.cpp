// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/quantity_test.hpp"

#include <cmath>
#include <limits>

namespace gainsay::kit {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Base units are reached by multiplication, so equal figures may differ in the last bits.
bool same(double a, double b) { return a == b || std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)); }

bool is_lower_bound(std::uint32_t m) { return m == GAINSAY_AT_LEAST || m == GAINSAY_MORE_THAN; }
bool is_upper_bound(std::uint32_t m) { return m == GAINSAY_AT_MOST || m == GAINSAY_LESS_THAN; }

bool same_as_of(const gainsay_row_quantity& a, const gainsay_row_quantity& b) {
  return a.as_of_lo == b.as_of_lo && a.as_of_hi == b.as_of_hi && a.as_of_lo != day_min && a.as_of_hi != day_max;
}

// The figure as worded.
double figure(const gainsay_row_quantity& q) { return std::isfinite(q.lo) ? q.lo : q.hi; }

}  // namespace

Bounds bounds_of(const gainsay_row_quantity& q) {
  switch (q.modifier) {
    case GAINSAY_ABOUT:
      return {q.lo - std::abs(q.lo) * 0.05, q.hi + std::abs(q.hi) * 0.05};
    case GAINSAY_NEARLY:
      return {q.lo - std::abs(q.lo) * 0.10, q.hi};
    case GAINSAY_AT_LEAST:
      return {q.lo, infinity};
    case GAINSAY_MORE_THAN:
      return {q.lo, infinity, true, false};
    case GAINSAY_AT_MOST:
      return {-infinity, q.hi};
    case GAINSAY_LESS_THAN:
      return {-infinity, q.hi, false, true};
    default:
      return {q.lo, q.hi};
  }
}

bool disjoint(const Bounds& a, const Bounds& b) {
  const auto below = [](double hi, bool open_hi, double lo, bool open_lo) {
    if (same(hi, lo)) return open_hi || open_lo;
    return hi < lo;
  };
  return below(a.hi, a.open_hi, b.lo, b.open_lo) || below(b.hi, b.open_hi, a.lo, a.open_lo);
}

Tested test_quantity(const gainsay_row_quantity& a, const gainsay_row_quantity& b) {
  if (a.ambiguous || b.ambiguous) return {GAINSAY_NOT_KNOWN, "ambiguous"};
  if (std::isnan(a.lo) || std::isnan(a.hi) || std::isnan(b.lo) || std::isnan(b.hi))
    return {GAINSAY_NOT_KNOWN, "missing"};
  if (a.dimension != b.dimension) return {GAINSAY_NOT_KNOWN, "other-dimension"};
  if (a.dimension == 0 && a.unit != b.unit) return {GAINSAY_NOT_KNOWN, "other-unit"};
  if (a.modifier == b.modifier && same(a.lo, b.lo) && same(a.hi, b.hi)) return {GAINSAY_EQUAL, "same"};
  if (disjoint(bounds_of(a), bounds_of(b))) return {GAINSAY_INCOMPATIBLE, "disjoint"};
  const bool both_lower = is_lower_bound(a.modifier) && is_lower_bound(b.modifier);
  const bool both_upper = is_upper_bound(a.modifier) && is_upper_bound(b.modifier);
  if ((both_lower || both_upper) && same_as_of(a, b) && !same(figure(a), figure(b)))
    return {GAINSAY_INCOMPATIBLE, "values-differ"};
  return {GAINSAY_COMPATIBLE, "overlap"};
}

bool is_update(const gainsay_row_quantity& earlier, const gainsay_row_quantity& later) {
  if (earlier.as_of_hi == day_max || later.as_of_lo == day_min || earlier.as_of_hi >= later.as_of_lo) return false;
  const double from = figure(earlier), to = figure(later);
  return from > 0 && to >= from && to / from < update_ratio;
}

}  // namespace gainsay::kit
