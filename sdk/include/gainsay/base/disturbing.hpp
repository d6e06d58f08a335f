// SPDX-License-Identifier: Apache-2.0
// Code points of other people's text that act on the text around them: they write to a terminal, end a line, or turn
// the order of what is shown. Which of them are left out, marked or replaced is for those who print; which there are
// stands here. The sets are those of Unicode 15 that cannot grow (stability policy), or have not since 2012.
#pragma once

namespace gainsay {

// General category Cc: C0 (with tab and line ends), DEL, C1.
constexpr bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// U+2028 and U+2029 end a line, and with it what the controls below have begun (UAX #9, P1).
constexpr bool is_separator(char32_t c) { return c == 0x2028 || c == 0x2029; }

// Embeddings, overrides and isolates (UAX #9, 2.1 to 2.5): they turn what comes after them.
constexpr bool is_bidi_formatting(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// The property Bidi_Control: the same and the marks LRM, RLM and ALM, which turn only what stands beside them.
constexpr bool is_bidi_control(char32_t c) {
  return is_bidi_formatting(c) || c == 0x200E || c == 0x200F || c == 0x061C;
}

// Never a character; HTML and XML forbid most of them even as references.
constexpr bool is_noncharacter(char32_t c) { return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE; }

constexpr bool is_disturbing(char32_t c) { return is_control(c) || is_separator(c) || is_bidi_control(c); }

}  // namespace gainsay
