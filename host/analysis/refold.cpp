// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/refold.hpp"

#include <algorithm>
#include <array>

#include "gainsay/base/utf8.hpp"

namespace gainsay::analysis {
namespace {

// The code points below U+0800 that `rule` folds in its own way; case rules concern Latin letters.
std::vector<char32_t> ruled_letters(kit::CaseRule rule) {
  std::vector<char32_t> out;
  for (char32_t c = 1; c < 0x800; ++c) {
    std::uint16_t plain[kit::max_fold_units], ruled[kit::max_fold_units];
    const auto n = kit::language_fold(c, kit::CaseRule::Plain, plain), m = kit::language_fold(c, rule, ruled);
    if (!std::equal(plain, plain + n, ruled, ruled + m)) out.push_back(c);
  }
  return out;
}

// Where one of `letters` stands in the paragraphs that follow `rule`, ascending.
std::vector<std::uint32_t> find_letters(std::string_view text, const std::vector<Span>& paragraphs,
                                        const std::vector<kit::CaseRule>& rules, kit::CaseRule rule,
                                        const std::vector<char32_t>& letters) {
  std::array<bool, 256> leads{};
  for (const auto c : letters) leads[c < 0x80 ? c : 0xC0 | c >> 6] = true;
  std::vector<std::uint32_t> out;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    if (rules[p] != rule) continue;
    for (auto at = paragraphs[p].begin; at < paragraphs[p].end; ++at)
      if (leads[static_cast<unsigned char>(text[at])] &&
          std::find(letters.begin(), letters.end(), utf8::decode(text, at).value) != letters.end())
        out.push_back(at);
  }
  return out;
}

}  // namespace

void Refolder::refold(std::string_view text, const std::vector<Span>& paragraphs,
                      const std::vector<kit::CaseRule>& rules, Scan& out) {
  constexpr auto rule = kit::CaseRule::DotlessI;
  if (letters_.empty()) letters_ = ruled_letters(rule);
  auto& units = out.fold.units;
  auto& offsets = out.fold.offsets;
  const auto begin = offsets.begin(), end = begin + static_cast<std::ptrdiff_t>(out.fold.size);
  // A rule never makes a letter longer than the plain fold does, so the buffer is mended in place: what stands between
  // two letters moves forward by what the first ones lost.
  std::size_t from = 0, to = 0, token = 0;
  const auto move_to = [&](std::size_t next) {
    if (from != to) {
      std::copy(units.begin() + static_cast<std::ptrdiff_t>(from), units.begin() + static_cast<std::ptrdiff_t>(next),
                units.begin() + static_cast<std::ptrdiff_t>(to));
      std::copy(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(next),
                begin + static_cast<std::ptrdiff_t>(to));
    }
    const auto lost = static_cast<std::uint32_t>(from - to);
    for (; token < 2 * out.tokens.size(); ++token) {  // first and last unit of each
      auto& position = token % 2 == 0 ? out.tokens[token / 2].fold_begin : out.tokens[token / 2].fold_end;
      if (position > next) break;
      position -= lost;
    }
    to += next - from;
    from = next;
  };
  for (const auto letter : find_letters(text, paragraphs, rules, rule, letters_)) {
    const auto at = std::lower_bound(begin + static_cast<std::ptrdiff_t>(from), end, letter);
    move_to(static_cast<std::size_t>(at - begin));
    std::uint16_t ruled[kit::max_fold_units];
    const auto size = kit::language_fold(utf8::decode(text, letter).value, rule, ruled);
    while (from < out.fold.size && offsets[from] == letter) ++from;
    for (std::size_t i = 0; i < size; ++i, ++to) {
      units[to] = ruled[i];
      offsets[to] = letter;
    }
  }
  move_to(out.fold.size);
  out.fold.size = to;
}

}  // namespace gainsay::analysis
