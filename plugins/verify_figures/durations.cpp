// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "comparisons.hpp"
#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/key.hpp"
#include "gainsay/kit/quantity_test.hpp"

namespace gainsay::figures {
namespace {

struct Length {
  Row row;
  const gainsay_row_quantity* quantity = nullptr;
  Parties parties;
};
struct Dated {
  Row row;
  kit::Months months;
  Parties parties;
};

bool claimed(const gainsay_row& row) { return kit::realised(row.modality) && row.polarity == GAINSAY_POSITIVE; }

const gainsay_row_quantity* length_of(const Rule& rule, Row row) {
  if (!claimed(*row.row)) return nullptr;
  for (const auto& q : kit::quantities(*row.block, *row.row))
    if (q.of == rule.of.value && q.unit == rule.unit.value && q.ambiguous == 0 &&
        q.confidence >= kit::eligible_confidence)
      return &q;
  return nullptr;
}

// Dates count when they are in the words, both of them, and span more than one month.
bool dated(const gainsay_row& row) {
  const auto time = kit::interval_of(row);
  return claimed(row) && time.known && row.basis == GAINSAY_BASIS_EXPLICIT &&
         row.time_confidence >= kit::eligible_confidence && !time.open_lo() && !time.open_hi() &&
         kit::months_of(time).hi >= 2;
}

// Months as worded, widened by the modifier.
kit::Bounds in_months(const Rule& rule, const gainsay_row_quantity& q) {
  auto out = kit::bounds_of(q);
  out.lo /= rule.per;
  out.hi /= rule.per;
  return out;
}

// Concepts of one role that no table relates are of two events.
bool other_theme(const kit::Host& host, Row a, Row b) {
  for (const auto& x : kit::slots(*a.block, *a.row))
    for (const auto& y : kit::slots(*b.block, *b.row)) {
      if (x.role != y.role || x.concept_id == 0 || y.concept_id == 0 || x.concept_id == y.concept_id) continue;
      if (!host.is_a({x.concept_id}, {y.concept_id}) && !host.is_a({y.concept_id}, {x.concept_id})) return true;
    }
  return false;
}

void compare_pair(const Context& context, const Rule& rule, const Length& x, const Dated& y, kit::LinkSink& sink) {
  constexpr double rounding = 0.05;  // a month has no fixed number of days
  const auto length = in_months(rule, *x.quantity);
  const double slack = (y.row.row->time_flags & GAINSAY_TIME_APPROXIMATE) ? 1 : rounding;
  if (length.hi >= y.months.lo - slack && length.lo <= y.months.hi + slack) return;
  const auto tx = kit::interval_of(*x.row.row), ty = kit::interval_of(*y.row.row);
  if (kit::disjoint(tx, ty) || other_theme(context.host, x.row, y.row))
    return sink.abstain(x.row.row->claim, y.row.row->claim, rule.id, "other-event");
  const double confidence =
      std::min({x.parties.confidence, y.parties.confidence, static_cast<double>(x.quantity->confidence),
                static_cast<double>(y.row.row->time_confidence)});
  const std::array slots{gainsay_link_slot{rule.of.value, GAINSAY_INCOMPATIBLE, 0, kit::str("outside-the-dates"),
                                           x.quantity->span, y.row.row->time_span}};
  const std::array<std::uint64_t, 2> object{x.row.row->predicate, rule.of.value};
  gainsay_link out{};
  out.struct_size = sizeof out;
  out.relation = GAINSAY_CONFLICT;
  out.a = x.row.row->claim;
  out.b = y.row.row->claim;
  out.matter = kit::matter(rule.family, x.parties.states, object).value;
  out.score = confidence * rule.strength;
  out.type = kit::str(rule.type);
  out.rule = kit::str(rule.id);
  out.slots = slots.data();
  out.slot_count = slots.size();
  sink.link(out);
}

template <class T>
void keep_top(std::vector<T>& list) {
  std::sort(list.begin(), list.end(), [](const T& x, const T& y) {
    const auto& a = *x.row.row;
    const auto& b = *y.row.row;
    return a.confidence != b.confidence ? a.confidence > b.confidence : a.claim < b.claim;
  });
  if (list.size() > top_ranked) list.resize(top_ranked);
}

}  // namespace

std::vector<std::uint64_t> duration_keys(const Context& context, const Rule& rule, Row row) {
  if (!length_of(rule, row) && !dated(*row.row)) return {};
  const auto parties = parties_of(context.host, row, context.party_roles);
  if (parties.states.empty()) return {};
  std::vector<std::uint64_t> parts{row.row->predicate, row.row->voice};
  parts.insert(parts.end(), parties.roles_and_states.begin(), parties.roles_and_states.end());
  return {kit::key(plugin_id, "duration", parts)};
}

void compare_durations(const Context& context, const Rule& rule, const gainsay_block& group, kit::LinkSink& sink) {
  std::vector<Length> lengths;
  std::vector<Dated> dates;
  for (const auto& row : kit::rows(group)) {
    const Row here{&group, &row};
    const auto parties = parties_of(context.host, here, context.party_roles);
    if (parties.states.empty()) continue;
    if (const auto* q = length_of(rule, here)) lengths.push_back({here, q, parties});
    if (dated(row)) dates.push_back({here, kit::months_of(kit::interval_of(row)), parties});
  }
  keep_top(lengths);
  keep_top(dates);
  for (const auto& x : lengths)
    for (const auto& y : dates)
      if (x.row.row->claim != y.row.row->claim && x.row.row->predicate == y.row.row->predicate &&
          x.row.row->voice == y.row.row->voice && x.parties.roles_and_states == y.parties.roles_and_states)
        compare_pair(context, rule, x, y, sink);
}

}  // namespace gainsay::figures
