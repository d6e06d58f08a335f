// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/vocabulary.hpp"

#include <array>

#include "gainsay/base/utf8.hpp"

namespace gainsay::analysis {
namespace {

constexpr std::size_t most_forms = 64;  // of one alternative; a row that asks for more is cut there

bool has_word(std::string_view features, std::string_view feature) {
  for (std::size_t at = 0; at < features.size();) {
    const auto end = std::min(features.find(' ', at), features.size());
    const auto one = features.substr(at, end - at);
    if (one == feature) return true;
    at = end + 1;
  }
  return false;
}

std::optional<int> number_of(std::string_view id, int highest) {
  int n = 0;
  for (const char c : id) {
    if (c < '0' || c > '9' || n > highest) return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n >= 1 && n <= highest ? std::optional(n) : std::nullopt;
}

Calendar calendar_of(std::string_view name) {
  if (name == "jalali") return Calendar::Jalali;
  return name.empty() || name == "gregorian" ? Calendar::Gregorian : Calendar::Other;
}

Calendar calendar_in(std::string_view features) {
  if (has_word(features, "calendar=jalali")) return Calendar::Jalali;
  return has_word(features, "calendar=hijri") ? Calendar::Other : Calendar::Gregorian;
}

Key without_last_stop(Key key) {
  if (!key.empty() && key.back() == u'.') key.pop_back();
  return key;
}

bool has_flag(std::string_view features, const std::string& flag) {
  return has_word(features, flag) || has_word(features, flag + "=yes");
}

void add_abbreviation(Abbreviation& known, std::string_view features) {
  const bool number = has_word(features, "before=number"), upper = has_word(features, "before=upper");
  known.before_number = known.before_number || number;
  known.before_upper = known.before_upper || upper;
  known.always = known.always || !(number || upper);
  known.may_end = known.may_end || has_flag(features, "end");
}

// The tables of a language, whose rows are a key and a value. numerals and timestyle belong to the number and time
// extractors; what they say holds here too.
void set_style(LanguageWords& language, std::string_view table, std::string_view key, std::string_view value) {
  if (table == "meta" && key == "fold") language.rule = kit::case_rule(value);
  if (table == "numerals" && key == "ordinal-dot") language.ordinal_stop = value == "yes";
  if (table == "timestyle" && key == "numeric" && value == "dmy") language.date_order = DateOrder::DayMonthYear;
  if (table == "timestyle" && key == "numeric" && value == "mdy") language.date_order = DateOrder::MonthDayYear;
}

bool is_style(std::string_view section) { return section == "meta" || section == "numerals" || section == "timestyle"; }

std::string to_utf8(KeyView key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    char32_t c = key[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < key.size()) c = 0x10000 + ((c - 0xD800) << 10) + (key[++i] - 0xDC00u);
    utf8::append(out, c);
  }
  return out;
}

}  // namespace

std::vector<std::string> expand_forms(std::string_view column) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= column.size();) {
    const auto end = std::min(column.find('|', at), column.size());
    std::vector<std::string> forms{""};
    for (auto rest = column.substr(at, end - at); !rest.empty();) {
      std::string_view piece = rest.substr(0, 1);
      std::string_view other = piece;  // the second way to write it
      std::size_t used = 1;
      if (rest.front() == '+') {
        piece = "", other = " ";
      } else if (rest.front() == '(' && rest.find(')') != std::string_view::npos) {
        piece = rest.substr(1, rest.find(')') - 1), other = "", used = piece.size() + 2;
      }
      const auto count = forms.size();
      for (std::size_t i = 0; i < count; ++i) {
        if (piece != other && forms.size() < most_forms) forms.push_back(forms[i] + std::string(other));
        forms[i] += piece;
      }
      rest.remove_prefix(used);
    }
    for (auto& form : forms)
      if (!form.empty()) out.push_back(std::move(form));
    at = end + 1;
  }
  return out;
}

Vocabulary Vocabulary::from(const kit::Lexicon& lexicon) {
  constexpr std::array<std::string_view, 10> sections = {"meta",        "numerals", "timestyle", "stop",  "abbrev",
                                                         "boilerplate", "end",      "question",  "month", "weekday"};
  Vocabulary out;
  out.lexicon_ = &lexicon;
  for (std::size_t i = 0; i < lexicon.language_count() && out.size() < StopWords::most_languages; ++i) {
    const auto index = static_cast<kit::LanguageIndex>(i);
    if (lexicon.is_partial(index)) continue;
    auto& language = out.add_language(std::string(lexicon.language_tag(index)));
    language.index = index;
    for (const auto section : sections) {
      const auto rows = lexicon.table(index, section);
      for (std::size_t r = 0; r < rows.size(); ++r)
        out.add_row(language, section, rows.at(r, 0), rows.at(r, 1), rows.at(r, 2));
    }
  }
  out.find_calendars();
  return out;
}

// Whether a language has Jalali months is asked of all rows, CLDR's among them.
void Vocabulary::find_calendars() {
  const auto month = lexicon_->find_category("month");
  for (std::uint32_t i = 0; month != kit::no_category && i < lexicon_->entry_count(); ++i) {
    const auto entry = lexicon_->entry(i);
    if (entry.category != month || calendar_of(entry.feature("calendar")) != Calendar::Jalali) continue;
    for (auto& language : languages_) language.uses_jalali = language.uses_jalali || language.index == entry.language;
  }
}

LanguageWords& Vocabulary::add_language(std::string tag) {
  auto& language = languages_.emplace_back();
  language.tag = std::move(tag);
  language.bit = languages_.size() - 1;
  stop_.add({}, language.bit);
  return language;
}

void Vocabulary::add_row(LanguageWords& language, std::string_view section, std::string_view id, std::string_view forms,
                         std::string_view features) {
  if (is_style(section)) return set_style(language, section, id, forms);
  if (has_word(features, "off")) return;
  for (const auto& form : expand_forms(forms)) {
    auto key = key_of(form);
    if (section == "stop") {
      stop_.add({reinterpret_cast<const std::uint16_t*>(key.data()), key.size()}, language.bit);
    } else if (section == "abbrev") {
      add_abbreviation(language.abbreviations[without_last_stop(std::move(key))], features);
    } else if (section == "boilerplate") {
      language.boilerplate.add(id, std::move(key));
    } else if (section == "end") {
      language.end.add(id, std::move(key));
    } else if (section == "question") {
      language.questions.emplace(std::move(key), has_flag(features, "always"));
    } else if (section == "month" || section == "weekday") {
      const bool is_month = section == "month";
      const auto number = number_of(id, is_month ? 12 : 7);
      const auto calendar = calendar_in(features);
      language.uses_jalali = language.uses_jalali || (is_month && calendar == Calendar::Jalali);
      if (number) language.dates.emplace(std::move(key), DateWord{is_month, *number, calendar});
    }
  }
}

const LanguageWords* Vocabulary::find(std::string_view tag) const {
  for (const auto& language : languages_)
    if (language.tag == tag) return &language;
  const auto primary = tag.substr(0, tag.find('-'));
  for (const auto& language : languages_)
    if (language.tag == primary) return &language;
  return nullptr;
}

std::optional<DateWord> Vocabulary::date_word(const LanguageWords& language, KeyView key) const {
  if (const auto known = language.dates.find(key); known != language.dates.end()) return known->second;
  if (lexicon_ == nullptr) return std::nullopt;
  for (const bool is_month : {true, false}) {
    const auto category = lexicon_->find_category(is_month ? "month" : "weekday");
    if (category == kit::no_category) continue;
    const auto found = lexicon_->find(language.index, category, to_utf8(key));
    if (!found) continue;
    const auto entry = lexicon_->entry(*found);
    const auto number = number_of(entry.id, is_month ? 12 : 7);
    if (number) return DateWord{is_month, *number, calendar_of(entry.feature("calendar"))};
  }
  return std::nullopt;
}

}  // namespace gainsay::analysis
