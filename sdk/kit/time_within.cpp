// SPDX-License-Identifier: Apache-2.0
// Times counted within a longer one: "the first Tuesday of October", "هفته دوم خرداد", "mayısın son günü", "the 20th of
// next month", "the week of 10 April". A week belongs to the month that holds its Thursday (ISO 8601).
#include <cmath>

#include "time_parser.hpp"

namespace gainsay::kit {
namespace {

constexpr int thursday = 3;

// Which one: 2 = the second, -1 = the last, -2 = the last but one.
struct Nth {
  std::int32_t value = 0;
  std::uint32_t token_end = 0;
};

}  // namespace

TimeParser::Date TimeParser::within(std::uint32_t at) const {
  Date best;
  for (const Date& candidate : {nth_within(at), within_first(at), week_of(at)})
    if (candidate && (!best || candidate->token_end > best->token_end)) best = candidate;
  return best;
}

// A month or year that something may be counted in: "October", "next year", "the month".
TimeParser::Date TimeParser::container(std::uint32_t at) const {
  Date best;
  const auto consider = [&](Date candidate) {
    if (candidate && candidate->day == 0 && candidate->weekday == 0 &&
        (!best || candidate->token_end > best->token_end))
      best = candidate;
  };
  consider(month_first(at, true));
  consider(year(at, true));
  consider(unit_noun(at));
  consider(which_before(at));
  consider(which_after(at));
  if (const TimeLexeme* l = lattice_.find(at, Kind::Relative); l && grain_of(l->word->unit) > Grain::Day)
    consider(anchored(at, l->token_end, l->word->unit, l->word->number));
  if (best) return best;
  if (const TimeLexeme* l = lattice_.find(at, Kind::Unit); l && grain_of(l->word->unit) > Grain::Day) {
    DateReading out = anchored(at, l->token_end, l->word->unit, 0);
    out.grammatical_case = l->grammatical_case;
    return out;
  }
  return std::nullopt;
}

namespace {
bool counts_days(TimeUnit unit) {
  return unit == TimeUnit::Day || unit == TimeUnit::Week || unit == TimeUnit::Weekend || unit == TimeUnit::Month;
}
}  // namespace

TimeParser::Date TimeParser::nth_within(std::uint32_t at) const {
  Nth nth;
  const auto n = number(at);
  if (n && n->ordinal && n->value == std::floor(n->value) && n->value >= 1 && n->value <= 366) {
    nth = {static_cast<std::int32_t>(n->value), n->token_end};
    for (const TimeLexeme& l : lattice_.at(nth.token_end))  // "the fifth last day"
      if (l.word->kind == Kind::Which && l.word->number < 0) nth = {-nth.value, l.token_end};
  } else {
    for (const TimeLexeme& l : lattice_.at(at))
      if (l.word->kind == Kind::Which && l.word->number < 0 && l.word->before) nth = {-1, after(l)};
  }
  const TimeLexeme* what = nullptr;
  if (nth.value != 0) {
    for (const TimeLexeme& l : lattice_.at(nth.token_end))
      if ((l.word->kind == Kind::Unit && counts_days(l.word->unit)) || l.word->kind == Kind::Weekday) what = &l;
  } else if (const TimeLexeme* unit = lattice_.find(at, Kind::Unit); unit && counts_days(unit->word->unit)) {
    const auto after_unit = number(unit->token_end);  // "هفته دوم خرداد"
    if (!after_unit || !after_unit->ordinal || after_unit->value < 1 || after_unit->value > 366) return std::nullopt;
    nth = {static_cast<std::int32_t>(after_unit->value), after_unit->token_end};
    what = unit;
  }
  std::uint32_t next = what && what->token_begin != at ? what->token_end : nth.token_end;
  if (nth.value == 0) return std::nullopt;
  const std::uint32_t bare = next;
  if (const TimeLexeme* in = lattice_.cue(next, Cue::In)) next = after(*in);
  next = skip_fillers(next);
  if (!what && next == bare) return std::nullopt;
  const Date whole = container(next);
  if (!whole) return std::nullopt;
  DateReading out = reading(at, whole->token_end);
  out.grammatical_case = whole->grammatical_case;
  if (what) return place(out, *whole, nth.value, *what) ? Date(out) : std::nullopt;
  if (nth.value < 0) return std::nullopt;
  DateReading month = *whole;  // "the 20th of next month"
  if (!resolve(month) || month.when.days.hi - month.when.days.lo > 31) return std::nullopt;
  return day_in(out, month, nth.value) ? Date(out) : std::nullopt;
}

bool TimeParser::day_in(DateReading& out, const DateReading& month, std::int32_t day) const {
  out.worked_out = true;
  out.basis = month.basis;
  out.no_year = month.no_year;
  if (month.basis == model::Basis::None) return true;
  const Day found = month.when.days.lo + day - 1;
  if (found > month.when.days.hi) return false;
  out.when = {{found, found}, Grain::Day};
  return true;
}

// "mayısın son günü", "gelecek ayın 20'si"
TimeParser::Date TimeParser::within_first(std::uint32_t at) const {
  const Date whole = container(at);
  if (!whole || whole->grammatical_case != "gen") return std::nullopt;
  const std::uint32_t next = whole->token_end;
  Nth nth;
  if (const auto n = number(next); n && n->value == std::floor(n->value) && n->value >= 1 && n->value <= 366) {
    nth = {static_cast<std::int32_t>(n->value), n->token_end};
    if (!n->ordinal || n->token_end >= end_ || lattice_.at(n->token_end).empty()) {
      DateReading month = *whole;
      if (!resolve(month) || month.when.days.hi - month.when.days.lo > 31) return std::nullopt;
      DateReading out = reading(at, n->token_end);
      out.grammatical_case = n->grammatical_case;
      return n->value <= 31 && day_in(out, month, nth.value) ? Date(out) : std::nullopt;
    }
  } else {
    for (const TimeLexeme& l : lattice_.at(next))
      if (l.word->kind == Kind::Which && l.word->number < 0 && l.word->before) nth = {-1, l.token_end};
  }
  if (nth.value == 0) return std::nullopt;
  for (const TimeLexeme& l : lattice_.at(nth.token_end)) {
    if (!(l.word->kind == Kind::Unit && counts_days(l.word->unit)) && l.word->kind != Kind::Weekday) continue;
    DateReading out = reading(at, l.token_end);
    out.grammatical_case = l.grammatical_case;
    if (place(out, *whole, nth.value, l)) return out;
  }
  return std::nullopt;
}

bool TimeParser::place(DateReading& out, const DateReading& container, std::int32_t nth, const TimeLexeme& what) const {
  DateReading whole = container;
  if (!resolve(whole)) return false;
  out.worked_out = true;
  out.basis = whole.basis;
  out.no_year = whole.no_year;
  if (whole.basis == model::Basis::None || !whole.when.days.closed()) {
    out.basis = model::Basis::None;
    return true;
  }
  const Day lo = whole.when.days.lo, hi = whole.when.days.hi;
  const auto nth_day = [&](int day_of_week) {  // Monday = 0
    const Day first = lo + (day_of_week - weekday(lo) + 7) % 7, last = hi - (weekday(hi) - day_of_week + 7) % 7;
    return nth > 0 ? first + 7 * (nth - 1) : last + 7 * (nth + 1);
  };
  DayRange days;
  Grain grain = Grain::Day;
  if (what.word->kind == Kind::Weekday) {
    const Day day = nth_day(what.word->number - 1);
    days = {day, day};
  } else if (what.word->unit == TimeUnit::Day) {
    const Day day = nth > 0 ? lo + nth - 1 : hi + nth + 1;
    days = {day, day};
  } else if (what.word->unit == TimeUnit::Week) {
    const Day day = nth_day(thursday);
    if (day < lo || day > hi) return false;
    out.when = {{day - thursday, day - thursday + 6}, Grain::Day};
    return true;
  } else if (what.word->unit == TimeUnit::Weekend) {
    const Day saturday = nth_day(5);
    days = {saturday, saturday + 1};
    if (saturday > hi) return false;
    out.when = {days, Grain::Day};
    return true;
  } else {
    if (hi - lo < 364 || hi - lo > 366 || nth > 12 || nth < -12) return false;
    const Day first = add_months(lo, nth > 0 ? nth - 1 : 12 + nth);
    days = {first, add_months(first, 1) - 1};
    grain = Grain::Month;
  }
  if (days.lo < lo || days.hi > hi) return false;
  out.when = {days, grain};
  return true;
}

// "the 27th": a day of a month that nobody names; where no noun follows.
TimeParser::Date TimeParser::day_of_month(std::uint32_t at) const {
  const auto n = number(at);
  if (!n || !n->ordinal || n->value < 1 || n->value > 31 || n->value != std::floor(n->value)) return std::nullopt;
  if (has(n->token_end) && token(n->token_end).kind == GAINSAY_TOKEN_WORD && lattice_.at(n->token_end).empty())
    return std::nullopt;
  DateReading out = reading(at, n->token_end);
  out.day = static_cast<std::int32_t>(n->value);
  return out;
}

// "the week of 10 April"
TimeParser::Date TimeParser::week_of(std::uint32_t at) const {
  const TimeLexeme* unit = lattice_.find(at, Kind::Unit);
  if (!unit || unit->word->unit != TimeUnit::Week) return std::nullopt;
  const std::uint32_t next = skip_fillers(unit->token_end);
  if (next == unit->token_end) return std::nullopt;
  Date day = bare_date(next, false);
  if (!day || day->day == 0 || !resolve(*day)) return std::nullopt;
  day->token_begin = at;
  day->span.begin = unit->span.begin;
  day->grammatical_case = {};
  if (day->when.days.closed()) day->when = shift(day->when.days, TimeUnit::Week, 0);
  return day;
}

}  // namespace gainsay::kit
