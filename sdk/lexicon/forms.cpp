// SPDX-License-Identifier: Apache-2.0
#include "sdk/lexicon/forms.hpp"

#include <algorithm>

#include "gainsay/kit/lexicon.hpp"

namespace gainsay::lexicon {
namespace {

Error form_error(std::string message) { return {ErrorCode::BadInput, std::move(message), "", ""}; }

// One piece of a form: a choice among texts.
using Choice = std::vector<std::string>;

Result<std::vector<std::string>> product(const std::vector<Choice>& pieces) {
  std::vector<std::string> all{""};
  for (const auto& piece : pieces) {
    std::vector<std::string> longer;
    for (const auto& text : all) {
      for (const auto& choice : piece) longer.push_back(text + choice);
    }
    if (longer.size() > most_variants)
      return form_error("this form has more than " + std::to_string(most_variants) + " spellings");
    all = std::move(longer);
  }
  return all;
}

// Calls take(character, quoted) for every character; a backslash quotes the next.
template <class Take>
void each_character(std::string_view text, Take take) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool quoted = text[i] == '\\' && i + 1 < text.size();
    if (quoted) ++i;
    take(text[i], quoted);
  }
}

}  // namespace

std::vector<std::string> alternatives(std::string_view forms) {
  std::vector<std::string> out{""};
  each_character(forms, [&](char c, bool quoted) {
    if (c == '|' && !quoted) {
      out.emplace_back();
    } else {
      if (quoted && c != '|') out.back() += '\\';
      out.back() += c;
    }
  });
  for (auto& form : out) {
    while (form.starts_with(' ')) form.erase(0, 1);
    while (form.ends_with(' ')) form.pop_back();
  }
  out.erase(std::remove(out.begin(), out.end(), ""), out.end());
  return out;
}

Result<std::vector<std::string>> variants(std::string_view form) {
  std::vector<Choice> pieces{{""}};
  bool optional = false, balanced = true;
  each_character(form, [&](char c, bool quoted) {
    if (c == '+' && !quoted && !optional) {
      pieces.push_back({"", " "});
      pieces.push_back({""});
    } else if (c == '(' && !quoted) {
      balanced = balanced && !optional;
      optional = true;
      pieces.push_back({"", ""});
    } else if (c == ')' && !quoted) {
      balanced = balanced && optional;
      optional = false;
      pieces.push_back({""});
    } else {
      pieces.back().back() += c;
    }
  });
  if (!balanced || optional) return form_error("the brackets of \"" + std::string(form) + "\" do not match");
  return product(pieces);
}

std::string display(std::string_view form) {
  std::string out;
  bool optional = false;
  each_character(form, [&](char c, bool quoted) {
    if (quoted) {
      out += c;
    } else if (c == '(' || c == ')') {
      optional = c == '(';
    } else if (c == '+') {
      const bool arabic = !out.empty() && (static_cast<unsigned char>(out.back()) & 0x80u) != 0 && out.size() >= 2 &&
                          static_cast<unsigned char>(out[out.size() - 2]) >= 0xD8 &&
                          static_cast<unsigned char>(out[out.size() - 2]) <= 0xDB;
      out += arabic ? "\u200c" : " ";
    } else if (!optional) {
      out += c;
    }
  });
  return out;
}

namespace {

Result<std::vector<std::string>> harmony(std::string_view suffix) {
  std::vector<Choice> pieces;
  for (std::size_t i = 0; i < suffix.size(); ++i) {
    switch (suffix[i]) {
      case 'A':
        pieces.push_back({"a", "e"});
        break;
      case 'I':
        pieces.push_back({"ı", "i", "u", "ü"});
        break;
      case 'D':
        pieces.push_back({"d", "t"});
        break;
      case 'C':
        pieces.push_back({"c", "ç"});
        break;
      case 'K':
        pieces.push_back({"k", "ğ"});
        break;
      case '(': {
        const auto end = suffix.find(')', i);
        if (end == std::string_view::npos)
          return form_error("the brackets of \"" + std::string(suffix) + "\" do not match");
        auto inner = harmony(suffix.substr(i + 1, end - i - 1));
        if (!inner) return inner.error();
        inner->push_back("");
        pieces.push_back(*std::move(inner));
        i = end;
        break;
      }
      default:
        pieces.push_back({std::string(1, suffix[i])});
    }
  }
  return product(pieces);
}

}  // namespace

Result<std::vector<std::vector<std::uint16_t>>> suffix_spellings(std::string_view suffix) {
  auto texts = harmony(suffix);
  if (!texts) return texts.error();
  std::vector<std::vector<std::uint16_t>> out;
  for (const auto& text : *texts) out.push_back(kit::key_fold(text));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  out.erase(std::remove_if(out.begin(), out.end(), [](const auto& units) { return units.empty(); }), out.end());
  return out;
}

Result<std::string> cut_end(std::string_view stem, std::size_t count) {
  for (; count > 0; --count) {
    if (stem.empty()) return form_error("a stem is shorter than what its paradigm cuts off");
    while (stem.size() > 1 && (static_cast<unsigned char>(stem.back()) & 0xC0u) == 0x80u) stem.remove_suffix(1);
    stem.remove_suffix(1);
  }
  return std::string(stem);
}

}  // namespace gainsay::lexicon
