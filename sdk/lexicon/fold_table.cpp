// SPDX-License-Identifier: Apache-2.0
// gainsay-fold-table: prints sdk/kit/fold_data.cpp, the tables of both folds, derived from ICU. The output is kept in
// the tree so that a fold never depends on the ICU of the machine that built it; tests/sdk/fold_table_test compares the
// two.
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

struct Tools {
  const icu::Normalizer2* nfkc_cf = nullptr;
  const icu::Normalizer2* nfd = nullptr;
  const icu::Normalizer2* nfc = nullptr;
  std::unique_ptr<icu::Transliterator> ascii;
};

// What the key fold decides by itself; everything else follows from Unicode's properties.
const std::map<UChar32, const char16_t*> by_hand = {
    {0x0640, u""},                                                                       // tatweel
    {0x0671, u"ا"},  {0x0649, u"ی"},  {0x064A, u"ی"},  {0x0643, u"ک"},  {0x06AA, u"ک"},  // alef wasla, yeh, kaf
    {0x0629, u"ه"},  {0x06C3, u"ه"},  {0x06C1, u"ه"},  {0x06BE, u"ه"},  {0x06D5, u"ه"},  // teh marbuta, heh
    {0x066A, u"%"},  {0x066B, u"."},  {0x066C, u","},  {0x2044, u"/"},  {0x2212, u"-"},  // number marks
    {0x0060, u"'"},  {0x00B4, u"'"},  {0x2018, u"'"},  {0x2019, u"'"},  {0x201A, u"'"},  {0x201B, u"'"},
    {0x02B9, u"'"},  {0x02BB, u"'"},  {0x02BC, u"'"},  {0x02BE, u"'"},  {0x02BF, u"'"},  {0x2032, u"'"},
    {0x201C, u"\""}, {0x201D, u"\""}, {0x201E, u"\""}, {0x201F, u"\""}, {0x2033, u"\""},
};

bool is_mark_to_drop(UChar32 c) {
  const auto category = u_charType(c);
  if (category != U_NON_SPACING_MARK && category != U_ENCLOSING_MARK) return false;
  if (c == 0x3099 || c == 0x309A) return false;  // Japanese voicing marks tell words apart
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(c, &status);
  return script == USCRIPT_INHERITED || script == USCRIPT_ARABIC || script == USCRIPT_HEBREW ||
         script == USCRIPT_SYRIAC || script == USCRIPT_CYRILLIC;
}

// Marks of the scripts that write without them as well; kana keeps its composed letters.
icu::UnicodeString without_marks(const Tools& tools, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString split = tools.nfd->normalize(text, status);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < split.length(); i = split.moveIndex32(i, 1)) {
    const UChar32 c = split.char32At(i);
    if (!is_mark_to_drop(c)) kept.append(c);
  }
  return tools.nfc->normalize(kept, status);
}

icu::UnicodeString plain_letters(const Tools& tools, UChar32 c) {
  const auto hand = by_hand.find(c);
  if (hand != by_hand.end()) return icu::UnicodeString(hand->second);
  icu::UnicodeString one(c);
  UErrorCode status = U_ZERO_ERROR;
  if (c < 0x80 || uscript_getScript(c, &status) != USCRIPT_LATIN) return one;
  icu::UnicodeString ascii = one;
  tools.ascii->transliterate(ascii);
  for (int32_t i = 0; i < ascii.length(); ++i) {
    if (!u_isalpha(ascii.charAt(i)) || ascii.charAt(i) > 0x7F) return one;
  }
  return ascii.isEmpty() ? one : ascii.toLower(icu::Locale::getRoot());
}

icu::UnicodeString key_fold(const Tools& tools, UChar32 c) {
  if (by_hand.count(c) != 0) return icu::UnicodeString(by_hand.at(c));
  if (is_mark_to_drop(c)) return {};
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER)
    return icu::UnicodeString(static_cast<UChar>(u'0' + u_charDigitValue(c)));
  if (u_charType(c) == U_SPACE_SEPARATOR) return u" ";
  if (u_charType(c) == U_DASH_PUNCTUATION) return u"-";
  const auto kind = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
  if (kind == U_DT_FRACTION) return icu::UnicodeString(c);  // ½ after a digit must not become one number with it
  // Marks go before the case does, which would make a letter of the Greek iota subscript, and after it, for İ.
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString bare = without_marks(tools, icu::UnicodeString(c));
  if (bare != icu::UnicodeString(c) && bare.countChar32() == 1) return key_fold(tools, bare.char32At(0));
  const icu::UnicodeString folded = without_marks(tools, tools.nfkc_cf->normalize(bare, status));
  icu::UnicodeString out;
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1))
    out.append(plain_letters(tools, folded.char32At(i)));
  return out;
}

icu::UnicodeString language_fold(UChar32 c) {
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER)
    return icu::UnicodeString(static_cast<UChar>(u'0' + u_charDigitValue(c)));
  if (u_charType(c) == U_SPACE_SEPARATOR) return u" ";
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x60 || c == 0xB4) return u"'";
  return icu::UnicodeString(c).toLower(icu::Locale::getRoot());
}

struct Table {
  std::vector<unsigned> blocks;
  std::vector<std::uint16_t> values, expansions, expansion_offsets;
};

// `whole` maps each code point to its fold; nothing beyond a BMP unit is stored twice.
template <class Fold>
Table build(Fold fold) {
  Table table;
  std::map<std::vector<std::uint16_t>, unsigned> known_blocks;
  std::map<icu::UnicodeString, std::uint16_t> known_expansions;
  for (UChar32 page = 0; page < 0x1100; ++page) {
    std::vector<std::uint16_t> block;
    for (UChar32 c = page << 8; c < (page + 1) << 8; ++c) {
      const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
      const icu::UnicodeString folded = surrogate ? icu::UnicodeString(c) : fold(c);
      std::uint16_t value = 0xFFFF;
      if (surrogate || folded == icu::UnicodeString(c)) {
        value = 0xFFFF;
      } else if (folded.isEmpty()) {
        value = 0xFFFE;
      } else if (folded.length() == 1) {
        value = static_cast<std::uint16_t>(folded.charAt(0));
      } else {
        auto [found, added] =
            known_expansions.emplace(folded, static_cast<std::uint16_t>(table.expansion_offsets.size()));
        if (added) {
          table.expansion_offsets.push_back(static_cast<std::uint16_t>(table.expansions.size()));
          table.expansions.push_back(static_cast<std::uint16_t>(folded.length()));
          for (int32_t i = 0; i < folded.length(); ++i) table.expansions.push_back(folded.charAt(i));
        }
        value = static_cast<std::uint16_t>(0xD800 + found->second);
      }
      block.push_back(value);
    }
    auto [found, added] = known_blocks.emplace(block, static_cast<unsigned>(known_blocks.size()));
    if (added) table.values.insert(table.values.end(), block.begin(), block.end());
    table.blocks.push_back(found->second);
  }
  return table;
}

template <class Numbers>
void print_array(const char* type, const std::string& name, const Numbers& numbers) {
  std::printf("constexpr %s %s[] = {", type, name.c_str());
  std::size_t column = 200;
  for (const auto number : numbers) {
    const std::string text = std::to_string(number) + ",";
    if (column + text.size() > 126) {
      std::printf("\n  ");
      column = 2;
    }
    std::printf("%s", text.c_str());
    column += text.size();
  }
  std::printf("};\n");
}

void print_table(const std::string& name, const Table& table) {
  print_array("std::uint8_t", name + "_blocks", table.blocks);
  print_array("std::uint16_t", name + "_values", table.values);
  print_array("std::uint16_t", name + "_expansions", table.expansions);
  print_array("std::uint16_t", name + "_expansion_offsets", table.expansion_offsets);
}

}  // namespace

int main() {
  UErrorCode status = U_ZERO_ERROR;
  Tools tools;
  tools.nfkc_cf = icu::Normalizer2::getNFKCCasefoldInstance(status);
  tools.nfd = icu::Normalizer2::getNFDInstance(status);
  tools.nfc = icu::Normalizer2::getNFCInstance(status);
  tools.ascii.reset(icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    std::fprintf(stderr, "gainsay-fold-table: ICU lacks a normalizer or transliterator: %s\n", u_errorName(status));
    return 1;
  }
  const Table key = build([&](UChar32 c) { return key_fold(tools, c); });
  const Table language = build([](UChar32 c) { return language_fold(c); });
  for (const Table* table : {&key, &language}) {
    if (table->values.size() > 256 * 256 || table->expansion_offsets.size() > 0x800) {
      std::fprintf(stderr, "gainsay-fold-table: the table outgrew its format\n");
      return 1;
    }
  }
  std::printf("// SPDX-License-Identifier: Apache-2.0\n// Made by gainsay-fold-table (Unicode %s); do not edit.\n",
              U_UNICODE_VERSION);
  std::printf("// clang-format off\n#include \"gainsay/kit/fold.hpp\"\n\nnamespace gainsay::kit {\nnamespace {\n\n");
  print_table("key", key);
  print_table("language", language);
  std::printf("\n}  // namespace\n\n");
  for (const char* name : {"key", "language"}) {
    std::printf("const FoldTable %s_fold_table = {%s_blocks, %s_values, %s_expansions, %s_expansion_offsets};\n", name,
                name, name, name, name);
  }
  std::printf("\n}  // namespace gainsay::kit\n");
  return 0;
}
