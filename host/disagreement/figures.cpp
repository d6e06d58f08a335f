// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/figures.hpp"

#include <unicode/currunit.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/numberrangeformatter.h>
#include <unicode/plurfmt.h>

#include <algorithm>
#include <cctype>

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

icu::number::UnlocalizedNumberFormatter plain() {
  return icu::number::NumberFormatter::with().precision(icu::number::Precision::maxFraction(3));
}

std::string formatted(const icu::number::UnlocalizedNumberFormatter& how, const icu::Locale& locale, double lo,
                      double hi) {
  UErrorCode code = U_ZERO_ERROR;
  const auto out = lo == hi ? how.locale(locale).formatDouble(lo, code).toString(code)
                            : icu::number::NumberRangeFormatter::withLocale(locale)
                                  .numberFormatterBoth(how)
                                  .formatFormattableRange(lo, hi, code)
                                  .toString(code);
  return U_SUCCESS(code) ? utf8(out) : std::string();
}

bool is_currency(std::string_view unit) {
  return unit.size() == 3 &&
         std::all_of(unit.begin(), unit.end(), [](unsigned char c) { return std::isupper(c) != 0; });
}

}  // namespace

struct Figures::Locale {
  icu::Locale icu;
};

Figures::Figures(const std::string& language) : locale_(std::make_unique<Locale>(Locale{locale_of(language)})) {}
Figures::Figures(Figures&&) noexcept = default;
Figures::~Figures() = default;

std::string Figures::number(double lo, double hi) const { return formatted(plain(), locale_->icu, lo, hi); }

std::string Figures::fixed(double value, int places) const {
  const auto how = icu::number::NumberFormatter::with().precision(icu::number::Precision::fixedFraction(places));
  return formatted(how, locale_->icu, value, value);
}

std::string Figures::measure(double lo, double hi, std::string_view unit) const {
  UErrorCode code = U_ZERO_ERROR;
  const icu::StringPiece id(unit.data(), static_cast<std::int32_t>(unit.size()));
  const auto what =
      is_currency(unit) ? icu::MeasureUnit(icu::CurrencyUnit(id, code)) : icu::MeasureUnit::forIdentifier(id, code);
  if (U_FAILURE(code)) return {};
  return formatted(plain().unit(what).unitWidth(UNUM_UNIT_WIDTH_FULL_NAME), locale_->icu, lo, hi);
}

std::string Figures::form(double n, std::string_view forms) const {
  if (forms.find('{') == std::string_view::npos) return std::string(forms);
  UErrorCode code = U_ZERO_ERROR;
  const icu::PluralFormat format(locale_->icu, unicode(forms), code);
  const auto out = U_SUCCESS(code) ? format.format(n, code) : icu::UnicodeString();
  return U_SUCCESS(code) ? utf8(out) : std::string();
}

}  // namespace gainsay::disagreement
