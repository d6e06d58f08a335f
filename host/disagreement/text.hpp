// SPDX-License-Identifier: Apache-2.0
// UTF-8 here, UTF-16 at ICU: for the .cpp files of this module only, since ICU stays out of its headers.
#pragma once

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace gainsay::disagreement {

inline std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

inline icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

// The root locale for what is no language tag.
inline icu::Locale locale_of(const std::string& tag) {
  UErrorCode code = U_ZERO_ERROR;
  auto out = icu::Locale::forLanguageTag(tag, code);
  return U_SUCCESS(code) ? out : icu::Locale::getRoot();
}

}  // namespace gainsay::disagreement
