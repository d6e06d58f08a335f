// SPDX-License-Identifier: Apache-2.0
// Dates in words: day, month and year in the usual orders, weekdays beside them, seasons, parts.
#include <algorithm>
#include <cmath>

#include "time_parser.hpp"

namespace gainsay::kit {
bool TimeParser::is_mark(std::uint32_t i, std::string_view marks) const {
  const std::string_view t = has(i) ? text(i) : std::string_view{};
  return t.size() == 1 && marks.find(t[0]) != marks.npos;
}
bool TimeParser::is_dash(std::uint32_t i) const {
  const std::string_view t = has(i) ? text(i) : std::string_view{};
  return t == "-" || t == "\u2010" || t == "\u2011" || t == "\u2012" || t == "\u2013" || t == "\u2014" || t == "~";
}
bool TimeParser::is_apostrophe(std::uint32_t i) const {
  return is_mark(i, "'`") || (has(i) && (text(i) == "\u2019" || text(i) == "\u2018"));
}

std::uint32_t TimeParser::after(const TimeLexeme& lexeme) const {
  const std::uint32_t at = lexeme.token_end;
  return is_apostrophe(at) && attached(at) && attached(at + 1) ? at + 1 : at;
}

std::uint32_t TimeParser::skip_joint(std::uint32_t at) const {
  return (is_dash(at) || is_mark(at, "/")) && attached(at) && attached(at + 1) ? at + 1 : at;
}

std::uint32_t TimeParser::skip_fillers(std::uint32_t at) const {
  for (int i = 0; i < 3 && has(at); ++i) {
    const TimeLexeme* filler = lattice_.cue(at, Cue::Article);
    if (!filler) filler = lattice_.cue(at, Cue::Of);
    if (!filler) break;
    at = after(*filler);
  }
  return at;
}

std::optional<Number> TimeParser::number(std::uint32_t at) const {
  return has(at) ? known_.at(numbers_, document_, at, end_) : std::nullopt;
}

std::optional<std::int32_t> TimeParser::plain(std::uint32_t at, std::int32_t lo, std::int32_t hi) const {
  if (!has(at) || token(at).kind != GAINSAY_TOKEN_NUMBER) return std::nullopt;
  const auto digits = read_digits(text(at), numbers_.style());
  if (!digits || digits->marked || digits->value < lo || digits->value > hi) return std::nullopt;
  return static_cast<std::int32_t>(digits->value);
}

bool TimeParser::counts_something(const Number& number) const {
  if (lattice_.find(number.token_end, Kind::Block) || is_mark(number.token_end, "%")) return true;
  const TimeLexeme* next = lattice_.find(number.token_end, Kind::Modifier);
  bool limits = false;  // "2017'ye kadar": of a time rather than of a number
  for (const TimeLexeme& l : lattice_.at(number.token_end))
    limits = limits || (l.word->kind == Kind::Cue && l.word->after);
  if (next && next->word->after && !limits) return true;
  if (number.token_begin == begin_) return false;
  const TimeLexeme* unit = lattice_.find(number.token_begin - 1, Kind::Block);
  const bool symbol = token(number.token_begin - 1).kind == GAINSAY_TOKEN_SYMBOL && attached(number.token_begin);
  return symbol || (unit && unit->token_end == number.token_begin && unit->word->before);
}

DateReading TimeParser::reading(std::uint32_t at, std::uint32_t end) const {
  DateReading out;
  out.token_begin = at;
  out.token_end = end;
  out.span = {token(at).begin, token(end - 1).end};
  return out;
}

TimeParser::Date TimeParser::date(std::uint32_t at, bool cued) const {
  if (!has(at)) return std::nullopt;
  Date best;
  const auto consider = [&](Date candidate) {
    if (candidate && (!best || candidate->token_end > best->token_end)) best = candidate;
  };
  consider(with_part(at));
  consider(part_alone(at));
  consider(within(at));
  consider(relative(at));
  consider(with_weekday(at));
  consider(bare_date(at, cued));
  return best;
}

TimeParser::Date TimeParser::bare_date(std::uint32_t at, bool cued) const {
  Date best;
  const auto consider = [&](Date candidate) {
    if (!candidate) return;
    take_after(*candidate);
    if (!best || candidate->token_end > best->token_end) best = candidate;
  };
  consider(numeric(at));
  consider(numeric_day(at, cued));
  consider(day_month(at));
  consider(year_first(at));
  consider(month_first(at, cued));
  consider(decade_or_century(at));
  consider(unit_noun(at));
  consider(season(at, cued));
  if (!best) consider(year(at, cued));
  return best;
}

// "3 March", "3rd of March 2024", "12-15 March", "3 ماه مارس"
TimeParser::Date TimeParser::day_month(std::uint32_t at) const {
  const auto n = number(at);
  if (!n || n->vague || n->value != std::floor(n->value) || n->value < 1 || n->value > 31 || n->scale != 1)
    return std::nullopt;
  if (!n->plain && !n->ordinal && n->token_end == at + 1 && token(at).kind == GAINSAY_TOKEN_NUMBER) return std::nullopt;
  std::uint32_t next = n->token_end;
  std::int32_t last_day = 0;
  if (is_dash(next) || lattice_.cue(next, Cue::To)) {
    if (const auto second = number(next + 1);
        second && (second->plain || second->ordinal) && second->value > n->value && second->value <= 31) {
      last_day = static_cast<std::int32_t>(second->value);
      next = second->token_end;
    }
  }
  if (is_mark(next, ".")) ++next;
  next = skip_fillers(skip_joint(next));
  if (const TimeLexeme* unit = lattice_.find(next, Kind::Unit); unit && unit->word->unit == TimeUnit::Month)
    next = after(*unit);
  const TimeLexeme* month = lattice_.find(next, Kind::Month);
  if (!month) return std::nullopt;
  if (n->article && !n->plain && !month->word->bare) return std::nullopt;
  DateReading out = reading(at, month->token_end);
  out.day = static_cast<std::int32_t>(n->value);
  out.last_day = last_day;
  out.month = month->word->number;
  out.calendar = month->word->calendar;
  out.grammatical_case = month->grammatical_case;
  if (out.grammatical_case.empty()) take_year(out);
  return out;
}

// "March 3, 2024", "March 2024", "March"
TimeParser::Date TimeParser::month_first(std::uint32_t at, bool cued) const {
  const TimeLexeme* month = lattice_.find(at, Kind::Month);
  if (!month) return std::nullopt;
  DateReading out = reading(at, month->token_end);
  out.month = month->word->number;
  out.calendar = month->word->calendar;
  out.grammatical_case = month->grammatical_case;
  if (!out.grammatical_case.empty()) return cued || month->word->bare ? Date(out) : std::nullopt;
  std::uint32_t next = month->token_end;
  if (is_mark(next, ".") && attached(next) && has(next + 1)) ++next;
  const std::uint32_t joint = skip_joint(next);
  if (const TimeLexeme* filler = lattice_.cue(next, Cue::Article); filler && joint == next) {
    if (const auto n = number(after(*filler)); n && n->ordinal) next = after(*filler);  // "March the 3rd"
  } else {
    next = joint;
  }
  if (const auto n = number(next); n && (n->plain || n->ordinal) && n->value >= 1 && n->value <= 31 && n->width <= 2 &&
                                   !lattice_.find(n->token_end, Kind::Month) && !is_mark(n->token_end, ":%") &&
                                   !(n->plain && counts_something(*n))) {
    out.day = static_cast<std::int32_t>(n->value);
    out.token_end = n->token_end;
    out.span.end = n->span.end;
    if (is_dash(out.token_end)) {
      if (const auto last = plain(out.token_end + 1, out.day + 1, 31); last) {
        out.last_day = *last;
        out.token_end += 2;
        out.span.end = token(out.token_end - 1).end;
      }
    }
    take_year(out);
    return out;
  }
  take_year(out);
  if (out.year == 0 && !cued && !month->word->bare) return std::nullopt;
  return out;
}

// "2024" after a day or month: "March 2024", "3 March, 2024", "marzo del 2024", "مارس سال ۲۰۲۴", "Mart '24".
void TimeParser::take_year(DateReading& out) const {
  std::uint32_t at = out.token_end;
  if (is_mark(at, ".") && attached(at) && has(at + 1) && !attached(at + 1)) ++at;
  if (is_mark(at, ",") || is_mark(at, "/")) ++at;
  at = skip_fillers(skip_joint(at));
  if (const TimeLexeme* unit = lattice_.find(at, Kind::Unit); unit && unit->word->unit == TimeUnit::Year)
    at = after(*unit);
  if (const auto words = year_in_words(at); words && out.calendar == Calendar::Gregorian) {
    out.year = words->year;
    out.token_end = words->token_end;
    out.span.end = token(words->token_end - 1).end;
    return;
  }
  const auto n = number(at);
  if (!n || !n->plain || n->ordinal || n->width != 4 || n->value < earliest_year || n->value > latest_year) return;
  if (out.calendar == Calendar::Jalali && (n->value < earliest_jalali || n->value > latest_jalali)) return;
  if (out.day == 0 && counts_something(*n)) return;
  out.year = static_cast<std::int32_t>(n->value);
  out.token_end = n->token_end;
  out.span.end = n->span.end;
  out.grammatical_case = n->grammatical_case;
}

// What may follow a date: "yılında", "ayı", "میلادی", a weekday, a part ("temmuz sonu").
void TimeParser::take_after(DateReading& out) const {
  for (int i = 0; i < 4 && has(out.token_end); ++i) {
    const std::uint32_t at = out.token_end;
    bool taken = false;
    for (const TimeLexeme& l : lattice_.at(at)) {
      const TimeWord& w = *l.word;
      if (w.kind == Kind::Cue && w.cue == Cue::Era && (out.plain_year || out.year != 0)) {
        if (!out.worked_out) out.calendar = w.calendar;
        taken = true;
      } else if (w.kind == Kind::Unit && w.after && !out.worked_out &&
                 ((w.unit == TimeUnit::Year && out.plain_year) ||
                  (w.unit == TimeUnit::Month && out.month != 0 && out.day == 0))) {
        taken = true;
      } else if (w.kind == Kind::Weekday && out.day != 0) {
        taken = true;
      } else if (w.kind == Kind::Part && w.after && !out.part && (out.day == 0 || w.part > PartOf::Late)) {
        out.part = w.part;
        taken = true;
      }
      if (!taken) continue;
      out.token_end = l.token_end;
      out.span.end = l.span.end;
      out.grammatical_case = l.grammatical_case;
      break;
    }
    if (!taken) return;
  }
}

// "Monday 3 March 2024", "دوشنبه / ۲۰ شهریور ۱۴۰۲"; a weekday alone is relative.
TimeParser::Date TimeParser::with_weekday(std::uint32_t at) const {
  const TimeLexeme* weekday = lattice_.find(at, Kind::Weekday);
  if (!weekday) return std::nullopt;
  std::uint32_t next = weekday->token_end;
  if (is_mark(next, ".") && attached(next)) ++next;
  if (is_mark(next, ",/") || is_dash(next)) ++next;
  next = skip_fillers(next);
  if (const TimeLexeme* in = lattice_.cue(next, Cue::In)) next = skip_fillers(after(*in));
  Date inner = bare_date(next, true);
  if (!inner) inner = day_of_month(next);                                    // "Friday the 11th"
  if (const auto day = plain(next, 1, 31); day && !inner && has_anchor()) {  // "Friday 11": if the two agree
    inner = reading(next, next + 1);
    inner->day = *day;
    inner->weekday = weekday->word->number;
    DateReading trial = *inner;
    if (!resolve(trial) || trial.when.uncertain) inner.reset();
  }
  if (!inner || inner->day == 0) return std::nullopt;
  inner->weekday = weekday->word->number;
  inner->token_begin = at;
  inner->span.begin = weekday->span.begin;
  return inner;
}

// Seasons by whole months, the winter of a year being the one that begins in it.
TimeParser::Date TimeParser::season(std::uint32_t at, bool cued) const {
  const TimeLexeme* season = lattice_.find(at, Kind::Season);
  if (!season) return std::nullopt;
  DateReading out = reading(at, season->token_end);
  out.grammatical_case = season->grammatical_case;
  if (out.grammatical_case.empty()) take_year(out);
  if (out.year == 0) {
    if (!cued || !has_anchor()) return std::nullopt;
    out.year = to_civil(anchor().hi).year;
    if (to_day({out.year, season->word->number * 3, 1}) > anchor().hi) --out.year;
    out.basis = model::Basis::Anchored;
    out.no_year = true;
  }
  if (out.year >= earliest_jalali && out.year <= latest_jalali && words_.style().decades == Calendar::Jalali) {
    const std::int32_t m = season->word->number * 3 - 2;
    const Day end = m == 10 ? jalali_to_day({out.year + 1, 1, 1}) : jalali_to_day({out.year, m + 3, 1});
    out.when = {{jalali_to_day({out.year, m, 1}), end - 1}, Grain::Day};
  } else {
    const Day lo = to_day({out.year, season->word->number * 3, 1});
    out.when = {{lo, add_months(lo, 3) - 1}, Grain::Month};
  }
  out.worked_out = true;
  return out;
}

// "the third quarter": of the year that the sentence is about.
TimeParser::Date TimeParser::part_alone(std::uint32_t at) const {
  for (const TimeLexeme& l : lattice_.at(at)) {
    if (l.word->kind != Kind::Part || !l.word->alone) continue;
    DateReading out = reading(at, l.token_end);
    out.grammatical_case = l.grammatical_case;
    out.part = l.word->part;
    out.part_only = true;
    return out;
  }
  return std::nullopt;
}

// "late July", "all'inizio del 2023", "اواخر ژوئیه", "the first half of 2024"
TimeParser::Date TimeParser::with_part(std::uint32_t at) const {
  const TimeLexeme* part = lattice_.find(at, Kind::Part);
  if (!part || !part->word->before) return std::nullopt;
  std::uint32_t next = after(*part);
  if (is_dash(next) && attached(next)) ++next;
  next = skip_fillers(next);
  Date inner = relative(next);
  if (Date other = bare_date(next, true); other && (!inner || other->token_end > inner->token_end)) inner = other;
  if (!inner || inner->day != 0 || inner->part) return std::nullopt;
  inner->token_begin = at;
  inner->span.begin = part->span.begin;
  inner->part = part->word->part;
  return inner;
}

}  // namespace gainsay::kit
