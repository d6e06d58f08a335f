// SPDX-License-Identifier: Apache-2.0
#include "host/session/spelling.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <utility>

#include "gainsay/base/disturbing.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay::session {
namespace {

// A name is shown in lists and typed again; a text is read once.
constexpr std::size_t longest_name = 200, longest_text = 20'000;
constexpr char32_t non_joiner = 0x200C, joiner = 0x200D;
constexpr auto virama = 9;                  // by its combining class
constexpr char32_t empty_braille = 0x2800;  // a symbol by its category

Error usage(const char* what, const std::string& message, std::string hint = {}) {
  return {ErrorCode::Usage, std::string(what) + " " + message, "", std::move(hint)};
}

UChar32 icu_of(char32_t c) { return static_cast<UChar32>(c); }
bool is_space(char32_t c) { return u_hasBinaryProperty(icu_of(c), UCHAR_WHITE_SPACE); }
bool is_ignorable(char32_t c) { return u_hasBinaryProperty(icu_of(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT); }
bool is_direction_mark(char32_t c) { return is_bidi_control(c) && !is_bidi_formatting(c); }

bool is_seen(char32_t c) {
  constexpr auto seen = U_GC_L_MASK | U_GC_N_MASK | U_GC_P_MASK | U_GC_S_MASK;
  return (U_GET_GC_MASK(icu_of(c)) & seen) != 0 && !is_ignorable(c) && c != empty_braille;
}

// May a joiner stand after it? (After RFC 5892, A.1 and A.2: after a virama or a letter that joins; ZWJ makes emoji,
// too.)
bool takes(char32_t before, char32_t mark) {
  if (u_getCombiningClass(icu_of(before)) == virama) return true;
  if (mark == joiner && u_hasBinaryProperty(icu_of(before), UCHAR_EXTENDED_PICTOGRAPHIC)) return true;
  const auto type = u_getIntPropertyValue(icu_of(before), UCHAR_JOINING_TYPE);
  return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || (mark == joiner && type == U_JT_RIGHT_JOINING);
}

// A vowel sign or the like: a joiner after it stands after the letter.
bool is_mark_between(char32_t c) {
  return u_getIntPropertyValue(icu_of(c), UCHAR_JOINING_TYPE) == U_JT_TRANSPARENT &&
         u_getCombiningClass(icu_of(c)) != virama;
}

std::string trimmed(std::string_view text) {
  std::size_t first = text.size(), end = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, size] = utf8::decode(text, i);
    const auto width = size == 0 ? 1 : size;  // what is not UTF-8 is told later
    if (size == 0 || !is_space(c)) {
      first = std::min(first, i);
      end = i + width;
    }
    i += width;
  }
  return first < end ? std::string(text.substr(first, end - first)) : std::string();
}

std::string to_nfc(const std::string& text) {
  UErrorCode code = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(code);
  const auto out = nfc ? nfc->normalize(icu::UnicodeString::fromUTF8(text), code) : icu::UnicodeString();
  std::string utf8;
  return U_SUCCESS(code) ? out.toUTF8String(utf8) : text;
}

std::string with_line_feeds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

// What is wrong with a character, given the one before it; nullptr when nothing is.
const char* fault_in_name(char32_t c, char32_t before, bool last) {
  if (is_disturbing(c)) return "a control character";
  if ((c == joiner || c == non_joiner) && !last && before != 0 && takes(before, c)) return nullptr;
  return is_ignorable(c) ? "a character that nobody sees" : nullptr;
}

const char* fault_in_text(char32_t c) {
  const bool harmless = c == '\n' || c == '\t' || is_direction_mark(c);
  return is_disturbing(c) && !harmless ? "a control character" : nullptr;
}

template <class FaultOf>
Result<std::string> checked(std::string text, const char* what, std::size_t longest, const FaultOf& fault_of) {
  if (text.empty()) return usage(what, "is empty");
  if (text.size() > longest) return usage(what, "is longer than " + std::to_string(longest) + " bytes");
  bool seen = false;
  char32_t before = 0;
  std::size_t number = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, size] = utf8::decode(text, i);
    i += size;
    ++number;
    if (const char* fault = fault_of(c, before, i == text.size())) {
      char code[16];
      std::snprintf(code, sizeof code, "U+%04" PRIX32, static_cast<std::uint32_t>(c));
      return usage(what, std::string("holds ") + fault + ": " + code + ", its character " + std::to_string(number),
                   "leave it out");
    }
    seen = seen || is_seen(c);
    if (!is_mark_between(c)) before = c;
  }
  if (!seen) return usage(what, "holds nothing that can be seen");
  return text;
}

}  // namespace

std::string spelled(std::string_view name) {
  if (utf8::first_invalid(name)) return std::string(name);
  const auto text = to_nfc(trimmed(name));
  std::string out;
  bool spaced = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, size] = utf8::decode(text, i);
    const bool space = is_space(c) && !is_disturbing(c);
    if (!space) out.append(text, i, size);
    if (space && !spaced) out += ' ';
    spaced = space;
    i += size;
  }
  return out;
}

Result<std::string> sound_name(std::string_view raw, const char* what) {
  if (utf8::first_invalid(raw)) return usage(what, "is not UTF-8");
  return checked(spelled(raw), what, longest_name, fault_in_name);
}

Result<std::string> sound_text(std::string_view raw, const char* what) {
  if (utf8::first_invalid(raw)) return usage(what, "is not UTF-8");
  return checked(with_line_feeds(trimmed(raw)), what, longest_text,
                 [](char32_t c, char32_t, bool) { return fault_in_text(c); });
}

}  // namespace gainsay::session
