// SPDX-License-Identifier: Apache-2.0
#include "tests/sdk/lexicon_fixture.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/fold.hpp"
#include "tests/support/catch.hpp"

namespace gainsay::test {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_all(const fs::path& folder, const Files& files) {
  fs::create_directories(folder);
  for (const auto& [name, text] : files) std::ofstream(folder / name, std::ios::binary) << text;
}

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == 0xA0; }
bool is_dropped_mark(char32_t c) {
  return c == 0x200C || c == 0x200D || (c >= 0x300 && c < 0x370) || (c >= 0x64B && c <= 0x65F);
}

std::uint16_t kind_of(char32_t c) {
  if ((c >= U'0' && c <= U'9') || (c >= 0x6F0 && c <= 0x6F9)) return GAINSAY_TOKEN_NUMBER;
  const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  const bool mark = c == 0x2019 || c == 0x2018 || c == 0x60C || c == 0xAB || c == 0xBB;
  return letter || (c >= 0x80 && !mark) ? GAINSAY_TOKEN_WORD : GAINSAY_TOKEN_PUNCTUATION;
}

bool is_capital(char32_t c) {
  std::uint16_t lower[kit::max_fold_units];
  return kit::language_fold(c, kit::CaseRule::Plain, lower) != 1 || lower[0] != c;
}

std::uint16_t case_flags(std::string_view word) {
  std::size_t capitals = 0, letters = 0;
  bool first = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    at += c.size;
    if (letters++ == 0) first = is_capital(c.value);
    capitals += is_capital(c.value) ? 1 : 0;
  }
  if (!first) return 0;
  if (letters == 1) return GAINSAY_TOKEN_CAPITALISED;
  return capitals == letters ? GAINSAY_TOKEN_ALL_CAPS : GAINSAY_TOKEN_CAPITALISED;
}

}  // namespace

Compiling compile_files(const Files& languages, const Files& knowledge) {
  static int number = 0;
  const fs::path here = fs::current_path() / ("compile" + std::to_string(number++));
  fs::remove_all(here);
  write_all(here / "languages", languages);
  write_all(here / "knowledge", knowledge);
  const std::string command = std::string("cd '") + here.string() + "' && '" + GAINSAY_BUILD_DIR +
                              "/bin/gainsay-lexicon' --languages languages --knowledge knowledge -o out >message 2>&1";
  Compiling result;
  result.status = std::system(command.c_str());
  result.message = content(here / "message");
  result.bytes = content(here / "out");
  return result;
}

Mapped::Mapped(std::string_view bytes) : words_((bytes.size() + 7) / 8 + 1), size_(bytes.size()) {
  std::memcpy(words_.data(), bytes.data(), bytes.size());
}

Text::Text(std::string text) : text_(std::move(text)) {
  bool space = true;
  std::uint16_t last_kind = GAINSAY_TOKEN_PUNCTUATION;
  for (std::uint32_t at = 0; at < text_.size();) {
    const auto c = utf8::decode(text_, at);
    const auto begin = static_cast<std::uint32_t>(units_.size());
    std::uint16_t folded[kit::max_fold_units];
    const std::size_t count = kit::key_fold(c.value, folded);
    if (!is_space(c.value) || !space) {
      units_.insert(units_.end(), folded, folded + count);
      offsets_.insert(offsets_.end(), count, at);
    }
    const auto end = static_cast<std::uint32_t>(units_.size());
    const std::uint16_t kind = is_dropped_mark(c.value) ? last_kind : kind_of(c.value);
    const bool joins = !space && !tokens_.empty() && kind == last_kind && kind != GAINSAY_TOKEN_PUNCTUATION;
    if (!is_space(c.value)) {
      if (!joins) {
        tokens_.push_back(
            {at, 0, begin, 0, 0, 0, kind, static_cast<std::uint16_t>(space ? GAINSAY_TOKEN_SPACE_BEFORE : 0), 0});
      }
      tokens_.back().end = at + c.size;
      tokens_.back().key_end = end;
      last_kind = kind;
    }
    space = is_space(c.value);
    at += c.size;
  }
  offsets_.push_back(static_cast<std::uint32_t>(text_.size()));
  for (auto& token : tokens_)
    token.flags |= case_flags(std::string_view(text_).substr(token.begin, token.end - token.begin));
  document_.struct_size = sizeof document_;
  document_.text = {text_.data(), text_.size()};
  document_.key_fold = {units_.data(), offsets_.data(), units_.size()};
  document_.tokens = tokens_.data();
  document_.token_count = tokens_.size();
}

std::uint32_t Text::token(std::string_view word) const {
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    if (std::string_view(text_).substr(tokens_[i].begin).starts_with(word)) return i;
  }
  FAIL("no token begins with " << word);
  return 0;
}

std::vector<std::string> found(const kit::Lexicon& lexicon, std::string_view language, const Text& text,
                               std::string_view at) {
  const auto index = lexicon.find_language(language);
  REQUIRE(index);
  std::vector<kit::Match> matches;
  lexicon.matches(text.document(), text.token(at), *index, matches);
  std::vector<std::string> out;
  for (const auto& match : matches) {
    std::string tail;
    for (std::uint32_t i = match.tail_begin; i < match.tail_end; ++i)
      utf8::append(tail, text.document().key_fold.units[i]);
    out.push_back(std::string(lexicon.entry(match.entry).id) + "[" + std::string(text.words(match.span)) +
                  (tail.empty() ? "" : "|" + tail) + "]");
  }
  return out;
}

}  // namespace gainsay::test
