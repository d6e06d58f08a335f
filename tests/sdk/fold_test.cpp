// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "tests/support/catch.hpp"

namespace {

std::string text_of(const std::vector<std::uint16_t>& units) {
  std::string out;
  icu::UnicodeString(reinterpret_cast<const char16_t*>(units.data()), static_cast<int32_t>(units.size()))
      .toUTF8String(out);
  return out;
}

std::string key(std::string_view text) { return text_of(gainsay::kit::key_fold(text)); }

std::string language(std::string_view text, gainsay::kit::CaseRule rule) {
  std::vector<std::uint16_t> out;
  std::uint16_t units[gainsay::kit::max_fold_units];
  for (std::size_t at = 0; at < text.size();) {
    const auto c = gainsay::utf8::decode(text, at);
    at += c.size;
    const std::size_t count = gainsay::kit::language_fold(c.value, rule, units);
    out.insert(out.end(), units, units + count);
  }
  return text_of(out);
}

std::vector<std::uint16_t> units_of(const icu::UnicodeString& text) {
  return {text.getBuffer(), text.getBuffer() + text.length()};
}

std::vector<std::uint16_t> key_of(char32_t c) {
  std::string text;
  gainsay::utf8::append(text, c);
  return gainsay::kit::key_fold(text);
}

}  // namespace

TEST_CASE("dotted and dotless i have one key") {
  CHECK(key("İSTANBUL") == "istanbul");
  CHECK(key("ISPARTA ıı") == "isparta ii");
  CHECK(key("I\u0307stanbul") == "istanbul");
}

TEST_CASE("Persian words have one key however they are typed") {
  CHECK(key("كره شمالي") == key("کره شمالی"));
  CHECK(key("کرهٔ شمالی") == key("کره شمالی"));
  CHECK(key("كرۀ شمالى") == key("کره شمالی"));
  CHECK(key("می‌شود") == key("میشود"));
  CHECK(key("آمریکا") == "امریکا");
  CHECK(key("مُحَمَّد") == "محمد");
  CHECK(key("ســـلام") == "سلام");
  CHECK(key("ﺳﻼﻡ") == "سلام");
  CHECK(key("مسئول") == "مسیول");
}

TEST_CASE("digits, spaces, dashes and quotes of every kind have one key") {
  CHECK(key("۱۲۳ ١٢٣ १२३ １２３") == "123 123 123 123");
  CHECK(key("۴٫۲ ٢٠٬٠٠٠") == "4.2 20,000");
  CHECK(key("a\u00a0b\u202fc") == "a b c");
  CHECK(key("2018–2019 — x − y") == "2018-2019 - x - y");
  CHECK(key("Kore’nin ‘x’ “y” „z‟") == "kore'nin 'x' \"y\" \"z\"");
  CHECK(key("a\u00adb\u200ec\u2067d") == "abcd");
  CHECK(key("2½") == "2½");  // not 21/2
}

TEST_CASE("Latin letters lose their marks, Indic vowel signs and kana voicing stay") {
  CHECK(key("Università perché ÉCOLE") == "universita perche ecole");
  CHECK(key("Łódź Øre Straße Ærø") == "lodz ore strasse aero");
  CHECK(key("e\u0301") == "e");
  CHECK(key("हिन्दी") == "हिन्दी");
  CHECK(key("がか") == "がか");
  CHECK(key("한국") == "한국");
}

TEST_CASE("the language fold keeps marks and tells Turkish letters apart") {
  using gainsay::kit::CaseRule;
  CHECK(language("ISPARTA İZMİR", CaseRule::DotlessI) == "ısparta izmir");
  CHECK(language("ISPARTA", CaseRule::Plain) == "isparta");
  CHECK(language("PERCHÉ ۱۲", CaseRule::Plain) == "perché 12");
  CHECK(language("كره", CaseRule::Plain) == "كره");
  CHECK(gainsay::kit::case_rule("tr") == CaseRule::DotlessI);
  CHECK(gainsay::kit::case_rule("") == CaseRule::Plain);
}

TEST_CASE("the key fold lowers letters as ICU does, in the Latin, Greek, Cyrillic and Arabic blocks") {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  REQUIRE(U_SUCCESS(status));
  for (char32_t c = 0x41; c < 0x0700; ++c) {
    const auto cp = static_cast<UChar32>(c);
    if (!u_isupper(cp) || c == U'İ') continue;
    icu::UnicodeString lower(u_tolower(cp));
    INFO(std::hex << static_cast<unsigned>(c));
    CHECK(key_of(c) == key_of(static_cast<char32_t>(u_tolower(cp))));  // case never matters
    const icu::UnicodeString split = nfd->normalize(lower, status);
    if (split.charAt(0) < 0x80) CHECK(key_of(c)[0] == split.charAt(0));  // the plain letter below the marks
  }
}

TEST_CASE("folding a fold changes nothing, and composed and decomposed text have one key") {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  for (char32_t c = 1; c < 0x3000; ++c) {
    if (!u_isdefined(static_cast<UChar32>(c))) continue;
    const auto once = key_of(c);
    INFO(std::hex << static_cast<unsigned>(c));
    CHECK(gainsay::kit::key_fold(text_of(once)) == once);
    UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (script != USCRIPT_LATIN && script != USCRIPT_ARABIC && script != USCRIPT_CYRILLIC && script != USCRIPT_GREEK)
      continue;
    std::string split;
    nfd->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status).toUTF8String(split);
    CHECK(gainsay::kit::key_fold(split) == once);
  }
}

TEST_CASE("no code point folds to more units than promised, and none is lost on the way") {
  std::uint16_t units[64];
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (gainsay::kit::key_fold(c, units) > gainsay::kit::max_fold_units) FAIL(static_cast<unsigned>(c));
    if (gainsay::kit::language_fold(c, gainsay::kit::CaseRule::Plain, units) > gainsay::kit::max_fold_units)
      FAIL(static_cast<unsigned>(c));
  }
  CHECK(gainsay::kit::key_fold(0x1F600, units) == 2);
  CHECK(units_of(icu::UnicodeString(UChar32{0x1F600})) == std::vector<std::uint16_t>(units, units + 2));
}

TEST_CASE("the tables in the tree are those that the generator makes") {
  if (std::string_view(U_UNICODE_VERSION) != "15.0")
    return;  // another ICU would make other tables: that is why they are kept
  const std::string command = std::string("'") + GAINSAY_BUILD_DIR + "/bin/gainsay-fold-table' > fold_data.cpp";
  REQUIRE(std::system(command.c_str()) == 0);
  const auto content = [](const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  CHECK(content("fold_data.cpp") == content(std::filesystem::path(GAINSAY_SOURCE_DIR) / "sdk/kit/fold_data.cpp"));
}
