// SPDX-License-Identifier: Apache-2.0
#include "host/exporting/marked.hpp"

#include <algorithm>

namespace gainsay::exporting {

void write_marked(Html& html, std::string_view text, Span whole, std::vector<Span> parts, const char* style) {
  std::sort(parts.begin(), parts.end());
  auto at = whole.begin;
  for (auto part : parts) {
    part.begin = std::max(part.begin, at);  // parts may overlap
    part.end = std::min(part.end, whole.end);
    if (part.empty()) continue;
    html.text(Span{at, part.begin}.of(text));
    html.element("mark", {{"class", style}}, part.of(text));
    at = part.end;
  }
  html.text(Span{at, whole.end}.of(text));
}

Span context_of(const model::Analysis& analysis, Span claim) {
  const auto& all = analysis.sentences;
  const auto first =
      std::find_if(all.begin(), all.end(), [&](const auto& sentence) { return sentence.span.overlaps(claim); });
  if (first == all.end()) return claim;
  auto out = claim.joined(first->span);
  const auto same = [&](const auto& other) { return other.paragraph == first->paragraph; };
  if (first != all.begin() && same(*(first - 1))) out = out.joined((first - 1)->span);
  auto next = first + 1;
  while (next != all.end() && next->span.overlaps(claim)) out = out.joined((next++)->span);
  if (next != all.end() && same(*next)) out = out.joined(next->span);
  return out;
}

const std::string& language_of(const model::Analysis& analysis, Span claim) {
  for (const auto& paragraph : analysis.paragraphs)
    if (paragraph.span.contains(claim) && paragraph.language < analysis.languages.size())
      return analysis.languages[paragraph.language];
  return analysis.languages[analysis.language];
}

}  // namespace gainsay::exporting
