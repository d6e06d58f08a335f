// SPDX-License-Identifier: Apache-2.0
#include "time_tense.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "gainsay/base/utf8.hpp"

namespace gainsay::kit {
namespace {

std::vector<std::string> split(std::string_view forms) {
  std::vector<std::string> out;
  while (!forms.empty()) {
    const auto bar = std::min(forms.find('|'), forms.size());
    if (bar > 0) out.emplace_back(forms.substr(0, bar));
    forms.remove_prefix(std::min(bar + 1, forms.size()));
  }
  return out;
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view word(const gainsay_document& document, std::uint32_t token) {
  const auto& t = document.tokens[token];
  return {document.text.data + t.begin, t.end - t.begin};
}

bool is_one_of(std::string_view word, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& w) {
    return std::equal(word.begin(), word.end(), w.begin(), w.end(), [](char a, char b) { return small(a) == b; });
  });
}

constexpr std::uint32_t reach = 3;  // words between an auxiliary and its participle ("ha già di nuovo votato")

}  // namespace

TenseForms::TenseForms(const Lexicon& lexicon, LanguageIndex language) {
  const Table rows = lexicon.table(language, "tenseform");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string_view tense = rows.at(r, 0);
    if (tense == "other") {
      for (auto& w : split(rows.at(r, 1))) other_.push_back(std::move(w));
      continue;
    }
    Form form;
    form.tense = tense == "past" ? Tense::Past : tense == "future" ? Tense::Future : Tense::Unknown;
    if (form.tense == Tense::Unknown) continue;
    form.endings = split(rows.at(r, 1));
    form.before = split(rows.at(r, 2));
    form.after = split(rows.at(r, 3));
    std::string_view least = rows.at(r, 4);
    form.lower = least.ends_with('a');  // "5a": five letters, none of them a capital
    if (form.lower) least.remove_suffix(1);
    std::from_chars(least.data(), least.data() + least.size(), form.least);
    forms_.push_back(std::move(form));
  }
}

Tense TenseForms::of(const gainsay_document& document, std::uint32_t token, std::uint32_t begin,
                     std::uint32_t end) const {
  if (document.tokens[token].kind != GAINSAY_TOKEN_WORD) return Tense::Unknown;
  for (const Form& form : forms_)
    if (fits(form, document, token, begin, end))
      return is_one_of(word(document, token), other_) ? Tense::Unknown : form.tense;
  return Tense::Unknown;
}

bool TenseForms::fits(const Form& form, const gainsay_document& document, std::uint32_t token, std::uint32_t begin,
                      std::uint32_t end) const {
  const std::string_view text = word(document, token);
  if (utf8::count(text) < form.least) return false;
  if (form.lower && (document.tokens[token].flags & GAINSAY_TOKEN_CAPITALISED) != 0) return false;
  const bool ends = std::any_of(form.endings.begin(), form.endings.end(), [&](const std::string& ending) {
    return text.size() > ending.size() && text.ends_with(ending);
  });
  if (!ends) return false;
  if (!form.before.empty()) {
    bool found = false;
    for (std::uint32_t t = token; t > begin && !found && token - t < reach; --t)
      found = is_one_of(word(document, t - 1), form.before);
    if (!found) return false;
  }
  return form.after.empty() || (token + 1 < end && is_one_of(word(document, token + 1), form.after));
}

}  // namespace gainsay::kit
