// SPDX-License-Identifier: Apache-2.0
#include "host/extraction/transcript.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>

namespace gainsay::extraction {

namespace {

bool before(const model::Mention& a, const model::Mention& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  if (a.span.end != b.span.end) return a.span.end > b.span.end;
  return a.layer < b.layer;
}

// Each plugin's mentions come in order, together they do not. Mentions are large: each is moved once.
void sort_mentions(std::vector<model::Mention>& mentions) {
  if (std::is_sorted(mentions.begin(), mentions.end(), before)) return;
  std::vector<std::uint32_t> order(mentions.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return before(mentions[a], mentions[b]); });
  std::vector<model::Mention> sorted;
  sorted.reserve(mentions.size());
  for (const auto i : order) sorted.push_back(std::move(mentions[i]));
  mentions = std::move(sorted);
}

void append(Extracted& result, Admitted& admitted) {
  if (result.mentions.empty())
    result.mentions = std::move(admitted.mentions);
  else
    std::move(admitted.mentions.begin(), admitted.mentions.end(), std::back_inserter(result.mentions));
  std::move(admitted.claims.begin(), admitted.claims.end(), std::back_inserter(result.claims));
  std::move(admitted.skipped.begin(), admitted.skipped.end(), std::back_inserter(result.skipped));
}

}  // namespace

std::vector<const model::Mention*> Transcript::mentions(std::size_t item, std::span<const Term> layers) const {
  std::vector<const model::Mention*> out;
  if (layers.empty()) return out;
  for (std::size_t plugin = 0; plugin < plugins_.size(); ++plugin)
    for (const auto& mention : said_[item * plugins_.size() + plugin].admitted.mentions)
      if (std::find(layers.begin(), layers.end(), mention.layer) != layers.end()) out.push_back(&mention);
  return out;
}

std::string Transcript::path(std::size_t item) const {
  const model::Document& document = *items_[item].document;
  return document.appearances.empty() ? to_string(document.id) : document.appearances.front().path;
}

Extracted Transcript::take(std::size_t item) {
  Extracted out;
  for (std::size_t plugin = 0; plugin < plugins_.size(); ++plugin) {
    Said& said = at(item, plugin);
    if (said.state == Said::Results) append(out, said.admitted);
    if (said.state == Said::Failed || said.state == Said::Missed)
      out.failures.push_back(
          {path(item), "extraction", plugins_[plugin].manifest.id, to_string(said.code), std::move(said.reason)});
  }
  sort_mentions(out.mentions);
  std::sort(out.claims.begin(), out.claims.end(), [](const model::Claim& a, const model::Claim& b) {
    return std::tie(a.span, a.id) < std::tie(b.span, b.id);
  });
  return out;
}

}  // namespace gainsay::extraction
