// SPDX-License-Identifier: Apache-2.0
// Dates in digits (2023-07-20, 20/07/2023, 12.05.2023, ۱۴۰۲/۰۶/۲۰), clock times, and the days that fields stand for.
#include <algorithm>
#include <array>

#include "gainsay/base/utf8.hpp"
#include "time_parser.hpp"

namespace gainsay::kit {
namespace {

struct Field {
  std::int32_t value = 0;
  std::uint8_t width = 0;
};
using Fields = std::array<Field, 3>;

bool valid(Calendar calendar, std::int32_t year, std::int32_t month, std::int32_t day) {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= (calendar == Calendar::Jalali ? jalali_days_in_month(year, month) : days_in_month(year, month));
}

// "12.05.2023" is one token: three runs of digits with one kind of mark.
std::optional<Fields> split(std::string_view text) {
  Fields out;
  std::size_t count = 0;
  char32_t mark = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = utf8::decode(text, i);
    if (c.size == 0) return std::nullopt;
    i += c.size;
    if (const int d = digit_value(c.value); d >= 0) {
      if (out[count].width == 4) return std::nullopt;
      out[count].value = out[count].value * 10 + d;
      ++out[count].width;
    } else {
      if ((mark != 0 && c.value != mark) || (c.value != U'.' && c.value != U'/') || count == 2) return std::nullopt;
      mark = c.value;
      ++count;
    }
  }
  return count == 2 && out[2].width != 0 ? std::optional(out) : std::nullopt;
}

}  // namespace

TimeParser::Date TimeParser::numeric(std::uint32_t at) const {
  if (!has(at) || token(at).kind != GAINSAY_TOKEN_NUMBER) return std::nullopt;
  std::uint32_t end = at + 1;
  std::optional<Fields> fields = split(text(at));
  if (!fields) {
    const bool slash = is_mark(at + 1, "/"), dash = is_dash(at + 1) && attached(at + 1);
    if ((!slash && !dash) || !attached(at + 1)) return std::nullopt;
    if (Date month = numeric_month(at)) return month;
    Fields read;
    for (std::uint32_t i = 0; i < 3; ++i) {
      const std::uint32_t t = at + 2 * i;
      if (i > 0 && !(attached(t) && attached(t - 1) && text(t - 1) == text(at + 1))) return std::nullopt;
      const auto v = plain(t, 0, 9999);
      const auto digits = v ? read_digits(text(t), numbers_.style()) : std::nullopt;
      if (!digits) return std::nullopt;
      read[i] = {*v, digits->width};
    }
    fields = read;
    end = at + 5;
  }
  const Fields& f = *fields;
  std::int32_t y = 0, m = 0, d = 0;
  if (f[0].width == 4) {
    y = f[0].value, m = f[1].value, d = f[2].value;
  } else if (f[2].width == 4 || f[2].width == 2) {
    y = f[2].value, d = f[0].value, m = f[1].value;
    if (f[2].width == 2) y += y < 70 ? 2000 : 1900;
    if (f[0].width > 2 || f[1].width > 2) return std::nullopt;
    if ((words_.style().month_first && end != at + 1 && d <= 12) || m > 12) std::swap(m, d);
  }
  if (f[2].width == 2 && f[0].width != 4 && end == at + 1)
    return std::nullopt;  // "1.2.34": more likely a section number
  const Calendar calendar = y >= 1250 && y <= 1499 ? Calendar::Jalali : Calendar::Gregorian;
  if (y < 1250 || y > 2199 || !valid(calendar, y, m, d)) return std::nullopt;
  DateReading out = reading(at, end);
  out.calendar = calendar;
  out.year = y, out.month = m, out.day = d;
  if (is_apostrophe(end) && attached(end) && attached(end + 1)) {  // "12.05.2023'te"
    std::vector<TailReading> readings;
    const gainsay_token& t = token(end + 1);
    words_.lexicon().tails(words_.language(), 'n',
                           std::span(document_.key_fold.units + t.key_begin, t.key_end - t.key_begin), readings);
    if (!readings.empty()) {
      out.token_end = end + 2;
      out.span.end = t.end;
      out.grammatical_case = readings[0].feature("case");
    }
  }
  return out;
}

// "2023-08" and "08/2023", where nothing follows that would make it a whole date or a range of years.
TimeParser::Date TimeParser::numeric_month(std::uint32_t at) const {
  if (!attached(at + 2) || text(at + 1).size() != 1) return std::nullopt;
  if (attached(at + 3) && text(at + 3) == text(at + 1) && attached(at + 4)) return std::nullopt;
  const auto first = read_digits(text(at), numbers_.style()), second = read_digits(text(at + 2), numbers_.style());
  if (!first || !second || first->marked || second->marked) return std::nullopt;
  const bool year_first = first->width == 4 && second->width == 2 && (is_dash(at + 1) || is_mark(at + 1, "/"));
  if (!year_first && !(second->width == 4 && first->width <= 2 && is_mark(at + 1, "/"))) return std::nullopt;
  const double year = year_first ? first->value : second->value, month = year_first ? second->value : first->value;
  if (year < 1000 || year > 2199 || month < 1 || month > 12 || (year_first && month > static_cast<int>(year) % 100))
    return std::nullopt;
  DateReading out = reading(at, at + 3);
  out.year = static_cast<std::int32_t>(year);
  out.month = static_cast<std::int32_t>(month);
  out.calendar = year < 1500 ? Calendar::Jalali : Calendar::Gregorian;
  return out;
}

// "22/04", "3/5" behind a word that puts a time or a weekday: else more often a fraction or a score.
TimeParser::Date TimeParser::numeric_day(std::uint32_t at, bool cued) const {
  if (!cued || !is_mark(at + 1, "/") || !attached(at + 1) || !attached(at + 2)) return std::nullopt;
  if (is_mark(at + 3, "/") && attached(at + 3)) return std::nullopt;
  // "in 3/4 of the houses", "in 3/4 delle case": what is divided follows.
  if (has(at + 3) && token(at + 3).kind == GAINSAY_TOKEN_WORD &&
      (lattice_.at(at + 3).empty() || skip_fillers(at + 3) != at + 3))
    return std::nullopt;
  auto day = plain(at, 1, 31), month = plain(at + 2, 1, 31);
  if (!day || !month) return std::nullopt;
  if (words_.style().month_first && *day <= 12) std::swap(day, month);
  if (*month > 12) std::swap(day, month);
  if (*month > 12) return std::nullopt;
  DateReading out = reading(at, at + 3);
  out.day = *day;
  out.month = *month;
  return out;
}

namespace {

// The stretch, out of those that `of(n)` gives for n around 0, that a sentence of this tense is about: the last that
// has begun, the first that has not ended, or the nearest, the earlier of two.
template <class Of>
std::optional<int> fitting(DayRange anchor, Tense tense, int least, int most, const Of& of) {
  std::optional<int> best;
  Day best_distance = 0;
  for (int n = least; n <= most; ++n) {
    const std::optional<DayRange> days = of(n);
    if (!days) continue;
    if (tense == Tense::Past && days->lo > anchor.hi) continue;
    if (tense == Tense::Future && days->hi < anchor.lo) continue;
    const Day distance = days->lo > anchor.hi ? days->lo - anchor.hi : days->hi < anchor.lo ? anchor.lo - days->hi : 0;
    const bool better = !best || (tense == Tense::Past     ? true
                                  : tense == Tense::Future ? false
                                                           : distance < best_distance);
    if (!better) continue;
    best = n;
    best_distance = distance;
  }
  return best;
}

Civil to_jalali(Day day) {
  Civil out{to_civil(day).year - 621, 1, 1};
  if (jalali_to_day(out) > day) --out.year;
  while (out.month < 12 && jalali_to_day({out.year, out.month + 1, 1}) <= day) ++out.month;
  out.day = day - jalali_to_day({out.year, out.month, 1}) + 1;
  return out;
}

constexpr int years_around = 8;  // a 29 February is never further

}  // namespace

Tense TimeParser::tense(const DateReading& d) const {
  const Tense said = lattice_.tense_near(words_, document_, d.token_begin, d.token_end);
  return said == Tense::Unknown ? d.hint : said;
}

// A weekday, a day of the month, a day and month, a month or a part of a year, without a year. Puts `year` and `month`,
// or `when` where that is simpler. False: there is no such date.
bool TimeParser::fill_year(DateReading& d) const {
  const Tense says = tense(d);
  const bool jalali = d.calendar == Calendar::Jalali;
  const Civil now = jalali ? to_jalali(anchor().hi) : to_civil(anchor().hi);
  const auto to_days = [&](std::int32_t year, std::int32_t month, std::int32_t day) {
    return jalali ? jalali_to_day({year, month, day}) : to_day({year, month, day});
  };
  const auto fits_weekday = [&](Day day) { return d.weekday == 0 || weekday(day) == d.weekday - 1; };
  if (d.part_only) {
    const auto of = [&](int n) -> std::optional<DayRange> {
      return kit::part({year_range(now.year + n), Grain::Year}, *d.part).days;
    };
    const auto n = fitting(anchor(), says, -1, 1, of);
    d.when = kit::part({year_range(now.year + n.value_or(0)), Grain::Year}, *d.part);
    d.part.reset();
    d.worked_out = true;
    return true;
  }
  if (d.month == 0 && d.day == 0) {  // a weekday
    if (anchor().lo != anchor().hi) {
      d.basis = model::Basis::None;
      d.worked_out = true;
      return true;
    }
    const Day today = anchor().lo;
    const int back = ((weekday(today) - (d.weekday - 1)) % 7 + 7) % 7;
    const Day day = says == Tense::Past || back == 0 ? today - back : today - back + 7;
    d.when = {{day, day}, Grain::Day};
    d.when.uncertain = says == Tense::Unknown;
    d.no_year = false;
    d.worked_out = true;
    return true;
  }
  if (d.month == 0) {  // a day of a month
    const auto month_of = [&](int n) { return now.year * 12 + now.month - 1 + n; };
    const auto of = [&](int n) -> std::optional<DayRange> {
      const int m = month_of(n);
      if (!valid(d.calendar, m / 12, m % 12 + 1, d.day)) return std::nullopt;
      const Day day = to_days(m / 12, m % 12 + 1, d.day);
      return fits_weekday(day) ? std::optional(DayRange{day, day}) : std::nullopt;
    };
    const auto n = fitting(anchor(), says, -2, 2, of);
    if (!n) return false;
    d.year = month_of(*n) / 12;
    d.month = month_of(*n) % 12 + 1;
    return true;
  }
  if (d.month > 12) return false;
  bool weekday_counts = d.weekday != 0 && d.day != 0;
  const auto of = [&](int n) -> std::optional<DayRange> {
    const std::int32_t year = now.year + n;
    if (!valid(d.calendar, year, d.month, std::max({d.day, d.last_day, 1}))) return std::nullopt;
    const Day lo = to_days(year, d.month, std::max(d.day, 1));
    if (weekday_counts && (n < -1 || n > 1 || !fits_weekday(lo))) return std::nullopt;
    if (d.day != 0) return DayRange{lo, lo};
    return DayRange{lo, lo + (jalali ? jalali_days_in_month(year, d.month) : days_in_month(year, d.month)) - 1};
  };
  auto n = fitting(anchor(), says, -years_around, years_around, of);
  if (!n && weekday_counts) {  // the weekday fits no year: resolve() says so
    weekday_counts = false;
    n = fitting(anchor(), says, -years_around, years_around, of);
  }
  if (!n) return false;
  d.year = now.year + *n;
  return true;
}

// Fills `when` from the fields. False for a date that does not exist. What the words leave out comes from the
// document's date and the tense of the sentence; without a document date it stays unknown.
bool TimeParser::resolve(DateReading& d) const {
  if (d.calendar == Calendar::Hijri) return false;
  const bool jalali = d.calendar == Calendar::Jalali;
  if (!d.worked_out && d.year == 0) {
    d.no_year = true;
    d.basis = has_anchor() ? model::Basis::Anchored : model::Basis::None;
    if (!has_anchor()) return d.month <= 12 && d.day <= 31;
    if (!fill_year(d)) return false;
  }
  if (!d.worked_out) {
    const auto begin_of = [&](std::int32_t year) {
      const Civil c{year, std::max(d.month, 1), std::max(d.day, 1)};
      return jalali ? jalali_to_day(c) : to_day(c);
    };
    if (d.month == 0) {
      d.when = jalali ? When{{begin_of(d.year), begin_of(d.year + 1) - 1}, Grain::Day}
                      : When{year_range(d.year), Grain::Year};
    } else if (d.day == 0) {
      const std::int32_t days = jalali ? jalali_days_in_month(d.year, d.month) : days_in_month(d.year, d.month);
      const Day lo = begin_of(d.year);
      d.when = {{lo, lo + days - 1}, jalali ? Grain::Day : Grain::Month};
    } else {
      if (!valid(d.calendar, d.year, d.month, std::max(d.day, d.last_day))) return false;
      const Day lo = begin_of(d.year);
      d.when = {{lo, lo + (d.last_day > d.day ? d.last_day - d.day : 0)}, Grain::Day};
      d.when.uncertain = d.weekday != 0 && weekday(lo) != d.weekday - 1;
    }
    d.worked_out = true;
  }
  if (d.part && d.when.days.closed()) {
    const bool month = d.when.grain == Grain::Month || (jalali && d.when.days.hi - d.when.days.lo < 31);
    if (month && d.when.grain == Grain::Day) d.when.grain = Grain::Month;  // thirds of a Jalali month
    d.when = kit::part(d.when, *d.part);
    d.part.reset();
  }
  return true;
}

}  // namespace gainsay::kit
