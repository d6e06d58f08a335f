// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/wording.hpp"

#include <unicode/calendar.h>
#include <unicode/dtptngen.h>
#include <unicode/listformatter.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/ucal.h>
#include <unicode/ulocdata.h>

#include <array>
#include <cmath>
#include <utility>

namespace gainsay::disagreement {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

icu::Locale locale_of(const std::string& tag) {
  UErrorCode code = U_ZERO_ERROR;
  auto out = icu::Locale::forLanguageTag(tag, code);
  return U_SUCCESS(code) ? out : icu::Locale::getRoot();
}

// The calendar that people of the reader's country use in daily life ("persian"); "" when it is the Gregorian.
std::string everyday_calendar(const icu::Locale& locale) {
  UErrorCode code = U_ZERO_ERROR;
  icu::Locale likely = locale;
  likely.addLikelySubtags(code);
  UEnumeration* values = ucal_getKeywordValuesForLocale("calendar", likely.getName(), true, &code);
  const char* first = U_SUCCESS(code) ? uenum_next(values, nullptr, &code) : nullptr;
  std::string out = first ? first : "";
  if (values) uenum_close(values);
  return out == "gregorian" ? std::string() : out;
}

enum class Grain { Year, Month, Day };

// The coarsest unit that both ends respect: a whole year is worded as a year.
Grain grain_of(DayRange days) {
  const auto from = days.lo == day_min ? Civil{2000, 1, 1} : to_civil(days.lo);
  const auto to = days.hi == day_max ? Civil{2000, 12, 31} : to_civil(days.hi);
  const bool months = from.day == 1 && to.day == days_in_month(to.year, to.month);
  if (!months) return Grain::Day;
  return from.month == 1 && to.month == 12 ? Grain::Year : Grain::Month;
}

constexpr const char16_t* skeletons[] = {u"y", u"yMMMM", u"yMMMMd"};

// Dates in one calendar.
class Dates {
 public:
  Dates(const icu::Locale& locale, const std::string& calendar) {
    UErrorCode code = U_ZERO_ERROR;
    icu::Locale with = locale;
    with.setKeywordValue("calendar", calendar.c_str(), code);
    std::unique_ptr<icu::DateTimePatternGenerator> patterns(icu::DateTimePatternGenerator::createInstance(with, code));
    for (std::size_t i = 0; i < formats_.size() && U_SUCCESS(code); ++i) {
      // "2017", not "2017 AD": an era in the pattern is left out where it stands for the common one.
      auto pattern = patterns->getBestPattern(skeletons[i], code);
      pattern.findAndReplace(u"G", u"");
      pattern.trim();
      formats_[i] = std::make_unique<icu::SimpleDateFormat>(pattern, with, code);
      formats_[i]->adoptTimeZone(icu::TimeZone::getGMT()->clone());
      if (calendar != "gregorian") continue;
      auto* gregorian = icu::Calendar::createInstance(*icu::TimeZone::getGMT(), with, code);
      if (gregorian) formats_[i]->adoptCalendar(gregorian);
    }
    if (U_FAILURE(code)) formats_ = {};
  }

  std::string day(Day day, Grain grain) const {
    const auto& format = formats_[static_cast<std::size_t>(grain)];
    if (!format) return {};
    icu::UnicodeString out;
    format->format(static_cast<UDate>(day) * 86'400'000.0, out);
    return utf8(out);
  }

 private:
  std::array<std::unique_ptr<icu::SimpleDateFormat>, 3> formats_;
};

}  // namespace

struct Wording::Formats {
  explicit Formats(const std::string& reader) : locale(locale_of(reader)), gregorian(locale, "gregorian") {
    const auto other = everyday_calendar(locale);
    if (!other.empty()) everyday = std::make_unique<Dates>(locale, other);
    UErrorCode code = U_ZERO_ERROR;
    list.reset(icu::ListFormatter::createInstance(locale, code));
    ULocaleData* data = ulocdata_open(locale.getName(), &code);
    if (U_SUCCESS(code)) {
      open = delimiter(data, ULOCDATA_QUOTATION_START);
      close = delimiter(data, ULOCDATA_QUOTATION_END);
    }
    if (data) ulocdata_close(data);
  }

  static std::string delimiter(ULocaleData* data, ULocaleDataDelimiterType type) {
    UErrorCode code = U_ZERO_ERROR;
    std::array<char16_t, 8> buffer{};
    const auto size = ulocdata_getDelimiter(data, type, buffer.data(), static_cast<std::int32_t>(buffer.size()), &code);
    return U_SUCCESS(code) ? utf8(icu::UnicodeString(buffer.data(), size)) : std::string();
  }

  icu::Locale locale;
  Dates gregorian;
  std::unique_ptr<Dates> everyday;
  std::unique_ptr<icu::ListFormatter> list;
  std::string open, close;
};

Wording::Wording(const Sources& sources, const Messages& messages, std::string_view reader)
    : sources_(sources),
      messages_(messages),
      reader_(messages.language_for(reader)),
      formats_(std::make_unique<Formats>(reader_)) {}
Wording::~Wording() = default;

std::string Wording::word(std::string_view key, const Arguments& arguments, std::string fallback) const {
  auto found = messages_.format(reader_, key, arguments);
  return found.text.empty() ? std::move(fallback) : std::move(found.text);
}

std::string Wording::missing() const { return word("value.missing", {}, "…"); }

std::string Wording::isolated(std::string_view words) const {
  return std::string("\u2068").append(words).append("\u2069");
}

std::string Wording::quote(std::string_view words) const { return formats_->open + isolated(words) + formats_->close; }

std::string Wording::label(Term term) const {
  if (!term) return {};
  if (sources_.lexicon) {
    // A language file's first form is what a text would say ("Resolution 1718"); the tables have a label proper, in
    // English.
    const auto proper = reader_ == default_reader ? sources_.lexicon->label(term) : std::string_view{};
    const auto found = proper.empty() ? sources_.lexicon->label(term, reader_) : proper;
    if (!found.empty()) return std::string(found);
  }
  return sources_.name_of(term);
}

std::string Wording::filler(const model::Slot& slot, const DocumentId& document) const {
  if (auto known = label(slot.id); !known.empty()) return known;
  if (auto known = label(slot.concept_id); !known.empty()) return known;
  const auto words = slot.label.empty() ? sources_.words(document, slot.span) : std::string_view(slot.label);
  return words.empty() ? std::string() : isolated(words);
}

std::string Wording::list(const std::vector<std::string>& items) const {
  std::vector<icu::UnicodeString> texts;
  for (const auto& item : items) texts.push_back(unicode(item));
  UErrorCode code = U_ZERO_ERROR;
  icu::UnicodeString out;
  if (formats_->list) formats_->list->format(texts.data(), static_cast<std::int32_t>(texts.size()), out, code);
  return utf8(out);
}

std::string Wording::number(double value) const {
  UErrorCode code = U_ZERO_ERROR;
  const auto out = icu::number::NumberFormatter::withLocale(formats_->locale)
                       .precision(icu::number::Precision::maxFraction(3))
                       .formatDouble(value, code)
                       .toString(code);
  return U_SUCCESS(code) ? utf8(out) : std::string();
}

std::string Wording::quantity(const model::ClaimQuantity& quantity) const {
  const auto& v = quantity.value;
  std::string figure = std::isfinite(v.lo) ? number(v.lo) : number(v.hi);
  if (std::isfinite(v.lo) && std::isfinite(v.hi) && v.lo != v.hi) figure = number(v.lo) + "–" + number(v.hi);
  if (const auto unit = label(v.unit); !unit.empty()) figure += " " + unit;
  return word(std::string("value.") + model::to_string(v.modifier), {{"value", figure}}, figure);
}

std::string Wording::days(DayRange days) const {
  const auto grain = grain_of(days);
  const auto in = [&](const Dates& dates) {
    const auto from = days.lo == day_min ? std::string() : dates.day(days.lo, grain);
    const auto to = days.hi == day_max ? std::string() : dates.day(days.hi, grain);
    if (from.empty() && to.empty()) return std::string();
    const Arguments arguments{{"from", from}, {"to", to}};
    if (from.empty()) return word("value.until", arguments, "–" + to);
    if (to.empty()) return word("value.since", arguments, from + "–");
    return from == to ? from : word("value.between", arguments, from + "–" + to);
  };
  const auto common = in(formats_->gregorian);
  const auto other = formats_->everyday ? in(*formats_->everyday) : std::string();
  return other.empty() || common.empty()
             ? common
             : word("value.calendars", {{"value", common}, {"from", other}}, common + " (" + other + ")");
}

}  // namespace gainsay::disagreement
