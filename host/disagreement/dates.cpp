// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/dates.hpp"

#include <unicode/calendar.h>
#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>
#include <unicode/ucal.h>

#include <array>
#include <map>
#include <mutex>
#include <utility>

namespace gainsay::disagreement {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
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

constexpr const char16_t* skeletons[] = {u"y", u"yMMMM", u"yMMMMd"};
using Formats3 = std::array<std::unique_ptr<icu::SimpleDateFormat>, 3>;

Formats3 formats_in(const icu::Locale& locale, const char* calendar) {
  UErrorCode code = U_ZERO_ERROR;
  icu::Locale gregorian = locale, own = locale;
  gregorian.setKeywordValue("calendar", "gregorian", code);
  own.setKeywordValue("calendar", calendar, code);
  // The order of the parts is the language's, not the calendar's: CLDR has the patterns of other calendars with an era
  // and often in the order of no language ("1404 Farvardin AP").
  std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(gregorian, code));
  Formats3 out;
  for (std::size_t i = 0; i < out.size() && U_SUCCESS(code); ++i) {
    out[i] = std::make_unique<icu::SimpleDateFormat>(patterns->getBestPattern(skeletons[i], code), own, code);
    if (U_SUCCESS(code)) out[i]->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  }
  if (U_FAILURE(code)) out = {};
  return out;
}

std::string day_in(const Formats3& formats, Day day, Grain grain) {
  const auto& format = formats[static_cast<std::size_t>(grain)];
  if (!format) return {};
  icu::UnicodeString out;
  format->format(static_cast<UDate>(day) * 86'400'000.0, out);
  return utf8(out);
}

}  // namespace

Grain grain_of(DayRange days) {
  const auto from = days.lo == day_min ? Civil{2000, 1, 1} : to_civil(days.lo);
  const auto to = days.hi == day_max ? Civil{2000, 12, 31} : to_civil(days.hi);
  const bool months = from.day == 1 && to.day == days_in_month(to.year, to.month);
  if (!months) return Grain::Day;
  return from.month == 1 && to.month == 12 ? Grain::Year : Grain::Month;
}

struct Dates::Formats {
  Formats3 common, everyday;
};

namespace {

// ICU takes half a millisecond to make them, and every explanation of a link needs them: made once per language, never
// changed (DateFormat::format works on a copy of its calendar).
template <class Formats>
std::shared_ptr<const Formats> formats_of(const std::string& language) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Formats>> made;
  const std::lock_guard lock(mutex);
  auto& own = made[language];
  if (own) return own;
  const auto locale = locale_of(language);
  auto formats = std::make_shared<Formats>();
  formats->common = formats_in(locale, "gregorian");
  if (const auto other = everyday_calendar(locale); !other.empty())
    formats->everyday = formats_in(locale, other.c_str());
  return own = std::move(formats);
}

}  // namespace

Dates::Dates(const std::string& language) : formats_(formats_of<Formats>(language)) {}
Dates::~Dates() = default;

std::string Dates::common(Day day, Grain grain) const { return day_in(formats_->common, day, grain); }
std::string Dates::everyday(Day day, Grain grain) const { return day_in(formats_->everyday, day, grain); }

}  // namespace gainsay::disagreement
