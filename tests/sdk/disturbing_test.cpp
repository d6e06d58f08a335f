// SPDX-License-Identifier: Apache-2.0
#include "gainsay/base/disturbing.hpp"

#include <unicode/uchar.h>
#include <unicode/utf.h>

#include "gainsay/base/printable.hpp"
#include "tests/support/catch.hpp"

TEST_CASE("what disturbs the text around it is what Unicode says") {
  std::size_t others = 0;
  for (UChar32 i = 0; i <= 0x10FFFF; ++i) {
    const auto c = static_cast<char32_t>(i);
    const auto category = u_charType(i);
    const bool agree =
        gainsay::is_control(c) == (category == U_CONTROL_CHAR) &&
        gainsay::is_separator(c) == (category == U_LINE_SEPARATOR || category == U_PARAGRAPH_SEPARATOR) &&
        gainsay::is_bidi_control(c) == (u_hasBinaryProperty(i, UCHAR_BIDI_CONTROL) != 0) &&
        gainsay::is_noncharacter(c) == static_cast<bool>(U_IS_UNICODE_NONCHAR(i));
    if (agree) continue;
    ++others;
    CAPTURE(i);
    CHECK(agree);
  }
  CHECK(others == 0);
}

TEST_CASE("a mark of direction is no embedding, override or isolate") {
  for (const char32_t mark : {0x200E, 0x200F, 0x061C}) {
    CHECK(gainsay::is_bidi_control(mark));
    CHECK_FALSE(gainsay::is_bidi_formatting(mark));
  }
  CHECK(gainsay::is_bidi_formatting(0x202E));
}

TEST_CASE("nothing of a foreign text disturbs the message that it stands in") {
  CHECK(gainsay::printable("a\tb\x1b[31m\x7f") == "a b [31m ");
  CHECK(gainsay::printable("\u009b31m \u202eover\u2069 \u2028next\u200f") == " 31m  over   next ");
  CHECK(gainsay::printable("\u0645\u06cc\u200c\u0631\u0648\u062f") == "\u0645\u06cc\u200c\u0631\u0648\u062f");
  CHECK(gainsay::printable("good\xff bad") == "good");
}
