// SPDX-License-Identifier: Apache-2.0
// Durations ("18 months", "in 18 mesi", "18 ay boyunca", "for decades"), offsets from an event ("two months after"),
// ages.
#include <cmath>
#include <cstdio>

#include "gainsay/kit/modifiers.hpp"
#include "time_parser.hpp"

namespace gainsay::kit {
namespace {

struct Length {
  double per = 1;  // months or days
  bool months = false;
  char letter = 'D';  // of ISO 8601, "T" before those below a day
  double iso = 1;     // how many of that letter
  bool time = false;
};

Length length_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::Second:
      return {1.0 / 86400, false, 'S', 1, true};
    case TimeUnit::Minute:
      return {1.0 / 1440, false, 'M', 1, true};
    case TimeUnit::Hour:
      return {1.0 / 24, false, 'H', 1, true};
    case TimeUnit::Day:
      return {1, false, 'D', 1, false};
    case TimeUnit::Week:
      return {7, false, 'W', 1, false};
    case TimeUnit::Weekend:
      return {2, false, 'D', 2, false};
    case TimeUnit::Month:
      return {1, true, 'M', 1, false};
    case TimeUnit::Quarter:
      return {3, true, 'M', 3, false};
    case TimeUnit::Half:
      return {6, true, 'M', 6, false};
    case TimeUnit::Year:
      return {12, true, 'Y', 1, false};
    case TimeUnit::Decade:
      return {120, true, 'Y', 10, false};
    case TimeUnit::Century:
      return {1200, true, 'Y', 100, false};
  }
  return {};
}

std::string iso(double count, const Length& length) {
  char out[32];
  std::snprintf(out, sizeof out, "%.10g", count * length.iso);
  return std::string(length.time ? "PT" : "P") + out + length.letter;
}

}  // namespace

TimeParser::Expression TimeParser::duration(std::uint32_t at) const {
  std::uint32_t next = at;
  bool cue = false;
  for (const TimeLexeme& l : lattice_.at(next)) {  // "for", "in", "در مدت", "after": the longest that may stand before
    if (l.word->kind != Kind::Cue || !l.word->before) continue;
    if (l.word->cue != Cue::During && l.word->cue != Cue::OffsetAfter && l.word->cue != Cue::OffsetBefore) continue;
    cue = true;
    next = after(l);
    break;
  }
  const TimeLexeme* opener = cue ? lattice_.cue(at, Cue::OffsetAfter) : nullptr;
  if (cue && !opener) opener = lattice_.cue(at, Cue::OffsetBefore);
  bool offset = opener && opener->word->before && !lattice_.cue(at, Cue::During);
  if (cue) next = skip_fillers(next);
  model::Modifier modifier = model::Modifier::Exact;
  if (const TimeLexeme* l = lattice_.find(next, Kind::Modifier); l && l->word->before) {
    modifier = l->word->modifier;
    next = after(*l);
  }
  auto n = number(next);
  if (!n || n->ordinal || !std::isnan(n->other)) return std::nullopt;
  double lo = n->value, hi = n->value;
  std::uint32_t end = n->token_end;
  const TimeLexeme* to = lattice_.cue(end, Cue::To);
  if (is_dash(end) || to) {  // "18-20 months", "two to three years"
    if (const auto second = number(to ? after(*to) : end + 1);
        second && !second->ordinal && second->value > lo && lattice_.find(second->token_end, Kind::Unit)) {
      hi = second->value;
      end = second->token_end;
      modifier = model::Modifier::Range;
    }
  }
  if (is_dash(end) && attached(end) && attached(end + 1)) ++end;  // "18-month"
  const TimeLexeme* unit = lattice_.find(end, Kind::Unit);
  if (!unit || (n->article && unit->word->unit < TimeUnit::Day && !cue && !attached(end))) return std::nullopt;
  if (n->article && !cue && modifier == model::Modifier::Exact && !lattice_.cue(unit->token_end, Cue::OffsetAfter) &&
      !lattice_.cue(unit->token_end, Cue::During) && !lattice_.cue(unit->token_end, Cue::Age) && end == n->token_end &&
      !unit->word->after)
    return std::nullopt;  // "un anno", "bir gün": more often "a certain"
  const bool year =
      n->plain && n->width == 4 && n->value < 2200 && unit->word->unit == TimeUnit::Year && unit->word->after;
  if (year) return std::nullopt;  // "2021 yılında"
  const Length length = length_of(unit->word->unit);
  TimeExpression out;
  out.token_begin = at;
  out.token_end = unit->token_end;
  model::Time& v = out.value;
  v.kind = model::TimeKind::Duration;
  v.duration = iso(lo, length);
  double extra = 0;
  std::string more;
  if (modifier != model::Modifier::Range) {  // "two years and three months"
    std::uint32_t second = unit->token_end;
    if (const TimeLexeme* conjunction = lattice_.cue(second, Cue::And)) second = after(*conjunction);
    if (const auto m = number(second); m && !m->ordinal) {
      const TimeLexeme* smaller = lattice_.find(m->token_end, Kind::Unit);
      if (smaller && smaller->word->unit < unit->word->unit && length_of(smaller->word->unit).months == length.months) {
        extra = m->value * length_of(smaller->word->unit).per;
        const std::string tail = iso(m->value, length_of(smaller->word->unit));
        v.duration += tail.substr(length.time ? 2 : 1);
        out.token_end = smaller->token_end;
        unit = smaller;
      }
    }
  }
  // What follows: "old" ends it as an age, "after" as an offset from an event, "boyunca" belongs to it.
  for (const TimeLexeme& l : lattice_.at(out.token_end)) {
    if (l.word->kind != Kind::Cue || !l.word->after) {
      if (l.word->kind == Kind::Modifier && l.word->after &&
          (l.word->needs_case.empty() || l.word->needs_case == unit->grammatical_case)) {
        modifier = l.word->modifier;
        out.token_end = l.token_end;
        break;
      }
      continue;
    }
    if (!l.word->needs_case.empty() && l.word->needs_case != unit->grammatical_case) continue;
    if (l.word->cue == Cue::Age) {
      out.token_end = l.token_end;
      v.kind = model::TimeKind::Set;  // the quantities have it
      v.duration.clear();
      out.span = {token(at).begin, token(out.token_end - 1).end};
      return out;
    }
    if (l.word->cue == Cue::OffsetAfter || l.word->cue == Cue::OffsetBefore) {
      offset = true;
      out.token_end = l.token_end;
      break;
    }
    if (l.word->cue == Cue::During) {
      out.token_end = l.token_end;
      break;
    }
  }
  out.span = {token(at).begin, token(out.token_end - 1).end};
  if (offset) {
    v.kind = model::TimeKind::Date;
    v.basis = model::Basis::Event;
    return out;
  }
  if (n->vague) modifier = model::Modifier::AtLeast;
  const Bounds bounds = bounded(modifier, lo * length.per + extra, hi * length.per + extra);
  v.duration_lo = bounds.lo;
  v.duration_hi = bounds.hi;
  if (modifier == model::Modifier::About || modifier == model::Modifier::Nearly)
    v.flags |= model::time_flag::Approximate;
  v.basis = model::Basis::Explicit;
  return out;
}

// "for decades": at least as long as the row says.
TimeParser::Expression TimeParser::phrase(std::uint32_t at) const {
  const TimeLexeme* l = lattice_.find(at, Kind::Phrase);
  if (!l) return std::nullopt;
  const Length length = length_of(l->word->unit);
  TimeExpression out;
  out.token_begin = at;
  out.token_end = l->token_end;
  out.span = l->span;
  out.value.kind = model::TimeKind::Duration;
  out.value.basis = model::Basis::Explicit;
  out.value.duration = iso(l->word->number, length);
  const Bounds bounds = bounded(l->word->open ? model::Modifier::AtLeast : model::Modifier::Exact,
                                l->word->number * length.per, l->word->number * length.per);
  out.value.duration_lo = bounds.lo;
  out.value.duration_hi = bounds.hi;
  return out;
}

}  // namespace gainsay::kit
