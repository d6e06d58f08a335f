// SPDX-License-Identifier: Apache-2.0
// What the analysis takes from the language files: function words, abbreviations, boilerplate, months. Built once from
// a lexicon, then only read: threads may share it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/kit/fold.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "host/analysis/key.hpp"
#include "host/analysis/line_rows.hpp"
#include "host/analysis/stop_words.hpp"

namespace gainsay::analysis {

// When an abbreviation does not end a sentence. Rows of equal forms add up.
struct Abbreviation {
  bool before_number = false, before_upper = false;
  bool always = false;   // before anything
  bool may_end = false;  // but before a function word with a capital it does
};

enum class DateOrder { Unknown, DayMonthYear, MonthDayYear };
enum class Calendar { Gregorian, Jalali, Other };
struct DateWord {
  bool is_month = false;  // else a weekday
  int number = 0;         // 1…12, or 1 = Monday … 7
  Calendar calendar = Calendar::Gregorian;
};

// A language with a file of its own.
struct LanguageWords {
  std::string tag;
  kit::LanguageIndex index = kit::any_language;
  std::size_t bit = 0;  // in StopWords
  kit::CaseRule rule = kit::CaseRule::Plain;
  bool ordinal_stop = false;                  // [numerals] ordinal-dot yes: "2." before a word means "second"
  DateOrder date_order = DateOrder::Unknown;  // [timestyle] numeric dmy | mdy
  KeyMap<Abbreviation> abbreviations;         // without their last full stop
  LineRows boilerplate, end;
  KeyMap<bool> questions;  // words; true = even in a sentence that ends with a full stop
  KeyMap<DateWord> dates;  // from the file; CLDR's are asked of the lexicon
  bool uses_jalali = false;
};

class Vocabulary {
 public:
  // `lexicon` is borrowed for the life of the result.
  static Vocabulary from(const kit::Lexicon& lexicon);

  // nullptr when the language has no file. By tag, then by primary subtag.
  const LanguageWords* find(std::string_view tag) const;
  const LanguageWords& at(std::size_t bit) const { return languages_[bit]; }
  std::size_t size() const { return languages_.size(); }
  const StopWords& stop() const { return stop_; }
  std::optional<DateWord> date_word(const LanguageWords& language, KeyView key) const;

  // One row of a section that this class reads; rows of other sections are ignored. In the tables meta, numerals and
  // timestyle `id` is the key and `forms` the value.
  void add_row(LanguageWords& language, std::string_view section, std::string_view id, std::string_view forms,
               std::string_view features);
  LanguageWords& add_language(std::string tag);

 private:
  void find_calendars();

  const kit::Lexicon* lexicon_ = nullptr;
  std::vector<LanguageWords> languages_;
  StopWords stop_;
};

// The alternatives of a `forms` column: `a|b`, optional pieces `(x)`, and `+` for "nothing, or a space".
std::vector<std::string> expand_forms(std::string_view column);

}  // namespace gainsay::analysis
