// SPDX-License-Identifier: Apache-2.0
// Dates that lean on the document's: "yesterday", "last year", "lunedì", "دو ماه پیش", "son iki ay". Without a document
// date they are found but stay unknown.
#include <cmath>

#include "time_parser.hpp"

namespace gainsay::kit {
namespace {

double months_in(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::Month:
      return 1;
    case TimeUnit::Quarter:
      return 3;
    case TimeUnit::Half:
      return 6;
    case TimeUnit::Year:
      return 12;
    case TimeUnit::Decade:
      return 120;
    case TimeUnit::Century:
      return 1200;
    default:
      return 0;
  }
}
double days_in(TimeUnit unit) { return unit == TimeUnit::Week ? 7 : unit == TimeUnit::Day ? 1 : 0; }

}  // namespace

TimeParser::Date TimeParser::relative(std::uint32_t at) const {
  Date best;
  const auto consider = [&](Date candidate) {
    if (candidate && (!best || candidate->token_end > best->token_end)) best = candidate;
  };
  if (const TimeLexeme* l = lattice_.find(at, Kind::Relative)) {
    DateReading out = anchored(at, l->token_end, l->word->unit, l->word->number);
    out.grammatical_case = l->grammatical_case;
    consider(out);
  }
  consider(which_before(at));
  consider(which_after(at));
  consider(ago(at));
  consider(ahead(at));
  if (const TimeLexeme* l = lattice_.find(at, Kind::Weekday); l && l->word->bare) {
    DateReading out = reading(at, l->token_end);
    out.weekday = l->word->number;
    out.grammatical_case = l->grammatical_case;
    consider(out);
  }
  return best;
}

// "last year", "next Monday", "son iki ayda", "negli ultimi 18 mesi", "in the past decade"
TimeParser::Date TimeParser::which_before(std::uint32_t at) const {
  for (const TimeLexeme& which : lattice_.at(at)) {
    if (which.word->kind != Kind::Which || !which.word->before) continue;
    const std::uint32_t next = after(which);
    for (const TimeLexeme& l : lattice_.at(next)) {
      if (which.word->counted) break;
      if (l.word->kind == Kind::Unit) {
        DateReading out = anchored(at, l.token_end, l.word->unit, which.word->number);
        out.grammatical_case = l.grammatical_case;
        return out;
      }
      if (l.word->kind == Kind::Month || l.word->kind == Kind::Weekday || l.word->kind == Kind::Season) {
        DateReading out = named(at, l.token_end, *l.word, which.word->number);
        out.grammatical_case = l.grammatical_case;
        return out;
      }
    }
    if (which.word->number == 0) continue;
    const auto n = number(next);
    const TimeLexeme* unit = n && !n->ordinal ? lattice_.find(n->token_end, Kind::Unit) : nullptr;
    if (!unit) continue;
    DateReading out = reading(at, unit->token_end);
    out.grammatical_case = unit->grammatical_case;
    last_units(out, n->value, unit->word->unit, which.word->number);
    return out;
  }
  return std::nullopt;
}

// "l'anno scorso", "سال گذشته", "luglio scorso", "دو ماه گذشته"
TimeParser::Date TimeParser::which_after(std::uint32_t at) const {
  std::uint32_t head = at;
  const auto n = number(at);
  if (n && !n->ordinal && !n->article) head = n->token_end;
  for (const TimeLexeme& l : lattice_.at(head)) {
    const bool unit = l.word->kind == Kind::Unit;
    if (!unit && l.word->kind != Kind::Month && l.word->kind != Kind::Weekday && l.word->kind != Kind::Season) continue;
    for (const TimeLexeme& which : lattice_.at(after(l))) {
      if (which.word->kind != Kind::Which || !which.word->after) continue;
      if (head != at) {
        if (!unit || which.word->number == 0 || !which.word->bare) continue;
        DateReading out = reading(at, which.token_end);
        last_units(out, n->value, l.word->unit, which.word->number);
        return out;
      }
      if (which.word->counted) continue;
      return unit ? anchored(at, which.token_end, l.word->unit, which.word->number)
                  : named(at, which.token_end, *l.word, which.word->number);
    }
  }
  return std::nullopt;
}

// "two weeks", "1 month and 21 days", each unit smaller than the one before
std::optional<TimeParser::Amount> TimeParser::amount(std::uint32_t at) const {
  Amount out;
  std::uint32_t next = at;
  for (int i = 0; i < 3; ++i) {
    const auto n = number(next);
    if (!n || n->ordinal || n->dependent || !std::isnan(n->other)) break;
    const TimeLexeme* unit = lattice_.find(n->token_end, Kind::Unit);
    if (!unit || (i > 0 && unit->word->unit >= out.smallest)) break;
    out.months += n->value * months_in(unit->word->unit);
    out.days += n->value * days_in(unit->word->unit);
    out.vague = out.vague || n->vague;
    out.whole = out.whole && n->value == std::floor(n->value);
    if (i == 0) out.article = n->article;
    out.smallest = unit->word->unit;
    out.token_end = unit->token_end;
    out.grammatical_case = unit->grammatical_case;
    next = out.token_end;
    if (is_mark(next, ",")) ++next;
    if (const TimeLexeme* conjunction = lattice_.cue(next, Cue::And)) next = after(*conjunction);
  }
  return out.token_end == 0 ? std::nullopt : std::optional(out);
}

// Days and weeks away is a day, months away a month, years away a year.
DateReading TimeParser::moved(std::uint32_t at, std::uint32_t end, const Amount& by, int direction) const {
  DateReading out = reading(at, end);
  out.worked_out = true;
  out.basis = model::Basis::None;
  if (!has_anchor() || by.months > 12000 || by.days > 100000) return out;
  const double months = by.whole || by.months < 1 ? by.months : std::round(by.months);
  const int m = direction * static_cast<int>(std::lround(months)),
            d = direction * static_cast<int>(by.days);  // an hour ago is the same day
  const DayRange days{add_months(anchor().lo, m) + d, add_months(anchor().hi, m) + d};
  const TimeUnit unit = by.smallest < TimeUnit::Month ? TimeUnit::Day : by.whole ? by.smallest : TimeUnit::Month;
  out.when = shift(days, unit, 0);
  out.basis = model::Basis::Anchored;
  return out;
}

// "two months ago", "due anni fa", "iki ay önce", "دو ماه پیش"
TimeParser::Date TimeParser::ago(std::uint32_t at) const {
  std::uint32_t first = at;
  bool approximate = false;
  if (const TimeLexeme* l = lattice_.find(at, Kind::Modifier); l && l->word->before) {
    first = after(*l);
    approximate = true;
  }
  const auto by = amount(first);
  if (!by || by->vague || (!by->whole && by->months < 1)) return std::nullopt;
  const TimeLexeme* cue = lattice_.cue(by->token_end, Cue::Ago);
  if (!cue || lattice_.cue(by->token_end, Cue::OffsetBefore)) return std::nullopt;
  DateReading out = moved(at, cue->token_end, *by, -1);
  out.when.approximate = approximate;
  return out;
}

// "in two weeks" where the future is meant, "fra due settimane", "iki hafta sonra", "دو هفته دیگر", "two weeks from
// now"
TimeParser::Date TimeParser::ahead(std::uint32_t at) const {
  const auto allowed = [&](const TimeLexeme& cue, std::uint32_t end) {
    return cue.word->kind == Kind::Cue && cue.word->cue == Cue::Ahead &&
           (!cue.word->future || lattice_.tense_near(words_, document_, at, end) == Tense::Future);
  };
  const auto read = [&](std::uint32_t first) {
    const TimeLexeme* l = lattice_.find(first, Kind::Modifier);
    const auto by = amount(l && l->word->before ? after(*l) : first);
    return by && !by->vague && (by->whole || by->months >= 1) ? by : std::nullopt;
  };
  for (const TimeLexeme& cue : lattice_.at(at)) {
    if (cue.word->kind != Kind::Cue || cue.word->cue != Cue::Ahead || !cue.word->before) continue;
    const std::uint32_t next = skip_fillers(after(cue));
    if (const auto by = read(next); by && allowed(cue, by->token_end)) {
      DateReading out = moved(at, by->token_end, *by, 1);
      out.when.approximate = lattice_.find(next, Kind::Modifier) != nullptr;
      return out;
    }
  }
  if (const auto by = read(at)) {
    for (const TimeLexeme& cue : lattice_.at(by->token_end)) {
      if (!cue.word->after || !allowed(cue, cue.token_end)) continue;
      if (!cue.word->needs_case.empty() && cue.word->needs_case != by->grammatical_case) continue;
      return moved(at, cue.token_end, *by, 1);
    }
  }
  return std::nullopt;
}

DateReading TimeParser::anchored(std::uint32_t at, std::uint32_t end, TimeUnit unit, int n) const {
  DateReading out = reading(at, end);
  out.worked_out = true;
  out.basis = has_anchor() ? model::Basis::Anchored : model::Basis::None;
  if (has_anchor()) out.when = shift(anchor(), unit, n);
  return out;
}

// A month, weekday or season: direction -1 the last before, +1 the first after, 0 this one.
DateReading TimeParser::named(std::uint32_t at, std::uint32_t end, const TimeWord& word, int direction) const {
  DateReading out = reading(at, end);
  if (word.kind == Kind::Weekday && direction == 0) {
    out.weekday = word.number;
    return out;
  }
  out.worked_out = true;
  out.basis = model::Basis::None;
  if (!has_anchor()) return out;
  if (word.kind == Kind::Weekday) {
    if (anchor().lo != anchor().hi) return out;
    const Day today = anchor().lo;
    const int back = ((weekday(today) - (word.number - 1)) % 7 + 7) % 7;
    const Day day = direction > 0 ? today - back + 7 : today - (back == 0 ? 7 : back);
    out.when = {{day, day}, Grain::Day};
    out.basis = model::Basis::Anchored;
    return out;
  }
  const std::int32_t first = word.kind == Kind::Season ? word.number * 3 : word.number,
                     count = word.kind == Kind::Season ? 3 : 1;
  if (word.calendar == Calendar::Hijri) return out;
  const bool jalali = word.calendar == Calendar::Jalali;
  const auto range = [&](std::int32_t year) -> DayRange {
    if (jalali) {
      const Day lo = jalali_to_day({year, first, 1});
      return {lo, lo + jalali_days_in_month(year, first) - 1};
    }
    const Day lo = to_day({year, first, 1});
    return {lo, add_months(lo, count) - 1};
  };
  std::int32_t year = to_civil(anchor().hi).year - (jalali ? 621 : 0);
  if (direction < 0) {
    while (range(year).hi >= anchor().lo) --year;
  } else if (direction > 0) {
    --year;
    while (range(year).lo <= anchor().hi) ++year;
  } else if (range(year).lo > anchor().hi && range(year - 1).hi >= anchor().lo) {
    --year;  // "this winter", in January
  }
  out.when = {range(year), jalali ? Grain::Day : Grain::Month};
  out.basis = model::Basis::Anchored;
  out.no_year = true;
  return out;
}

// "the last two months" / "the next two months", up to or from the document's date.
void TimeParser::last_units(DateReading& date, double count, TimeUnit unit, int direction) const {
  date.worked_out = true;
  date.basis = model::Basis::None;
  const double months = count * months_in(unit), days = count * days_in(unit);
  date.months = months;
  if (!has_anchor() || count <= 0 || months > 12000 || days > 100000) return;
  const auto move = [&](Day day, int sign) {
    return months > 0 ? add_months(day, sign * static_cast<int>(std::lround(months)))
                      : day + sign * static_cast<Day>(std::lround(days));
  };
  date.when.days =
      direction < 0 ? DayRange{move(anchor().lo, -1), anchor().hi} : DayRange{anchor().hi + 1, move(anchor().hi, 1)};
  date.when.grain = Grain::Day;
  date.basis = model::Basis::Anchored;
}

}  // namespace gainsay::kit
