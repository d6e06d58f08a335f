// SPDX-License-Identifier: Apache-2.0
#include "host/session/spelling.hpp"

#include "tests/support/catch.hpp"

namespace gainsay::session {
namespace {

using gainsay::test::ContainsSubstring;

struct Given {
  const char* why;
  std::string raw, kept;
};
struct Refused {
  const char* why;
  std::string raw, says;
};

}  // namespace

TEST_CASE("two names that look the same are the same") {
  const std::vector<Given> names = {
      {"plain", "mina", "mina"},
      {"decomposed", "Jose\u0301", "Jos\u00e9"},
      {"spaces at its ends", "\u00a0\u2003 mina \t", "mina"},
      {"spaces of all kinds", "mina\u00a0 \u2009omid", "mina omid"},
      {"a Persian non-joiner", "\u0645\u06cc\u200c\u0646\u0627", "\u0645\u06cc\u200c\u0646\u0627"},
      {"a non-joiner after a vowel sign", "\u0645\u06cc\u064e\u200c\u0646", "\u0645\u06cc\u064e\u200c\u0646"},
      {"a joiner after a virama", "\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"},
  };
  for (const auto& [why, raw, kept] : names) {
    CAPTURE(why);
    const auto name = sound_name(raw, "--by");
    REQUIRE(name);
    CHECK(*name == kept);
    CHECK(spelled(raw) == kept);
  }
}

TEST_CASE("a name with something unseen in it is refused, and the error says what and where") {
  const std::vector<Refused> names = {
      {"zero width space", "mina\u200b", "U+200B, its character 5"},
      {"byte order mark", "\ufeffmina", "U+FEFF, its character 1"},
      {"tag", "mi\U000E0041na", "U+E0041, its character 3"},
      {"a non-joiner between letters that do not join", "mi\u200cna", "U+200C, its character 3"},
      {"a non-joiner at the end", "\u0645\u06cc\u200c", "U+200C, its character 3"},
      {"soft hyphen", "mi\u00adna", "U+00AD"},
      {"Hangul filler", "\u3164", "U+3164"},
      {"bidi", "mi\u202ena", "a control character: U+202E"},
      {"bidi mark", "mina\u200e", "U+200E"},
      {"escape", "mi\x1bna", "a control character: U+001B, its character 3"},
      {"line end", "mi\nna", "U+000A"},
      {"only spaces", "\u00a0\u3000", "is empty"},
      {"empty braille", "\u2800", "nothing that can be seen"},
      {"only a mark", "\u0301", "nothing that can be seen"},
      {"no UTF-8", "mi\xffna", "is not UTF-8"},
      {"too long", std::string(201, 'x'), "longer than 200"},
  };
  for (const auto& [why, raw, says] : names) {
    CAPTURE(why);
    const auto name = sound_name(raw, "--by");
    REQUIRE_FALSE(name);
    CHECK_THAT(name.error().message, ContainsSubstring(says));
  }
}

TEST_CASE("a reason may come from Windows and hold marks of direction") {
  const std::vector<Given> texts = {
      {"line ends", "one\r\ntwo\rthree\r\n", "one\ntwo\nthree"},
      {"tab", "a\tb", "a\tb"},
      {"marks of direction", "\u200f\u0645\u0646 (a\u200e) \u061c", "\u200f\u0645\u0646 (a\u200e) \u061c"},
      {"non-joiner", "\u0645\u06cc\u200c\u0634\u0648\u062f", "\u0645\u06cc\u200c\u0634\u0648\u062f"},
      {"as it was typed", "Jose\u0301", "Jose\u0301"},
  };
  for (const auto& [why, raw, kept] : texts) {
    CAPTURE(why);
    const auto text = sound_text(raw, "--because");
    REQUIRE(text);
    CHECK(*text == kept);
  }
}

TEST_CASE("a reason that nobody can see, or that turns what stands after it, is refused") {
  const std::vector<Refused> texts = {
      {"only unseen", "\u200b\u00a0", "nothing that can be seen"},
      {"only marks of direction", "\u200f\u200e", "nothing that can be seen"},
      {"an override", "abc\u202Ed", "a control character: U+202E, its character 4"},
      {"a separator", "abc\u2028d", "U+2028, its character 4"},
      {"an escape", "\x1b[31m", "U+001B, its character 1"},
      {"spaces", " \r\n\u00a0", "is empty"},
  };
  for (const auto& [why, raw, says] : texts) {
    CAPTURE(why);
    const auto text = sound_text(raw, "--because");
    REQUIRE_FALSE(text);
    CHECK_THAT(text.error().message, ContainsSubstring(says));
  }
}

}  // namespace gainsay::session
