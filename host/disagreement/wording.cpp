// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/wording.hpp"

#include <unicode/listformatter.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>

#include <array>
#include <cmath>
#include <utility>

#include "gainsay/base/disturbing.hpp"
#include "host/disagreement/figures.hpp"

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

constexpr std::string_view concept_section = "concept";

// The cell of column `out` in the first row whose columns hold what is asked for.
std::string_view cell(const kit::Table& table,
                      std::initializer_list<std::pair<std::string_view, std::string_view>> where,
                      std::string_view out) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    bool fits = true;
    for (const auto& [column, value] : where) fits = fits && table.at(row, table.column(column)) == value;
    if (fits) return table.at(row, table.column(out));
  }
  return {};
}

// Source text is untrusted: what could write to a terminal or turn the direction of a sentence is left out.
icu::UnicodeString harmless(std::string_view words) {
  const auto text = unicode(words);
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const auto c = text.char32At(i);
    if (u_isUWhiteSpace(c))
      out.append(static_cast<UChar32>(' '));
    else if (!is_disturbing(static_cast<char32_t>(c)))
      out.append(c);
  }
  return out.trim();
}

std::string delimiter(ULocaleData* data, ULocaleDataDelimiterType type) {
  UErrorCode code = U_ZERO_ERROR;
  std::array<char16_t, 8> buffer{};
  const auto size = ulocdata_getDelimiter(data, type, buffer.data(), static_cast<std::int32_t>(buffer.size()), &code);
  return U_SUCCESS(code) ? utf8(icu::UnicodeString(buffer.data(), size)) : std::string();
}

}  // namespace

struct Wording::Formats {
  explicit Formats(const std::string& language) : locale(locale_of(language)), dates(language), figures(language) {
    UErrorCode code = U_ZERO_ERROR;
    list.reset(icu::ListFormatter::createInstance(locale, code));
    ULocaleData* data = ulocdata_open(locale.getName(), &code);
    if (U_SUCCESS(code)) {
      open = delimiter(data, ULOCDATA_QUOTATION_START);
      close = delimiter(data, ULOCDATA_QUOTATION_END);
    }
    if (data) ulocdata_close(data);
  }

  icu::Locale locale;
  Dates dates;
  Figures figures;
  std::unique_ptr<icu::ListFormatter> list;
  std::string open, close;
};

Wording::Wording(const Sources& sources, const Messages& words, std::string_view language)
    : sources_(sources), words_(words), language_(language), formats_(std::make_unique<Formats>(language_)) {}
Wording::~Wording() = default;

std::string Wording::word(std::string_view key, const Arguments& arguments, std::string fallback) const {
  auto found = words_.format(language_, key, arguments);
  return found.text.empty() ? std::move(fallback) : std::move(found.text);
}

std::string Wording::missing(std::string_view argument) const {
  const auto part = argument.substr(argument.rfind('.') + 1);
  return word(std::string("value.missing.").append(part), {}, word("value.missing", {}, "…"));
}

std::string Wording::isolated(std::string_view words) const { return "\u2068" + utf8(harmless(words)) + "\u2069"; }

std::string Wording::quote(std::string_view words) const { return formats_->open + isolated(words) + formats_->close; }

std::string Wording::sentence(std::string text) const {
  auto out = unicode(text);
  if (out.isEmpty() || !u_islower(out.char32At(0))) return text;
  const auto rest = out.moveIndex32(0, 1);
  icu::UnicodeString first(out, 0, rest);
  return utf8(first.toUpper(formats_->locale).append(out, rest, out.length() - rest));
}

std::string Wording::label(Term term) const {
  if (!term) return {};
  if (sources_.lexicon)
    if (const auto found = sources_.lexicon->label(term, language_); !found.empty()) return std::string(found);
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

std::string Wording::figure(double lo, double hi, Term unit) const {
  const auto number = formats_->figures.number(lo, hi);
  if (!unit) return number;
  const auto id = sources_.name_of(unit);
  std::string_view forms;
  if (sources_.lexicon) {
    const auto icu_unit = cell(sources_.lexicon->knowledge("units"), {{"id", id}}, "cldr");
    if (auto measured = formats_->figures.measure(lo, hi, icu_unit); !icu_unit.empty() && !measured.empty())
      return measured;
    const auto primary = std::string_view(language_).substr(0, language_.find('-'));
    forms = cell(sources_.lexicon->knowledge("counted"), {{"unit", id}, {"lang", primary}}, "forms");
  }
  const auto words = forms.empty() ? label(unit) : formats_->figures.form(hi, forms);
  return words.empty() ? number : word("value.counted", {{"value", number}, {"unit", words}}, number + " " + words);
}

std::string Wording::quantity(const model::ClaimQuantity& quantity) const {
  const auto& v = quantity.value;
  const double lo = std::isfinite(v.lo) ? v.lo : v.hi, hi = std::isfinite(v.hi) ? v.hi : v.lo;
  if (!std::isfinite(lo)) return {};
  const auto text = figure(lo, hi, v.unit);
  return word(std::string("value.") + model::to_string(v.modifier), {{"value", text}}, text);
}

std::string Wording::in_calendars(Day from, Day to, Grain grain) const {
  const auto between = [&](const std::string& first, const std::string& last) {
    return first == last ? first : word("value.between", {{"from", first}, {"to", last}}, first + "–" + last);
  };
  const auto& dates = formats_->dates;
  const auto common = between(dates.common(from, grain), dates.common(to, grain));
  const auto other = between(dates.everyday(from, grain), dates.everyday(to, grain));
  return other.empty() ? common : word("value.calendars", {{"value", common}, {"from", other}}, common + " / " + other);
}

std::string Wording::days(DayRange days) const {
  const auto grain = grain_of(days);
  const bool begins = days.lo != day_min, ends = days.hi != day_max;
  if (begins && ends) return in_calendars(days.lo, days.hi, grain);
  if (!begins && !ends) return {};
  const auto end = begins ? in_calendars(days.lo, days.lo, grain) : in_calendars(days.hi, days.hi, grain);
  constexpr const char* grains[] = {"year", "month", "day"};
  const std::string unit = grains[static_cast<std::size_t>(grain)];
  return begins ? word("value.since", {{"from", end}, {"grain", unit}}, end + "–")
                : word("value.until", {{"to", end}, {"grain", unit}}, "–" + end);
}

std::string Wording::document(const DocumentId& id) const {
  const auto* found = sources_.document(id);
  const auto* seen = found ? appearance_of(*found) : nullptr;
  if (!seen) return {};
  std::string name = seen->publisher.value_or("");
  if (name.empty()) name = seen->title.value_or("");
  if (name.empty()) name = seen->path.substr(seen->path.rfind('/') + 1);
  if (name.empty()) return {};
  auto text = isolated(name);
  const auto date = seen->published ? days(seen->published->days) : std::string();
  return date.empty() ? text : word("value.dated", {{"value", text}, {"from", date}}, text);
}

std::string Wording::attribution(const model::Source& source, const DocumentId& document) const {
  if (auto known = label(source.id); !known.empty()) return known;
  const auto* found = sources_.document(document);
  const auto* lexicon = sources_.lexicon;
  const auto language = found && lexicon ? lexicon->find_language(found->language) : std::nullopt;
  if (language) {
    const auto kind = lexicon->find(*language, lexicon->find_category(concept_section), source.label);
    if (kind) {
      const auto text = label(lexicon->entry(*kind).term);
      return word("value.unnamed", {{"value", text}}, text);
    }
  }
  return source.label.empty() ? std::string() : isolated(source.label);
}

std::string Wording::value(const model::Claim& claim, Span span) const {
  if (span.empty()) return {};
  for (const auto& q : claim.quantities)
    if (q.span == span) return quantity(q);
  if (claim.time && claim.time->span == span) return days(claim.time->time.days);
  for (const auto& slot : claim.slots)
    if (slot.span == span && (slot.id || slot.concept_id)) return filler(slot, claim.document);
  return {};
}

std::string Wording::worded(const model::Claim& claim, Span span) const {
  const auto words = sources_.words(claim.document, span);
  const auto known = value(claim, span);
  if (words.empty()) return known;
  const auto said = quote(words);
  return known.empty() ? said : word("value.worded", {{"value", known}, {"from", said}}, known + " " + said);
}

}  // namespace gainsay::disagreement
