// SPDX-License-Identifier: Apache-2.0
// The grammar of time expressions over one sentence. Dates (time_dates.cpp, time_numeric.cpp, time_relative.cpp) know
// nothing of the cues around them; intervals and durations (time_intervals.cpp, time_durations.cpp) do.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "gainsay/abi/document.h"
#include "gainsay/kit/numbers.hpp"
#include "gainsay/kit/times.hpp"
#include "time_words.hpp"
#include "when.hpp"

namespace gainsay::kit {

inline constexpr std::int32_t earliest_year = 1000, latest_year = 2199;  // with a word that says it is one
inline constexpr std::int32_t earliest_jalali = 1250, latest_jalali = 1499;

// A date as worded; `year`, `month`, `day` are 0 where the words do not say, until resolve() fills `when`.
struct DateReading {
  std::uint32_t token_begin = 0, token_end = 0;
  Span span;
  Calendar calendar = Calendar::Gregorian;
  std::int32_t year = 0, month = 0, day = 0, last_day = 0;
  std::int32_t weekday = 0;  // 1…7, named beside the day; 0 = none
  std::optional<PartOf> part;
  bool worked_out = false;  // `when` was known without the fields (relative, decade, season)
  bool plain_year = false;  // nothing but a year
  bool no_year = false;
  std::int32_t second = -1;     // of the day
  bool words_year = false;      // Year in words: not told from a count by its looks
  bool part_only = false;       // a part of a year that nobody names
  Tense hint = Tense::Unknown;  // what a cue says where no verb does ("since Monday")
  model::Basis basis = model::Basis::Explicit;
  When when;
  double months = 0;  // "the last two months": their number, else 0
  std::string_view grammatical_case;
};

// The numbers of one sentence, each read at most once: a dozen rules ask for the one at the same token.
class SentenceNumbers {
 public:
  void reset(std::uint32_t begin, std::uint32_t end) {
    begin_ = begin;
    read_.assign(end - begin, false);
    numbers_.resize(end - begin);
  }
  const std::optional<Number>& at(const NumberReader& reader, const gainsay_document& document, std::uint32_t token,
                                  std::uint32_t end) {
    const std::size_t i = token - begin_;
    if (!read_[i]) numbers_[i] = reader.read(document, token, end);
    read_[i] = true;
    return numbers_[i];
  }

 private:
  std::uint32_t begin_ = 0;
  std::vector<bool> read_;
  std::vector<std::optional<Number>> numbers_;
};

class TimeParser {
 public:
  TimeParser(const TimeWords& words, const NumberReader& numbers, const gainsay_document& document,
             const TimeLattice& lattice, SentenceNumbers& known, std::uint32_t begin, std::uint32_t end)
      : words_(words),
        numbers_(numbers),
        document_(document),
        lattice_(lattice),
        known_(known),
        begin_(begin),
        end_(end) {}

  // The longest expression that begins at `at`. One without value (an age) is consumed but has kind Set and basis None.
  std::optional<TimeExpression> expression(std::uint32_t at) const;

 private:
  using Date = std::optional<DateReading>;
  using Expression = std::optional<TimeExpression>;
  using Kind = TimeWord::Kind;

  // time_dates.cpp, time_years.cpp: `cued`: a word before it already says that this is a time.
  Date date(std::uint32_t at, bool cued) const;
  Date bare_date(std::uint32_t at, bool cued) const;
  Date day_month(std::uint32_t at) const;
  Date month_first(std::uint32_t at, bool cued) const;
  Date year(std::uint32_t at, bool cued, bool named = false) const;  // `named`: after the word "year"
  Date unit_noun(std::uint32_t at) const;
  Date decade_or_century(std::uint32_t at) const;
  Date with_weekday(std::uint32_t at) const;
  Date season(std::uint32_t at, bool cued) const;
  Date year_first(std::uint32_t at) const;
  Date with_part(std::uint32_t at) const;
  Date part_alone(std::uint32_t at) const;
  // time_within.cpp: counted within a longer time
  Date within(std::uint32_t at) const;
  Date nth_within(std::uint32_t at) const;
  Date within_first(std::uint32_t at) const;
  Date day_of_month(std::uint32_t at) const;
  Date week_of(std::uint32_t at) const;
  Date container(std::uint32_t at) const;
  bool day_in(DateReading& date, const DateReading& month, std::int32_t day) const;
  bool place(DateReading& date, const DateReading& container, std::int32_t nth, const TimeLexeme& what) const;
  void take_year(DateReading& date) const;
  void take_after(DateReading& date) const;
  // time_numeric.cpp
  Date numeric(std::uint32_t at) const;
  Date numeric_month(std::uint32_t at) const;
  Date numeric_day(std::uint32_t at, bool cued) const;
  // time_clock.cpp
  struct Clock {
    std::int32_t second = 0;
    std::uint32_t token_end = 0;
    bool marked = false, minutes = false, suffixed = false;  // "14:30"; "14.30"; "8'de"
  };
  std::optional<Clock> hour_at(std::uint32_t at) const;
  std::optional<Clock> clock_at(std::uint32_t at) const;
  bool take_day_part(Clock& clock) const;
  void adjust(Clock& clock, const TimeWord& word) const;
  void take_clock(DateReading& out) const;
  Expression clock(std::uint32_t at) const;
  // time_relative.cpp
  Date relative(std::uint32_t at) const;
  Date which_before(std::uint32_t at) const;
  Date which_after(std::uint32_t at) const;
  Date ago(std::uint32_t at) const;
  Date ahead(std::uint32_t at) const;
  DateReading anchored(std::uint32_t at, std::uint32_t end, TimeUnit unit, int n) const;
  DateReading named(std::uint32_t at, std::uint32_t end, const TimeWord& word, int direction) const;
  void last_units(DateReading& date, double count, TimeUnit unit, int direction) const;
  bool resolve(DateReading& date) const;
  Tense tense(const DateReading& date) const;
  bool fill_year(DateReading& date) const;
  // time_intervals.cpp
  Expression interval(std::uint32_t at) const;
  Expression cued(std::uint32_t at) const;
  Expression opened(std::uint32_t at, const TimeLexeme& from) const;
  Expression joined(std::uint32_t at, DateReading a) const;
  Expression single(DateReading a, std::uint32_t token, Cue cue) const;
  Expression span_of(DateReading a, DateReading b, std::uint32_t token, std::uint32_t token_end) const;
  Date right_end(std::uint32_t at, const DateReading& left, bool cued) const;
  // time_durations.cpp
  Expression duration(std::uint32_t at) const;
  Expression phrase(std::uint32_t at) const;

  const gainsay_token& token(std::uint32_t i) const { return document_.tokens[i]; }
  bool has(std::uint32_t i) const { return i < end_; }
  bool attached(std::uint32_t i) const { return has(i) && (token(i).flags & GAINSAY_TOKEN_SPACE_BEFORE) == 0; }
  std::string_view text(std::uint32_t i) const {
    return {document_.text.data + token(i).begin, token(i).end - token(i).begin};
  }
  bool is_mark(std::uint32_t i, std::string_view marks) const;  // one ASCII mark of `marks`
  bool is_dash(std::uint32_t i) const;
  bool is_apostrophe(std::uint32_t i) const;
  std::uint32_t skip_joint(std::uint32_t at) const;  // "-" or "/" written onto both sides ("23-Sep-2020")
  struct WordYear {
    std::int32_t year = 0;
    std::uint32_t token_end = 0;
  };
  std::optional<WordYear> year_in_words(std::uint32_t at) const;
  struct Amount {
    double months = 0, days = 0;
    TimeUnit smallest = TimeUnit::Year;
    std::uint32_t token_end = 0;
    bool vague = false, article = false, whole = true;
    std::string_view grammatical_case;
  };
  std::optional<Amount> amount(std::uint32_t at) const;  // "two weeks", "1 month and 21 days"
  DateReading moved(std::uint32_t at, std::uint32_t end, const Amount& by, int direction) const;
  std::uint32_t skip_fillers(std::uint32_t at) const;    // articles, "of", an elision's apostrophe
  std::uint32_t after(const TimeLexeme& lexeme) const;   // the token after it and an elision's apostrophe
  std::optional<Number> number(std::uint32_t at) const;  // at or after begin_
  std::optional<std::int32_t> plain(std::uint32_t at, std::int32_t lo,
                                    std::int32_t hi) const;  // one unmarked number token
  bool counts_something(const Number& number) const;         // "2000 ships", "$2000": no year
  DateReading reading(std::uint32_t at, std::uint32_t end) const;
  bool has_anchor() const {
    return document_.published_lo != GAINSAY_DAY_MIN && document_.published_hi != GAINSAY_DAY_MAX;
  }
  DayRange anchor() const { return {document_.published_lo, document_.published_hi}; }

  const TimeWords& words_;
  const NumberReader& numbers_;
  const gainsay_document& document_;
  const TimeLattice& lattice_;
  SentenceNumbers& known_;
  std::uint32_t begin_, end_;
};

}  // namespace gainsay::kit
