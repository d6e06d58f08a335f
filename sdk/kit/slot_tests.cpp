// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/slot_tests.hpp"

#include "gainsay/kit/verifier.hpp"

namespace gainsay::kit {
namespace {

// Equal beats compatible, compatible beats unknown, unknown beats incompatible: one pair that fits is enough.
int rank(std::uint32_t test) {
  switch (test) {
    case GAINSAY_EQUAL:
      return 3;
    case GAINSAY_COMPATIBLE:
      return 2;
    case GAINSAY_NOT_KNOWN:
      return 1;
    default:
      return 0;
  }
}

}  // namespace

Tested test_entity(const Host& host, const gainsay_row_slot& a, const gainsay_row_slot& b) {
  if (a.entity == 0 || b.entity == 0) {
    if (a.entity == 0 && b.entity == 0 && a.head != 0 && a.head == b.head) return {GAINSAY_EQUAL, "same-words"};
    return {GAINSAY_NOT_KNOWN, a.head != 0 && b.head != 0 ? "unlisted" : "missing"};
  }
  if (a.entity == b.entity) return {GAINSAY_EQUAL, "same"};
  const Term ta{a.entity}, tb{b.entity};
  const Term sa = host.state_of(ta), sb = host.state_of(tb);
  const bool names_state_a = sa == tb && a.via == GAINSAY_VIA_METONYM;
  const bool names_state_b = sb == ta && b.via == GAINSAY_VIA_METONYM;
  if (names_state_a || names_state_b) return {GAINSAY_EQUAL, "metonymy"};
  if (host.part_of(ta, tb) || host.part_of(tb, ta)) return {GAINSAY_COMPATIBLE, "part-of"};
  if (sa && sa == sb) return {GAINSAY_COMPATIBLE, "same-state"};
  const Term type = host.type_of(ta);
  if (type && type == host.type_of(tb)) return {GAINSAY_INCOMPATIBLE, "different"};
  return {GAINSAY_NOT_KNOWN, "other-type"};
}

Tested test_role(const Host& host, const gainsay_block& block_a, const gainsay_row& a, const gainsay_block& block_b,
                 const gainsay_row& b, gainsay_term role) {
  Tested best{GAINSAY_NOT_KNOWN, "missing"};
  bool any = false;
  for (const auto& x : slots(block_a, a)) {
    if (x.role != role || x.confidence < eligible_confidence) continue;
    for (const auto& y : slots(block_b, b)) {
      if (y.role != role || y.confidence < eligible_confidence) continue;
      const Tested found = test_entity(host, x, y);
      if (!any || rank(found.test) > rank(best.test)) best = found;
      any = true;
    }
  }
  return best;
}

Tested test_time(const Interval& a, const Interval& b) {
  if (!a.known || !b.known) return {GAINSAY_NOT_KNOWN, "missing"};
  if (a.lo == b.lo && a.hi == b.hi) return {GAINSAY_EQUAL, "same"};
  if (before(a, b)) return {GAINSAY_INCOMPATIBLE, "before"};
  if (before(b, a)) return {GAINSAY_INCOMPATIBLE, "after"};
  if (inside(a, b) || inside(b, a)) return {GAINSAY_COMPATIBLE, "inside"};
  if (overlap(a, b)) return {GAINSAY_COMPATIBLE, "overlap"};
  return {GAINSAY_NOT_KNOWN, "touching"};  // apart as worded, but within the margin of an approximate time
}

Tested test_modality(const gainsay_row& a, const gainsay_row& b) {
  if (factual(a) && factual(b)) return {GAINSAY_EQUAL, "realised"};
  if (hypothetical(a.modality) && hypothetical(b.modality)) return {GAINSAY_COMPATIBLE, "hypothetical"};
  const auto readable = [](const gainsay_row& r) { return factual(r) || hypothetical(r.modality); };
  if (readable(a) && readable(b)) return {GAINSAY_COMPATIBLE, "mixed"};
  return {GAINSAY_NOT_KNOWN, "not-claimed"};
}

Tested test_polarity(const gainsay_row& a, const gainsay_row& b) {
  const auto readable = [](const gainsay_row& r) { return factual(r) || hypothetical(r.modality); };
  if (!readable(a) || !readable(b)) return {GAINSAY_NOT_KNOWN, "not-claimed"};
  return effective_polarity(a) == effective_polarity(b) ? Tested{GAINSAY_EQUAL, "same"}
                                                        : Tested{GAINSAY_INCOMPATIBLE, "opposite"};
}

Tested test_attribution(const gainsay_block& block_a, const gainsay_row& a, const gainsay_block& block_b,
                        const gainsay_row& b) {
  if (a.voice == b.voice) return {GAINSAY_EQUAL, "same-source"};
  const auto sa = sources(block_a, a), sb = sources(block_b, b);
  if (sa.empty() || sb.empty()) return {GAINSAY_NOT_KNOWN, "missing"};
  return sa.front().source == sb.front().source ? Tested{GAINSAY_EQUAL, "same-source"}
                                                : Tested{GAINSAY_COMPATIBLE, "other-source"};
}

}  // namespace gainsay::kit
