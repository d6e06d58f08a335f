// SPDX-License-Identifier: Apache-2.0
#include "claim_time.hpp"

#include <cmath>
#include <cstring>

#include "gainsay/kit/convert.hpp"

namespace gainsay::extract_claims {

namespace {

constexpr double anchored_confidence = 0.9;
constexpr double days_per_month = 30.436875;  // units.tsv: mo

std::string month_text(Day day) {
  const auto c = to_civil(day);
  std::string out = std::to_string(c.year);
  while (out.size() < 4) out.insert(out.begin(), '0');
  return out + (c.month < 10 ? "-0" : "-") + std::to_string(c.month);
}

bool in_clause(const Trigger& t, std::int32_t i) {
  const auto begin = std::min(t.clause_begin, t.begin), end = std::max(t.clause_end, t.end);
  return i >= begin && i < end;
}

// A date between a participle and the end of its phrase is that participle's.
bool in_other_modifier(const std::vector<Trigger>& triggers, const Trigger& t, std::int32_t i) {
  for (const auto& other : triggers)
    if (&other != &t && other.modifier && !other.nominal() && i >= other.begin && i < other.clause_end &&
        other.begin < t.begin)
      return true;
  return false;
}

const gainsay_time* dated(const Item& item) {
  if (item.kind != Kind::Time || !item.mention) return nullptr;
  const auto* time = static_cast<const gainsay_time*>(item.mention->value);
  if (time->kind == GAINSAY_TIME_DURATION || time->kind == GAINSAY_TIME_SET || time->kind == GAINSAY_TIME_CLOCK)
    return nullptr;
  if ((time->flags & GAINSAY_TIME_UNCERTAIN) != 0) return nullptr;  // empty beats guessed
  return time->basis == GAINSAY_BASIS_NONE || time->edtf[0] == 0 ? nullptr : time;
}

model::ClaimTime anchored(std::string edtf, DayRange days) {
  model::ClaimTime out;
  out.time.basis = model::Basis::Anchored;
  out.time.kind = model::TimeKind::Interval;
  out.time.edtf = std::move(edtf);
  out.time.days = days;
  out.confidence = anchored_confidence;
  return out;
}

std::optional<model::ClaimTime> by_tense(const Sentence& s, const Trigger& t, int modality) {
  const auto& d = *s.document;
  if (d.published_lo == day_min && d.published_hi == day_max) return std::nullopt;
  const Day lo = d.published_lo, hi = d.published_hi;
  if (lo == day_min || hi == day_max) return std::nullopt;
  const auto first = to_civil(lo), last = to_civil(hi);
  const Day month_lo = month_range(first.year, first.month).lo, month_hi = month_range(last.year, last.month).hi;
  const bool ahead = modality == GAINSAY_PLANNED || modality == GAINSAY_REQUESTED || modality == GAINSAY_POSSIBLE ||
                     modality == GAINSAY_CONDITIONAL || t.morph.tense == Tense::Future;
  if (ahead && t.morph.tense != Tense::Past && t.morph.tense != Tense::Perfect)
    return anchored(month_text(lo) + "/..", {month_lo, day_max});
  if (t.nominal()) return std::nullopt;
  switch (t.morph.tense) {
    case Tense::Present:
      return anchored(month_text(lo), {month_lo, month_hi});
    case Tense::Perfect:
      return anchored("../" + month_text(hi), {day_min, month_hi});
    default:
      break;
  }
  if (t.modifier) return anchored("../" + month_text(hi), {day_min, month_hi});
  return std::nullopt;
}

}  // namespace

std::optional<model::ClaimTime> time_of(const Sentence& s, const std::vector<Trigger>& triggers, const Trigger& t,
                                        int modality) {
  std::int32_t best = no_item, best_distance = 0;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(s.items.size()); ++i) {
    const auto& item = s.items[static_cast<std::size_t>(i)];
    if (!in_clause(t, i) || !dated(item) || in_other_modifier(triggers, t, i)) continue;
    const auto distance = i < t.begin ? t.begin - i : i - t.end;
    if (best == no_item || distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  if (best == no_item) return by_tense(s, t, modality);
  const auto& item = s.items[static_cast<std::size_t>(best)];
  model::ClaimTime out;
  out.time = kit::to_model(*dated(item));
  out.span = {item.mention->span.begin, item.mention->span.end};
  out.confidence = out.time.basis == model::Basis::Explicit ? 1 : anchored_confidence;
  return out;
}

void durations_of(const Sentence& s, const Trigger& t, std::vector<model::ClaimQuantity>& out) {
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(s.items.size()); ++i) {
    const auto& item = s.items[static_cast<std::size_t>(i)];
    if (item.kind != Kind::Time || !item.mention || !in_clause(t, i)) continue;
    const auto& time = *static_cast<const gainsay_time*>(item.mention->value);
    if (time.kind != GAINSAY_TIME_DURATION || std::isnan(time.duration_lo)) continue;
    const bool months = std::strchr(time.duration, 'M') || std::strchr(time.duration, 'Y');
    model::ClaimQuantity q;
    q.of = s.grammar->role.duration;
    q.span = {item.mention->span.begin, item.mention->span.end};
    q.value.kind = model::QuantityKind::Measure;
    q.value.lo = time.duration_lo;
    q.value.hi = time.duration_hi;
    q.value.modifier = time.duration_lo == time.duration_hi ? model::Modifier::Exact
                       : std::isinf(time.duration_hi)       ? model::Modifier::AtLeast
                                                            : model::Modifier::Range;
    q.value.base_lo = time.duration_lo * (months ? days_per_month : 1);
    q.value.base_hi = time.duration_hi * (months ? days_per_month : 1);
    q.value.number = q.span;
    q.value.unit = months ? s.grammar->unit.month : s.grammar->unit.day;
    q.value.dimension = s.grammar->unit.time;
    out.push_back(q);
  }
}

}  // namespace gainsay::extract_claims
