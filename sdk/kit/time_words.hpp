// SPDX-License-Identifier: Apache-2.0
// What the rows of a language file say about time words, and the words of one sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gainsay/base/span.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/kit/modifiers.hpp"
#include "time_tense.hpp"
#include "when.hpp"

namespace gainsay::kit {

enum class Calendar : std::uint8_t { Gregorian, Jalali, Hijri };

// The ids of section tcue.
enum class Cue : std::uint8_t {
  None,
  In,
  Until,
  Since,
  Before,
  After,
  By,
  From,
  To,
  Between,
  And,
  Close,
  Of,
  During,
  Ago,
  OffsetAfter,
  OffsetBefore,
  Every,
  Age,
  Decade,
  Century,
  Era,
  Article,
  Ongoing,
  Ahead
};

// The ids of section tday.
enum class DayPart : std::uint8_t { Hour, Am, Pm, Moment, Stretch, Zone };

struct TimeWord {
  enum class Kind : std::uint8_t {
    Month,
    Weekday,
    Season,
    Part,
    Unit,
    Relative,
    Which,
    Cue,
    Phrase,
    Modifier,
    Block,
    Tense,
    DayPart
  };
  Kind kind = Kind::Cue;
  Cue cue = Cue::None;
  TimeUnit unit = TimeUnit::Day;  // Unit, Relative, Phrase
  PartOf part = PartOf::Early;
  kit::DayPart day_part = kit::DayPart::Hour;  // DayPart
  std::int32_t from = 0, to = 0;               // DayPart: seconds of the day; `to` before `from`: past midnight
  Calendar calendar = Calendar::Gregorian;
  kit::Tense tense = kit::Tense::Unknown;  // Tense
  model::Modifier modifier = model::Modifier::Exact;
  std::int32_t number = 0;  // month, weekday 1…7, season 1…4, offset of Relative and Which, count of Phrase
  bool before = true, after = false;  // on which side of its date or number it may stand
  bool bare = true;                   // Month, Weekday: may stand without a cue; Which: may stand with a number
  bool counted = false;               // Which: only with a number ("ultimi")
  bool open = false;                  // Phrase: at least as long
  bool glued = false;                 // Cue: written onto digits ("1970s")
  bool day = false;                   // Cue: a day of the month may stand alone behind it ("on the 24th")
  bool opened = false;                // Cue: only where "from" stands before the date ("from 2019 on")
  bool future = false;                // Cue: only in a sentence about the future ("in two weeks")
  bool alone = false;                 // Part: without a year, too ("the third quarter")
  std::string_view needs_case;        // a postposition's: "dat" of "kadar"
};

// A time word found in a sentence.
struct TimeLexeme {
  std::uint32_t token_begin = 0, token_end = 0;
  const TimeWord* word = nullptr;
  Span span;                          // suffixes included
  std::string_view grammatical_case;  // of its suffix chain; empty when bare
};

class TimeWords {
 public:
  TimeWords(const Lexicon& lexicon, LanguageIndex language);

  struct Style {
    bool month_first = false;                // 03/04/2023 is March 4
    Calendar decades = Calendar::Gregorian;  // "the seventies" without a century
    bool paired_years = false;               // "nineteen ninety-nine"
  };
  const Style& style() const { return style_; }
  const Lexicon& lexicon() const { return *lexicon_; }
  LanguageIndex language() const { return language_; }

  const Selection& forms() const { return forms_; }
  const TenseForms& tense_forms() const { return tense_forms_; }

  // The word of a lexicon entry, nullptr for entries of other kinds.
  const TimeWord* word(std::uint32_t entry) const {
    return entry < by_entry_.size() && by_entry_[entry] != 0 ? &words_[by_entry_[entry] - 1] : nullptr;
  }

 private:
  const Lexicon* lexicon_;
  LanguageIndex language_;
  Style style_;
  Selection forms_;
  TenseForms tense_forms_;
  std::vector<TimeWord> words_;
  std::vector<std::uint16_t> by_entry_;  // 1 + index into words_
};

// All time words of the tokens begin…end of a document, by the token where they begin, longest first.
class TimeLattice {
 public:
  void build(const TimeWords& words, const gainsay_document& document, std::uint32_t begin, std::uint32_t end);
  std::span<const TimeLexeme> at(std::uint32_t token) const {
    if (token < begin_ || token >= end_) return {};
    return {lexemes_.data() + first_[token - begin_], first_[token - begin_ + 1] - first_[token - begin_]};
  }
  const TimeLexeme* find(std::uint32_t token, TimeWord::Kind kind) const;
  const TimeLexeme* cue(std::uint32_t token, Cue cue) const;
  bool empty() const { return lexemes_.empty(); }
  // What the verb nearest to the tokens first…last says; of two equally near ones the later.
  Tense tense_near(const TimeWords& words, const gainsay_document& document, std::uint32_t first,
                   std::uint32_t last) const;

 private:
  std::uint32_t begin_ = 0, end_ = 0;
  std::vector<TimeLexeme> lexemes_;
  std::vector<std::uint32_t> first_;
  struct Said {
    std::uint32_t token = 0;
    Tense tense = Tense::Unknown;
  };
  std::vector<Said> tenses_;  // words of the section `tense`
  std::vector<Match> matches_;
  std::vector<TailReading> readings_;
};

}  // namespace gainsay::kit
