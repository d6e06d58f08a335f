// SPDX-License-Identifier: Apache-2.0
#include "sdk/lexicon/cldr.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/ures.h>
#include <unicode/utypes.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

namespace gainsay::lexicon {
namespace {

using Names = std::map<std::string, std::vector<std::string>>;  // id -> forms

void add(Names& names, const std::string& id, std::string form) {
  while (form.ends_with('.')) form.pop_back();
  form = trim(form);
  auto& forms = names[id];
  if (!form.empty() && std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

struct CloseBundle {
  void operator()(UResourceBundle* bundle) const { ures_close(bundle); }
};
using Bundle = std::unique_ptr<UResourceBundle, CloseBundle>;

// The names that the locale itself gives, without those it inherits.
Names own_region_names(const char* locale, const std::map<std::string, std::string>& regions) {
  Names names;
  UErrorCode status = U_ZERO_ERROR;
  const Bundle bundle(ures_openDirect(U_ICUDATA_NAME "-region", locale, &status));
  if (U_FAILURE(status)) return names;
  for (const char* table : {"Countries", "Countries%short", "Countries%variant"}) {
    status = U_ZERO_ERROR;
    const Bundle countries(ures_getByKey(bundle.get(), table, nullptr, &status));
    if (U_FAILURE(status)) continue;
    for (int32_t i = 0; i < ures_getSize(countries.get()); ++i) {
      status = U_ZERO_ERROR;
      const Bundle item(ures_getByIndex(countries.get(), i, nullptr, &status));
      int32_t size = 0;
      const UChar* text = U_SUCCESS(status) ? ures_getString(item.get(), &size, &status) : nullptr;
      const auto region = text == nullptr ? regions.end() : regions.find(ures_getKey(item.get()));
      if (U_FAILURE(status) || region == regions.end()) continue;
      add(names, region->second, utf8_of(icu::UnicodeString(text, size)));
    }
  }
  return names;
}

// "Myanmar (Burma)" is also "Myanmar", unless the same language has two of them ("Congo (…)").
void add_without_brackets(Names& names) {
  std::map<std::string, std::set<std::string>> owners;
  for (const auto& [id, forms] : names) {
    for (const auto& form : forms) {
      for (const char* bracket : {" (", " （", "（"}) {
        const auto at = form.find(bracket);
        if (at != std::string::npos && at > 0) owners[form.substr(0, at)].insert(id);
      }
    }
  }
  for (const auto& [form, ids] : owners) {
    if (ids.size() == 1) add(names, *ids.begin(), form);
  }
}

bool is_numeric(const std::string& name) {  // root: "M01", "1"
  return name.find_first_not_of("0123456789M") == std::string::npos;
}

struct Calendar {
  const char* icu;
  const char* ours;
};
constexpr std::array<Calendar, 3> calendars = {
    {{"gregorian", "gregorian"}, {"persian", "jalali"}, {"islamic", "hijri"}}};

struct DateNames {
  Names wide, abbreviated;
};

DateNames months_of(const icu::DateFormatSymbols& symbols) {
  DateNames out;
  for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < std::min(count, int32_t{12}); ++i) {
        add(width == icu::DateFormatSymbols::WIDE ? out.wide : out.abbreviated, std::to_string(i + 1),
            utf8_of(names[i]));
      }
    }
  }
  return out;
}

DateNames weekdays_of(const icu::DateFormatSymbols& symbols) {
  DateNames out;
  for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* names = symbols.getWeekdays(count, context, width);
      for (int32_t i = 1; i < std::min(count, int32_t{8}); ++i) {  // ICU: 1 = Sunday
        const std::string id = std::to_string(i == 1 ? 7 : i - 1);
        add(width == icu::DateFormatSymbols::WIDE ? out.wide : out.abbreviated, id, utf8_of(names[i]));
      }
    }
  }
  return out;
}

std::unique_ptr<icu::DateFormatSymbols> symbols_of(const std::string& locale, const char* calendar) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::SimpleDateFormat format(icu::UnicodeString("d"), icu::Locale((locale + "@calendar=" + calendar).c_str()),
                                     status);
  if (U_FAILURE(status)) return nullptr;
  return std::make_unique<icu::DateFormatSymbols>(*format.getDateFormatSymbols());
}

struct Collected {
  Names regions;
  std::array<DateNames, calendars.size()> months;
  DateNames weekdays;
};

void merge(Names& into, const Names& from) {
  for (const auto& [id, forms] : from) {
    for (const auto& form : forms) add(into, id, form);
  }
}

void collect_dates(Collected& out, const std::string& locale) {
  for (std::size_t i = 0; i < calendars.size(); ++i) {
    const auto symbols = symbols_of(locale, calendars[i].icu);
    if (symbols == nullptr) continue;
    const DateNames months = months_of(*symbols);
    merge(out.months[i].wide, months.wide);
    merge(out.months[i].abbreviated, months.abbreviated);
    if (i != 0) continue;
    const DateNames weekdays = weekdays_of(*symbols);
    merge(out.weekdays.wide, weekdays.wide);
    merge(out.weekdays.abbreviated, weekdays.abbreviated);
  }
}

struct Emitter {
  std::vector<SuppliedRow>& rows;
  bool keep_root;

  // `root`: what every language would have; `wide`: forms that an abbreviation need not repeat.
  void emit(std::string section, std::string features, const Names& names, const Names* root, const Names* wide) {
    for (const auto& [id, forms] : names) {
      SuppliedRow row{section, id, features, {}};
      for (const auto& form : forms) {
        const bool from_root = !keep_root && root != nullptr && contains(*root, id, form);
        const bool repeated = wide != nullptr && contains(*wide, id, form);
        if (!from_root && !repeated && !is_numeric(form)) row.forms.push_back(form);
      }
      if (!row.forms.empty()) rows.push_back(std::move(row));
    }
  }

  static bool contains(const Names& names, const std::string& id, const std::string& form) {
    const auto found = names.find(id);
    return found != names.end() && std::find(found->second.begin(), found->second.end(), form) != found->second.end();
  }
};

void emit_all(const Collected& own, const Collected& root, bool full, std::vector<SuppliedRow>& rows) {
  Emitter emitter{rows, full};
  emitter.emit("ent", "via=name cldr", own.regions, nullptr, nullptr);
  for (std::size_t i = 0; i < calendars.size(); ++i) {
    const std::string features = std::string("calendar=") + calendars[i].ours + " cldr";
    emitter.emit("month", features, own.months[i].wide, &root.months[i].wide, nullptr);
    emitter.emit("month", features + " abbr", own.months[i].abbreviated, &root.months[i].abbreviated,
                 &own.months[i].wide);
  }
  emitter.emit("weekday", "cldr", own.weekdays.wide, &root.weekdays.wide, nullptr);
  emitter.emit("weekday", "cldr abbr", own.weekdays.abbreviated, &root.weekdays.abbreviated, &own.weekdays.wide);
}

}  // namespace

std::map<std::string, SuppliedLanguage> supplied_languages(const std::map<std::string, std::string>& regions,
                                                           const std::vector<std::string>& full) {
  std::map<std::string, Collected> collected;
  int32_t count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
  std::vector<std::string> names;
  for (int32_t i = 0; i < count; ++i) names.emplace_back(locales[i].getName());
  std::sort(names.begin(), names.end());  // "fa" before "fa_AF": the plain locale's names come first
  for (const auto& name : names) {
    const icu::Locale locale(name.c_str());
    std::string tag = locale.getLanguage();
    if (*locale.getScript() != '\0') tag += std::string("-") + locale.getScript();
    const bool is_full = std::find(full.begin(), full.end(), tag) != full.end();
    Collected& out = collected[tag];
    merge(out.regions, own_region_names(name.c_str(), regions));
    if (is_full || *locale.getCountry() == '\0') collect_dates(out, name);
  }
  Collected root;
  collect_dates(root, "root");
  std::map<std::string, SuppliedLanguage> out;
  for (auto& [tag, own] : collected) {
    const icu::Locale locale = icu::Locale::createCanonical(tag.c_str());
    const bool is_full = std::find(full.begin(), full.end(), tag) != full.end();
    add_without_brackets(own.regions);
    SuppliedLanguage language;
    icu::UnicodeString own_name;
    language.name = utf8_of(locale.getDisplayName(locale, own_name));
    emit_all(own, root, is_full, language.rows);
    if (!language.rows.empty()) out.emplace(tag, std::move(language));
  }
  return out;
}

}  // namespace gainsay::lexicon
