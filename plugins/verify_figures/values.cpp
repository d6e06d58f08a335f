// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "comparisons.hpp"
#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/key.hpp"
#include "gainsay/kit/quantity_test.hpp"

namespace gainsay::figures {
namespace {

// units.tsv: what is counted is its own dimension, but soldiers are only some of the people, so the unit must be the
// same there.
constexpr std::string_view counted = "count:";

struct Figure {
  Row row;
  const gainsay_row_quantity* quantity = nullptr;
  Parties parties;
};

bool eligible(const gainsay_row& row, const gainsay_row_quantity& q) {
  return kit::realised(row.modality) && row.polarity == GAINSAY_POSITIVE && q.dimension != 0 && q.ambiguous == 0 &&
         q.confidence >= kit::eligible_confidence;
}

std::uint64_t value_key(const gainsay_row& row, const gainsay_row_quantity& q, const Parties& parties) {
  std::vector<std::uint64_t> parts{row.predicate, q.of, q.dimension};
  parts.insert(parts.end(), parties.roles_and_states.begin(), parties.roles_and_states.end());
  return kit::key(plugin_id, "value", parts);
}

// The same days, or nearly: the shorter time covers most of the longer.
bool same_time(const kit::Interval& a, const kit::Interval& b) {
  if (a.lo == b.lo && a.hi == b.hi) return true;
  if (a.open_lo() || a.open_hi() || b.open_lo() || b.open_hi()) return false;
  const double both = std::min(a.hi, b.hi) - std::max(a.lo, b.lo) + 1.0;
  const double either = std::max(a.hi, b.hi) - std::min(a.lo, b.lo) + 1.0;
  return both / either >= 0.8;
}

// A total that grows may be larger in a later text; without an as-of day, the day of publication counts.
bool grew(const Context& context, const Figure& x, const Figure& y) {
  if (!context.predicates.cumulative(x.row.row->predicate)) return false;
  const auto dated = [](const Figure& f) {
    auto q = *f.quantity;
    if (q.as_of_lo == day_min || q.as_of_hi == day_max)
      q.as_of_lo = f.row.row->published_lo, q.as_of_hi = f.row.row->published_hi;
    return q;
  };
  return kit::is_update(dated(x), dated(y)) || kit::is_update(dated(y), dated(x));
}

// Why two figures that differ are no discrepancy; "" when they are one. Lowers `score`.
std::string_view excuse(const Context& context, const Rule& rule, const Figure& x, const Figure& y, double& score) {
  if (x.quantity->unit != y.quantity->unit && context.host.name({x.quantity->dimension}).starts_with(counted))
    return "other-unit";
  const auto tx = kit::interval_of(*x.row.row), ty = kit::interval_of(*y.row.row);
  if (tx.known && ty.known && !same_time(tx, ty)) return "other-time";
  double confidence = 1;
  const auto thing = same_thing(context.host, x.row, y.row, context.party_roles, confidence);
  if (thing.test != GAINSAY_EQUAL) return thing.reason;
  const auto source = kit::test_attribution(*x.row.block, *x.row.row, *y.row.block, *y.row.row);
  if (source.reason == "other-source") return "other-source";
  if (grew(context, x, y)) return "update";
  score = std::min({confidence, x.parties.confidence, y.parties.confidence, static_cast<double>(x.quantity->confidence),
                    static_cast<double>(y.quantity->confidence)});
  if (tx.known && ty.known) {
    score = std::min<double>({score, x.row.row->time_confidence, y.row.row->time_confidence});
  } else {
    score *= rule.undated;
  }
  score *= rule.strength;
  return {};
}

void link(const Rule& rule, const Figure& x, const Figure& y, const kit::Tested& tested, double score,
          kit::LinkSink& sink) {
  const std::array slots{
      gainsay_link_slot{x.quantity->of, tested.test, 0, kit::str(tested.reason), x.quantity->span, y.quantity->span}};
  const std::array<std::uint64_t, 3> object{x.row.row->predicate, x.quantity->of, x.quantity->dimension};
  gainsay_link out{};
  out.struct_size = sizeof out;
  out.relation = GAINSAY_CONFLICT;
  out.a = x.row.row->claim;
  out.b = y.row.row->claim;
  out.matter = kit::matter(rule.family, x.parties.states, object).value;
  out.score = score;
  out.type = kit::str(rule.type);
  out.rule = kit::str(rule.id);
  out.slots = slots.data();
  out.slot_count = slots.size();
  sink.link(out);
}

void compare_pair(const Context& context, const Rule& rule, const Figure& x, const Figure& y, kit::LinkSink& sink) {
  const auto tested = kit::test_quantity(*x.quantity, *y.quantity);
  if (tested.test != GAINSAY_INCOMPATIBLE) return;
  double score = 0;
  const auto reason = excuse(context, rule, x, y, score);
  if (!reason.empty()) return sink.abstain(x.row.row->claim, y.row.row->claim, rule.id, reason);
  link(rule, x, y, tested, score, sink);
}

}  // namespace

std::vector<std::uint64_t> value_keys(const Context& context, Row row) {
  std::vector<std::uint64_t> out;
  const auto parties = parties_of(context.host, row, context.party_roles);
  if (parties.states.empty()) return out;
  for (const auto& q : kit::quantities(*row.block, *row.row))
    if (eligible(*row.row, q)) out.push_back(value_key(*row.row, q, parties));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void compare_values(const Context& context, const Rule& rule, const gainsay_block& group, kit::LinkSink& sink) {
  std::vector<Figure> figures;
  for (const auto& row : kit::rows(group)) {
    const auto parties = parties_of(context.host, {&group, &row}, context.party_roles);
    for (const auto& q : kit::quantities(group, row))
      if (eligible(row, q) && !parties.states.empty()) figures.push_back({{&group, &row}, &q, parties});
  }
  std::sort(figures.begin(), figures.end(), [](const Figure& x, const Figure& y) {
    return std::tuple(-x.quantity->confidence, x.row.row->claim, x.quantity->span.begin) <
           std::tuple(-y.quantity->confidence, y.row.row->claim, y.quantity->span.begin);
  });
  std::set<std::pair<std::uint64_t, std::uint64_t>> done;
  for (std::size_t i = 0; i < std::min(top_ranked, figures.size()); ++i)
    for (std::size_t j = i + 1; j < figures.size(); ++j) {
      const auto& x = figures[i];
      const auto& y = figures[j];
      const bool alike = x.quantity->of == y.quantity->of && x.quantity->dimension == y.quantity->dimension;
      if (!alike || x.row.row->claim == y.row.row->claim) continue;
      if (done.insert(std::minmax(x.row.row->claim, y.row.row->claim)).second) compare_pair(context, rule, x, y, sink);
    }
}

}  // namespace gainsay::figures
