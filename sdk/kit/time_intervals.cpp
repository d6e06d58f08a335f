// SPDX-License-Identifier: Apache-2.0
// What the words around dates make of them: until, since, from … to, between … and, neighbours joined by "and".
#include <algorithm>

#include "time_parser.hpp"

namespace gainsay::kit {
namespace {

bool is_limit(Cue cue) {
  return cue == Cue::Until || cue == Cue::Since || cue == Cue::Before || cue == Cue::After || cue == Cue::By;
}

void longer(std::optional<TimeExpression>& best, std::optional<TimeExpression> candidate) {
  if (candidate && (!best || candidate->token_end > best->token_end)) best = std::move(candidate);
}

}  // namespace

TimeParser::Expression TimeParser::expression(std::uint32_t at) const {
  Expression best;
  longer(best, interval(at));
  if (auto from_now = ahead(at)) longer(best, joined(at, *from_now));
  longer(best, duration(at));
  longer(best, cued(at));
  longer(best, phrase(at));
  longer(best, clock(at));
  if (auto plain_date = date(at, false)) longer(best, joined(at, *plain_date));
  return best;
}

// "from August 2021 to March 2022", "tra il 12 e il 15 marzo", "از آگوست ۲۰۲۱ تا مارس ۲۰۲۲"
TimeParser::Expression TimeParser::interval(std::uint32_t at) const {
  Expression best;
  for (const TimeLexeme& opener : lattice_.at(at)) {
    const Cue cue = opener.word->cue;
    if (opener.word->kind != Kind::Cue || !opener.word->before ||
        (cue != Cue::From && cue != Cue::Between && cue != Cue::In))
      continue;
    const std::uint32_t next = skip_fillers(after(opener));
    Date left = date(next, true);
    const auto day = left ? std::nullopt : plain(next, 1, 31);
    if (day) {
      left = reading(next, next + 1);
      left->day = *day;
    }
    if (!left) continue;
    std::uint32_t middle = left->token_end;
    const TimeLexeme* mid = nullptr;
    for (const TimeLexeme& l : lattice_.at(middle)) {
      if (l.word->kind != Kind::Cue) continue;
      const Cue c = l.word->cue;
      const bool fits = cue == Cue::Between ? c == Cue::And || c == Cue::To
                        : cue == Cue::From  ? c == Cue::To || c == Cue::Until
                                            : c == Cue::To && day;
      if (fits && (!mid || l.token_end > mid->token_end)) mid = &l;
    }
    if (mid)
      middle = after(*mid);
    else if (is_dash(middle))
      ++middle;
    else
      continue;
    const Date right = right_end(skip_fillers(middle), *left, true);
    if (!right) continue;
    std::uint32_t end = right->token_end;
    if (const TimeLexeme* close = lattice_.cue(end, Cue::Close)) end = close->token_end;
    longer(best, span_of(*left, *right, at, end));
  }
  return best;
}

// The second date of an interval; after a year also two digits ("1950-53").
TimeParser::Date TimeParser::right_end(std::uint32_t at, const DateReading& left, bool cued) const {
  Date right = date(at, cued);
  if (right || !left.plain_year) return right;
  const auto two = plain(at, 0, 99);
  if (!two || *two <= left.year % 100 || text(at).size() < 2) return std::nullopt;
  if (const auto n = number(at); !n || !n->plain || n->width != 2 || counts_something(*n)) return std::nullopt;
  right = reading(at, at + 1);
  right->year = left.year - left.year % 100 + *two;
  right->calendar = left.calendar;
  right->plain_year = true;
  return right;
}

// "until 2017", "fino al 2017", "since March", "in 2018 and 2019"
TimeParser::Expression TimeParser::cued(std::uint32_t at) const {
  Expression best;
  for (const TimeLexeme& l : lattice_.at(at)) {
    if (l.word->kind != Kind::Cue || !l.word->before) continue;
    const Cue cue = l.word->cue;
    if (cue == Cue::From) longer(best, opened(at, l));
    if (!is_limit(cue) && cue != Cue::In && cue != Cue::During && cue != Cue::Every) continue;
    const std::uint32_t next = skip_fillers(after(l));
    if (cue == Cue::Every) {
      Expression set;
      const Date each = date(next, false);
      const TimeLexeme* unit = lattice_.find(next, Kind::Unit);
      if (!each && !unit) continue;
      set.emplace();
      set->token_begin = at;
      set->token_end = each ? each->token_end : unit->token_end;
      set->span = {l.span.begin, token(set->token_end - 1).end};
      set->value.kind = model::TimeKind::Set;
      set->value.basis = model::Basis::Explicit;
      longer(best, set);
      continue;
    }
    Date a = date(next, true);
    if (!a && l.word->day) a = day_of_month(next);
    if (!a) continue;
    if (is_limit(cue))
      longer(best, single(*a, at, cue));
    else
      longer(best, joined(at, *a));
  }
  return best;
}

// "from 2019 on"
TimeParser::Expression TimeParser::opened(std::uint32_t at, const TimeLexeme& from) const {
  const Date a = date(skip_fillers(after(from)), true);
  if (!a) return std::nullopt;
  for (const TimeLexeme& l : lattice_.at(a->token_end)) {
    if (l.word->kind != Kind::Cue || !l.word->after || l.word->cue != Cue::Since || !l.word->opened) continue;
    DateReading with = *a;
    with.token_end = l.token_end;
    with.span.end = l.span.end;
    return single(with, at, Cue::Since);
  }
  return std::nullopt;
}

// A date and what follows it: a second date, or a postposition ("2017'ye kadar").
TimeParser::Expression TimeParser::joined(std::uint32_t at, DateReading a) const {
  Expression best;
  const std::uint32_t next = a.token_end;
  if (a.grammatical_case == "abl" && has(next)) {  // "Ağustos 2023'ten Mart 2025'e (kadar)"
    if (const Date b = date(next, true); b && b->grammatical_case == "dat") {
      std::uint32_t end = b->token_end;
      if (const TimeLexeme* until = lattice_.cue(end, Cue::Until); until && until->word->after) end = until->token_end;
      longer(best, span_of(a, *b, at, end));
    }
  }
  if (a.grammatical_case.empty() && has(next)) {
    const TimeLexeme* to = lattice_.cue(next, Cue::To);
    const TimeLexeme* conjunction = lattice_.cue(next, Cue::And);
    if (is_dash(next) || to) {
      if (const Date b = right_end(skip_fillers(to ? after(*to) : next + 1), a, a.plain_year || is_dash(next))) {
        longer(best, span_of(a, *b, at, b->token_end));
      }
    } else if (conjunction) {
      if (const Date b = right_end(skip_fillers(after(*conjunction)), a, a.plain_year)) {
        const TimeLexeme* close = lattice_.cue(b->token_end, Cue::Close);
        Expression both = span_of(a, *b, at, close ? close->token_end : b->token_end);
        DateReading first = a, second = *b;
        if (first.year == 0 && second.year != 0 && first.month != 0) first.year = second.year;
        const bool neighbours =
            both && resolve(first) && resolve(second) && first.when.grain == second.when.grain &&
            first.when.grain != Grain::Day && both->value.days.closed() && both->value.days.hi == second.when.days.hi &&
            both->value.days.lo + (first.when.days.hi - first.when.days.lo) + 1 == second.when.days.lo;
        if (both && (close || neighbours)) longer(best, both);
      }
    }
  }
  if (a.second < 0) {
    DateReading timed = a;
    take_clock(timed);
    DateReading trial = timed;
    if (timed.second >= 0 && resolve(trial) && trial.when.days.lo == trial.when.days.hi) {
      timed.span.end = token(timed.token_end - 1).end;
      longer(best, joined(at, timed));
    }
  }
  for (const TimeLexeme& l : lattice_.at(next)) {
    if (l.word->kind != Kind::Cue || !l.word->after || !is_limit(l.word->cue) || l.word->opened) continue;
    if (!l.word->needs_case.empty() ? l.word->needs_case != a.grammatical_case : !a.grammatical_case.empty()) continue;
    DateReading with = a;
    with.token_end = l.token_end;
    with.span.end = l.span.end;
    longer(best, single(with, at, l.word->cue));
  }
  longer(best, single(a, at, Cue::None));
  return best;
}

TimeParser::Expression TimeParser::single(DateReading a, std::uint32_t first, Cue cue) const {
  a.hint = cue == Cue::Since                                                                ? Tense::Past
           : cue == Cue::Until || cue == Cue::By || cue == Cue::Before || cue == Cue::After ? Tense::Future
                                                                                            : a.hint;
  if (!resolve(a)) return std::nullopt;
  if (a.last_day != 0 && cue == Cue::Since) cue = Cue::None;  // "dal 12 al 15 marzo"
  TimeExpression out;
  out.token_begin = first;
  out.token_end = a.token_end;
  if (cue == Cue::Since) {  // "dal 2023 ad oggi"
    if (const TimeLexeme* l = lattice_.cue(a.token_end, Cue::Ongoing)) {
      out.token_end = l->token_end;
      a.span.end = l->span.end;
    }
  }
  out.span = {token(first).begin, a.span.end};
  model::Time& v = out.value;
  v.basis = a.basis;
  if (a.no_year) v.flags |= model::time_flag::NoYear;
  const bool until = cue == Cue::Until || cue == Cue::By || cue == Cue::Before,
             since = cue == Cue::Since || cue == Cue::After;
  if (until) v.flags |= model::time_flag::Until;
  if (since) v.flags |= model::time_flag::Since;
  v.kind = until || since ? model::TimeKind::Interval : model::TimeKind::Date;
  if (a.basis == model::Basis::None || !a.when.days.closed()) {
    v.basis = model::Basis::None;
    return out;
  }
  const When w = cue == Cue::Before ? kit::before(a.when) : cue == Cue::After ? kit::after(a.when) : a.when;
  if (w.approximate) v.flags |= model::time_flag::Approximate;
  if (w.uncertain) v.flags |= model::time_flag::Uncertain;
  v.days = {until ? day_min : w.days.lo, since ? day_max : w.days.hi};
  if (a.second >= 0) {
    const std::int32_t second = std::min(a.second, 86399);
    if (!until) v.lo_second = second;
    if (!since) v.hi_second = second;
  }
  v.edtf = until ? "../" + edtf_end(w) : since ? edtf_begin(w) + "/.." : edtf(w);
  if (v.edtf.find('/') != std::string::npos) v.kind = model::TimeKind::Interval;
  return out;
}

TimeParser::Expression TimeParser::span_of(DateReading a, DateReading b, std::uint32_t first, std::uint32_t end) const {
  if (a.day != 0 && a.month == 0 && !a.worked_out) {  // "from 12 to 15 March"
    if (b.day == 0 || b.worked_out || a.day >= b.day) return std::nullopt;
    a.month = b.month;
    a.year = b.year;
    a.calendar = b.calendar;
  }
  if (a.plain_year && b.plain_year) b.calendar = a.calendar;
  if (a.year == 0 && !a.worked_out && b.year != 0 && !b.worked_out) {
    if (a.calendar != b.calendar || b.month == 0) return std::nullopt;
    a.year = a.month > b.month ? b.year - 1 : b.year;
  }
  if (!resolve(a) || !resolve(b)) return std::nullopt;
  if (a.no_year && b.no_year && a.when.days.lo > b.when.days.lo && a.calendar == Calendar::Gregorian && a.month != 0) {
    a.worked_out = false;  // "from December to February": the December before
    --a.year;
    if (!resolve(a)) return std::nullopt;
  }
  TimeExpression out;
  out.token_begin = first;
  out.token_end = end;
  out.span = {token(first).begin, end == b.token_end ? b.span.end : token(end - 1).end};
  out.value.kind = model::TimeKind::Interval;
  if (a.no_year || b.no_year) out.value.flags |= model::time_flag::NoYear;
  if (a.when.uncertain || b.when.uncertain) out.value.flags |= model::time_flag::Uncertain;
  if (a.basis == model::Basis::None || b.basis == model::Basis::None || !a.when.days.closed() || !b.when.days.closed())
    return out;
  if (a.when.days.lo > b.when.days.hi) return std::nullopt;
  out.value.basis = a.basis == model::Basis::Anchored || b.basis == model::Basis::Anchored ? model::Basis::Anchored
                                                                                           : model::Basis::Explicit;
  out.value.days = {a.when.days.lo, b.when.days.hi};
  out.value.edtf = edtf_begin(a.when) + "/" + edtf_end(b.when);
  return out;
}

}  // namespace gainsay::kit
