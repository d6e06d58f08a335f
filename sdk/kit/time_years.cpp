// SPDX-License-Identifier: Apache-2.0
// Years in digits and words, alone or before their month; decades and centuries.
#include <cmath>

#include "time_parser.hpp"

namespace gainsay::kit {
namespace {

constexpr std::int32_t earliest_bare_year = 1900, latest_bare_year = 2099;
constexpr std::int32_t earliest_bare_jalali = 1340, latest_bare_jalali = 1430;

std::optional<std::int32_t> roman(std::string_view text) {
  std::int32_t total = 0, last = 1000;
  for (const char c : text) {
    const std::int32_t v = c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : c == 'C' ? 100 : 0;
    if (v == 0) return std::nullopt;
    total += v > last ? v - 2 * last : v;
    last = v;
  }
  return text.empty() || total > 30 ? std::nullopt : std::optional(total);
}

}  // namespace

// "nineteen ninety-nine", "two thousand and eighteen", "duemiladiciotto"
std::optional<TimeParser::WordYear> TimeParser::year_in_words(std::uint32_t at) const {
  const auto n = number(at);
  if (!n || n->plain || n->ordinal || n->vague || token(at).kind != GAINSAY_TOKEN_WORD ||
      n->value != std::floor(n->value))
    return std::nullopt;
  if (n->value >= 1100 && n->value <= latest_year && !counts_something(*n))
    return WordYear{static_cast<std::int32_t>(n->value), n->token_end};
  if (!words_.style().paired_years || n->value < 11 || n->value > 20) return std::nullopt;
  const auto rest = number(n->token_end);
  if (!rest || rest->plain || rest->ordinal || rest->value < 10 || rest->value > 99 || counts_something(*rest))
    return std::nullopt;
  return WordYear{static_cast<std::int32_t>(n->value * 100 + rest->value), rest->token_end};
}

// "2021 Mart", "2020/Sep/23"
TimeParser::Date TimeParser::year_first(std::uint32_t at) const {
  const auto n = number(at);
  if (!n || !n->plain || n->width != 4 || n->value < earliest_year || n->value > latest_year || n->token_end != at + 1)
    return std::nullopt;
  const std::uint32_t next = skip_joint(at + 1);
  const TimeLexeme* month = lattice_.find(next, Kind::Month);
  if (!month) return std::nullopt;
  if (next == at + 1 && !month->word->bare) return std::nullopt;
  DateReading out = reading(at, month->token_end);
  out.year = static_cast<std::int32_t>(n->value);
  out.month = month->word->number;
  out.calendar = month->word->calendar;
  if (out.calendar == Calendar::Jalali && (out.year < earliest_jalali || out.year > latest_jalali)) return std::nullopt;
  out.grammatical_case = month->grammatical_case;
  const std::uint32_t last = skip_joint(out.token_end);
  if (last == out.token_end) return out;
  if (const auto day = plain(last, 1, 31)) {
    out.day = *day;
    out.token_end = last + 1;
    out.span.end = token(last).end;
  }
  return out;
}

TimeParser::Date TimeParser::year(std::uint32_t at, bool cued, bool named) const {
  if (const auto words = named || (cued && words_.style().paired_years) ? year_in_words(at) : std::nullopt;
      words && (named || words->year % 100 != 0)) {
    DateReading out = reading(at, words->token_end);
    out.year = words->year;
    out.plain_year = true;
    return out;
  }
  const auto n = number(at);
  if (!n || n->ordinal || !n->plain || n->width != 4) return std::nullopt;
  const auto v = static_cast<std::int32_t>(n->value);
  // "in 2022 ships carried": behind a word that puts a time a number that is not round is a year, whatever follows.
  const bool surely = cued && v >= earliest_bare_year && v <= latest_bare_year && v % 100 != 0;
  if (!named && !surely && counts_something(*n)) return std::nullopt;
  const bool jalali =
      words_.style().decades == Calendar::Jalali &&
      (cued ? v >= earliest_jalali && v <= latest_jalali : v >= earliest_bare_jalali && v <= latest_bare_jalali);
  const bool gregorian =
      cued ? v >= earliest_year && v <= latest_year : v >= earliest_bare_year && v <= latest_bare_year;
  if (!jalali && !gregorian) return std::nullopt;
  DateReading out = reading(at, n->token_end);
  out.span = n->span;
  out.year = v;
  out.plain_year = true;
  out.calendar = jalali ? Calendar::Jalali : Calendar::Gregorian;
  out.grammatical_case = n->grammatical_case;
  return out;
}

// "the year 2017", "سال ۲۰۱۷", "il mese di luglio", "ماه اوت", "anno 2023"
TimeParser::Date TimeParser::unit_noun(std::uint32_t at) const {
  const TimeLexeme* unit = lattice_.find(at, Kind::Unit);
  if (!unit || !unit->word->before) return std::nullopt;
  const std::uint32_t next = skip_fillers(after(*unit));
  Date inner;
  if (unit->word->unit == TimeUnit::Year) inner = year(next, true, true);
  if (unit->word->unit == TimeUnit::Month) inner = month_first(next, true);
  if (!inner || (unit->word->unit == TimeUnit::Month && inner->day != 0)) return std::nullopt;
  inner->token_begin = at;
  inner->span.begin = unit->span.begin;
  return inner;
}

// "the 1970s", "anni Settanta", "دهه ۱۹۷۰", "1970'lerde"; "21st century", "XX secolo", "قرن بیستم"
TimeParser::Date TimeParser::decade_or_century(std::uint32_t at) const {
  const TimeLexeme* noun = lattice_.cue(at, Cue::Decade);
  if (!noun || !noun->word->before) noun = lattice_.cue(at, Cue::Century);
  std::uint32_t next = noun && noun->word->before ? skip_fillers(after(*noun)) : at;
  if (is_apostrophe(next) && attached(next + 1)) ++next;  // "anni '70", "the '70s"
  std::optional<Number> n = number(next);
  std::int32_t value = 0;
  std::uint32_t end = next;
  std::string_view grammatical_case;
  bool ordinal = false, digits = false;
  if (n && n->value == std::floor(n->value) && !n->vague && n->value < 2200 && n->scale <= 1000) {
    value = static_cast<std::int32_t>(n->value);
    end = n->token_end;
    ordinal = n->ordinal;
    digits = n->plain;
  } else if (has(next) && token(next).kind == GAINSAY_TOKEN_WORD) {
    const auto r = roman(text(next));
    if (!r) return std::nullopt;
    value = *r;
    end = next + 1;
    ordinal = true;
  } else {
    return std::nullopt;
  }
  bool decade = noun && noun->word->before && noun->word->cue == Cue::Decade;
  bool century = noun && noun->word->before && noun->word->cue == Cue::Century;
  if (!decade && !century) {  // the word stands after
    std::uint32_t after_number = end;
    if (n && !n->grammatical_case.empty()) after_number = end - 1;  // "1970'ler": the suffix was taken with the number
    if (is_apostrophe(after_number) && attached(after_number)) ++after_number;
    if (is_mark(after_number, ".") && attached(after_number) && lattice_.cue(after_number + 1, Cue::Century))
      ++after_number;  // "20. yüzyıl"
    for (const TimeLexeme& l : lattice_.at(after_number)) {
      if (l.word->kind != Kind::Cue || !l.word->after) continue;
      if (l.word->glued && !attached(l.token_begin)) continue;
      decade = l.word->cue == Cue::Decade;
      century = l.word->cue == Cue::Century;
      if (!decade && !century) continue;
      end = l.token_end;
      grammatical_case = l.grammatical_case;
      break;
    }
  } else if (n) {
    grammatical_case = n->grammatical_case;
  }
  DateReading out = reading(at, end);
  out.worked_out = true;
  out.grammatical_case = grammatical_case;
  if (century && value >= 1 && value <= 30) {
    const std::int32_t first = (value - 1) * 100;
    out.when = {{year_range(first).lo, year_range(first + 99).hi}, Grain::Century};
    if (const TimeLexeme* era = lattice_.cue(end, Cue::Era)) {
      if (era->word->calendar != Calendar::Gregorian) return std::nullopt;
      out.token_end = era->token_end;
      out.span.end = era->span.end;
    }
    return out;
  }
  if (!decade || ordinal || value % 10 != 0 || (digits && n->width != 4 && n->width != 2)) return std::nullopt;
  Calendar calendar = value >= earliest_jalali && value < latest_jalali ? words_.style().decades : Calendar::Gregorian;
  if (value < 100) {
    if (value < 10) return std::nullopt;
    calendar = words_.style().decades;
    value += calendar == Calendar::Jalali ? 1300 : 1900;
  }
  if (value < earliest_year) return std::nullopt;
  if (const TimeLexeme* era = lattice_.cue(end, Cue::Era)) {
    if (era->word->calendar != calendar && n->value < 100) value += calendar == Calendar::Jalali ? 600 : -600;
    calendar = era->word->calendar;
    out.token_end = era->token_end;
    out.span.end = era->span.end;
  }
  out.when = calendar == Calendar::Jalali
                 ? When{{jalali_to_day({value, 1, 1}), jalali_to_day({value + 10, 1, 1}) - 1}, Grain::Day}
                 : When{{year_range(value).lo, year_range(value + 9).hi}, Grain::Decade};
  return out;
}

}  // namespace gainsay::kit
