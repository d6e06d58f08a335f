// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <optional>

#include "gainsay/base/utf8.hpp"

namespace gainsay::analysis {
namespace {

constexpr std::size_t sample_size = 4096;  // bytes shown to CLD2: more changes nothing

struct Tally {
  std::vector<std::uint64_t> votes;
  std::uint64_t words = 0;

  std::size_t best() const {
    return static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  }
  std::uint64_t second() const {
    std::uint64_t second = 0;
    for (std::size_t i = 0; i < votes.size(); ++i)
      if (i != best()) second = std::max(second, votes[i]);
    return second;
  }
  // Function words make a third to a half of running text; a tenth, and twice the runner-up, is beyond doubt.
  bool clear() const {
    if (votes.empty()) return false;
    const auto first = votes[best()];
    return first >= 3 && first * 10 >= words && first >= 2 * second();
  }
};

Tally tally(const Scan& scan, std::size_t languages, std::size_t from, std::size_t to) {
  Tally out{std::vector<std::uint64_t>(languages), 0};
  for (auto p = from; p < to; ++p) {
    for (std::size_t l = 0; l < languages; ++l) out.votes[l] += scan.votes[p * languages + l];
    out.words += scan.words[p];
  }
  return out;
}

std::optional<std::string> ask_cld2(std::string_view text) {
  auto size = std::min(text.size(), sample_size);
  while (size > 0 && !utf8::is_boundary(text, size)) --size;
  bool reliable = false;
  const auto language = CLD2::DetectLanguage(text.data(), static_cast<int>(size), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return std::nullopt;
  return CLD2::LanguageCode(language);
}

UScriptCode script_of(std::string_view text) {
  UScriptCode best = USCRIPT_COMMON;
  std::size_t best_count = 0;
  std::vector<std::size_t> counts(USCRIPT_CODE_LIMIT);
  for (std::size_t at = 0; at < std::min(text.size(), sample_size);) {
    const auto c = utf8::decode(text, at);
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(static_cast<UChar32>(c.value), &status);
    at += std::max(c.size, 1u);
    if (script <= USCRIPT_INHERITED || static_cast<std::size_t>(script) >= counts.size()) continue;
    if (++counts[static_cast<std::size_t>(script)] > best_count) {
      best = script;
      best_count = counts[static_cast<std::size_t>(script)];
    }
  }
  return best;
}

// Is `script` one of those the language is written in, by CLDR?
bool writes(const std::string& tag, UScriptCode script) {
  UScriptCode codes[8];
  UErrorCode status = U_ZERO_ERROR;
  const auto count = uscript_getCode(tag.c_str(), codes, 8, &status);
  return U_SUCCESS(status) && std::find(codes, codes + count, script) != codes + count;
}

// The one language with a file that is written in the text's script, if there is just one.
const LanguageWords* only_one_in_script(std::string_view text, const Vocabulary& vocabulary) {
  const auto script = script_of(text);
  const LanguageWords* only = nullptr;
  for (std::size_t l = 0; script != USCRIPT_COMMON && l < vocabulary.size(); ++l) {
    if (!writes(vocabulary.at(l).tag, script)) continue;
    if (only != nullptr) return nullptr;
    only = &vocabulary.at(l);
  }
  return only;
}

std::string decide(std::string_view text, const Tally& tally, const Vocabulary& vocabulary) {
  if (tally.clear()) return vocabulary.at(tally.best()).tag;
  if (const auto guess = ask_cld2(text)) {
    const auto* known = vocabulary.find(*guess);
    return known == nullptr ? *guess : known->tag;
  }
  if (!tally.votes.empty() && tally.votes[tally.best()] > tally.second()) return vocabulary.at(tally.best()).tag;
  const auto* only = only_one_in_script(text, vocabulary);
  return only == nullptr ? "und" : only->tag;
}

std::uint32_t index_of(std::vector<std::string>& tags, const std::string& tag) {
  const auto at = std::find(tags.begin(), tags.end(), tag);
  const auto index = static_cast<std::uint32_t>(at - tags.begin());
  if (at == tags.end()) tags.push_back(tag);
  return index;
}

// Another language than the document's, where the words leave no doubt.
std::string decide_paragraph(std::string_view text, const Tally& own, const Vocabulary& vocabulary,
                             const std::string& document) {
  constexpr std::size_t long_enough = 200;  // bytes; CLD2 errs on less
  const auto* home = vocabulary.find(document);
  const auto home_votes = home == nullptr ? 0 : own.votes[home->bit];
  if (own.clear()) return own.votes[own.best()] >= 3 * home_votes ? vocabulary.at(own.best()).tag : document;
  if (home == nullptr || text.size() < long_enough || home_votes * 20 >= own.words) return document;
  const auto guess = ask_cld2(text);
  if (!guess) return document;
  const auto* known = vocabulary.find(*guess);
  return known == nullptr ? *guess : known->tag;
}

}  // namespace

Languages decide_languages(std::string_view text, const std::vector<Span>& paragraphs, const Scan& scan,
                           const Vocabulary& vocabulary, std::string_view hint) {
  Languages out;
  out.paragraph.assign(paragraphs.size(), 0);
  const auto languages = scan.votes.empty() ? 0 : scan.votes.size() / paragraphs.size();
  if (!hint.empty() && hint != "und") {
    const auto* known = vocabulary.find(hint);
    out.tags.push_back(known == nullptr ? std::string(hint) : known->tag);
    return out;
  }
  out.tags.push_back(decide(text, tally(scan, languages, 0, paragraphs.size()), vocabulary));
  if (languages == 0 || paragraphs.size() < 2) return out;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    if (scan.words[p] < 4) continue;
    const auto tag =
        decide_paragraph(paragraphs[p].of(text), tally(scan, languages, p, p + 1), vocabulary, out.tags[0]);
    out.paragraph[p] = index_of(out.tags, tag);
  }
  return out;
}

}  // namespace gainsay::analysis
