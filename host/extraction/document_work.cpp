// SPDX-License-Identifier: Apache-2.0
#include "host/extraction/document_work.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

#include "gainsay/kit/hash.hpp"

namespace gainsay::extraction {

using plugin_host::Patience;
using plugin_host::ReceivedRecord;

namespace {

constexpr std::size_t out_bytes_per_text_byte = 64;  // a mention or claim takes some 200 bytes

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

void add_terms(const model::Mention& mention, std::vector<Term>& out) {
  out.push_back(mention.layer);
  if (const auto* q = std::get_if<model::Quantity>(&mention.value)) out.insert(out.end(), {q->unit, q->dimension});
  if (const auto* e = std::get_if<model::EntityValue>(&mention.value)) out.insert(out.end(), {e->id, e->type});
}

}  // namespace

bool speaks(const plugin_host::Plugin& plugin, const model::Analysis& analysis) {
  const auto& languages = plugin.manifest.languages;
  return std::any_of(languages.begin(), languages.end(), [&](const std::string& mine) {
    return mine == "*" ||
           std::any_of(analysis.languages.begin(), analysis.languages.end(),
                       [&](const std::string& theirs) { return mine == theirs || mine == primary(theirs); });
  });
}

DocumentWork::DocumentWork(Transcript& transcript, std::vector<Member>& members, std::span<const std::size_t> todo,
                           std::span<const plugin_host::Names* const> names)
    : transcript_(transcript), members_(members), todo_(todo), names_(names), opened_(transcript.items().size()) {
  for (const Member& m : members_)
    if (!m.refused && !names_.empty())
      for (const auto& layer : m.description->manifest.consumes) consumed_.push_back(kit::term(layer));
}

std::optional<std::size_t> DocumentWork::next() {
  const std::size_t n = next_.fetch_add(1);
  if (n >= todo_.size()) return std::nullopt;
  opened_[todo_[n]] = open(todo_[n]);
  return todo_[n];
}

std::unique_ptr<DocumentWork::Opened> DocumentWork::open(std::size_t item) const {
  auto out = std::make_unique<Opened>(transcript_.items()[item]);
  out->mentions = transcript_.mentions(item, consumed_);
  out->bytes = 3 * sizeof(std::uint64_t) + plugin_host::packed_bytes(out->view.abi());
  std::vector<Term> terms;
  for (const auto* mention : out->mentions) {
    add_terms(*mention, terms);
    out->bytes += plugin_host::packed_bytes(kit::MentionView(*mention).abi());
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  for (const Term term : terms) {
    for (const auto* names : names_) {
      const auto found = names->find(term.value);
      if (found == names->end()) continue;
      out->names.push_back(found->second);
      out->bytes += sizeof(std::uint64_t) + plugin_host::padded(found->second.size());
      break;
    }
  }
  return out;
}

std::uint64_t DocumentWork::skip(std::size_t item) {
  const std::lock_guard lock(mutex_);
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    Member& member = members_[i];
    const bool asked = !member.refused && speaks(*member.description, *transcript_.items()[item].analysis) &&
                       member.patience.bears(item);
    if (!asked) out |= std::uint64_t{1} << i;
  }
  return out;
}

std::size_t DocumentWork::weight(std::size_t item) const { return transcript_.items()[item].document->text.size(); }

std::size_t DocumentWork::out_bytes(std::size_t item) const {
  return std::max(plugin_host::out_arena_bytes, weight(item) * out_bytes_per_text_byte);
}

void DocumentWork::pack(std::size_t item, std::uint64_t skip, plugin_host::Packer& out) const {
  const Opened& opened = *opened_[item];
  out.value(skip);
  plugin_host::pack_document(out, opened.view.abi());
  out.value(std::uint64_t{opened.names.size()});
  for (const auto name : opened.names) out.text(name);
  out.value(std::uint64_t{opened.mentions.size()});
  for (const auto* mention : opened.mentions) plugin_host::pack(out, kit::MentionView(*mention).abi());
}

void DocumentWork::set(std::size_t item, std::size_t member, Patience::Outcome outcome) {
  const std::lock_guard lock(mutex_);
  members_[member].patience.set(item, outcome);
}

bool DocumentWork::accept(std::size_t item, std::span<const ReceivedRecord> records, const plugin_host::Names& names) {
  const Item& of = transcript_.items()[item];
  std::vector<std::pair<std::size_t, Said>> heard;
  for (std::size_t begin = 0, end = 0; begin < records.size(); begin = end) {
    while (end < records.size() && records[end].plugin == records[begin].plugin) ++end;
    const Member& member = members_[records[begin].plugin];
    Said said;
    if (!admit(*member.description, member.run, *of.document, *of.analysis, records.subspan(begin, end - begin), names,
               said.admitted))
      return false;
    said.state = said.admitted.breach.empty() ? Said::Results : Said::Failed;
    said.reason = std::move(said.admitted.breach);
    heard.emplace_back(records[begin].plugin, std::move(said));
  }
  for (auto& [member, said] : heard) {
    set(item, member, Patience::Outcome::Good);
    transcript_.at(item, members_[member].plugin) = std::move(said);
  }
  opened_[item].reset();
  return true;
}

void DocumentWork::fail(std::size_t item, std::uint32_t plugin, ErrorCode code, const std::string& reason) {
  // Nobody knows who it was: then it was all that were asked.
  const std::uint64_t skipped = plugin == plugin_host::no_plugin ? skip(item) : ~(std::uint64_t{1} << plugin);
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if ((skipped >> i & 1) != 0) continue;
    Said& said = transcript_.at(item, members_[i].plugin);
    if (said.state == Said::Failed) continue;
    said = {Said::Failed, {}, code, reason, true};
    set(item, i, code == ErrorCode::Timeout ? Patience::Outcome::Timeout : Patience::Outcome::Crash);
  }
}

}  // namespace gainsay::extraction
