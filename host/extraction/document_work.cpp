// SPDX-License-Identifier: Apache-2.0
#include "host/extraction/document_work.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string_view>
#include <tuple>

#include "host/extraction/admission.hpp"

namespace gainsay::extraction {

using plugin_host::ReceivedRecord;

namespace {

constexpr std::size_t out_bytes_per_text_byte = 64;  // a mention or claim takes some 200 bytes

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

bool speaks(const plugin_host::Plugin& plugin, const model::Analysis& analysis) {
  const auto& languages = plugin.manifest.languages;
  return std::any_of(languages.begin(), languages.end(), [&](const std::string& mine) {
    return mine == "*" ||
           std::any_of(analysis.languages.begin(), analysis.languages.end(),
                       [&](const std::string& theirs) { return mine == theirs || mine == primary(theirs); });
  });
}

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

DocumentWork::DocumentWork(std::span<const Item> items, const std::vector<plugin_host::Plugin>& plugins,
                           std::span<const RunId> runs, std::uint64_t absent)
    : items_(items),
      plugins_(plugins),
      runs_(runs),
      absent_(absent),
      views_(items.size()),
      crashes_(items.size()),
      results_(items.size()) {}

std::optional<std::size_t> DocumentWork::next() {
  const std::size_t item = next_.fetch_add(1);
  if (item >= items_.size()) return std::nullopt;
  views_[item] = std::make_unique<kit::DocumentView>(*items_[item].document, *items_[item].analysis);
  return item;
}

// Languages route documents.
std::uint64_t DocumentWork::skip(std::size_t item) const {
  std::uint64_t out = absent_;
  for (std::size_t i = 0; i < plugins_.size(); ++i)
    if (!speaks(plugins_[i], *items_[item].analysis)) out |= std::uint64_t{1} << i;
  return out;
}

std::size_t DocumentWork::in_bytes(std::size_t item) const {
  return 8 + plugin_host::packed_bytes(views_[item]->abi());
}

std::size_t DocumentWork::out_bytes(std::size_t item) const {
  return std::max(plugin_host::out_arena_bytes, items_[item].document->text.size() * out_bytes_per_text_byte);
}

void DocumentWork::pack(std::size_t item, std::uint64_t skip, plugin_host::Packer& out) const {
  out.value(skip);
  plugin_host::pack_document(out, views_[item]->abi());
}

bool DocumentWork::accept(std::size_t item, std::span<const ReceivedRecord> records, const plugin_host::Names& names) {
  Extracted result;
  result.failures = crashes_[item];
  for (std::size_t begin = 0, end = 0; begin < records.size(); begin = end) {
    while (end < records.size() && records[end].plugin == records[begin].plugin) ++end;
    const std::uint32_t number = records[begin].plugin;
    const auto& plugin = plugins_[number];
    Admitted admitted;
    if (!admit(plugin, runs_[number], *items_[item].document, *items_[item].analysis,
               records.subspan(begin, end - begin), names, admitted))
      return false;
    if (admitted.breach.empty())
      append(result, admitted);
    else
      result.failures.push_back(failure(item, plugin.manifest.id, ErrorCode::Plugin, std::move(admitted.breach)));
  }
  sort_mentions(result.mentions);
  std::sort(result.claims.begin(), result.claims.end(), [](const model::Claim& a, const model::Claim& b) {
    return std::tie(a.span, a.id) < std::tie(b.span, b.id);
  });
  results_[item] = std::move(result);
  views_[item].reset();
  return true;
}

void DocumentWork::fail(std::size_t item, std::uint32_t plugin, ErrorCode code, const std::string& reason) {
  if (plugin != plugin_host::no_plugin) {
    crashes_[item].push_back(failure(item, plugins_[plugin].manifest.id, code, reason));
    return;
  }
  results_[item] = {};
  results_[item].failures = crashes_[item];
  results_[item].failures.push_back(failure(item, std::nullopt, code, reason));
  views_[item].reset();
}

model::Failure DocumentWork::failure(std::size_t item, std::optional<std::string> plugin, ErrorCode code,
                                     std::string reason) const {
  const model::Document& document = *items_[item].document;
  const std::string path = document.appearances.empty() ? to_string(document.id) : document.appearances.front().path;
  return {path, "extraction", std::move(plugin), to_string(code), std::move(reason)};
}

}  // namespace gainsay::extraction
