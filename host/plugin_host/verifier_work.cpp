// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/verifier_work.hpp"

#include "gainsay/kit/plugin.hpp"
#include "host/plugin_host/contract.hpp"

namespace gainsay::plugin_host {

namespace {

constexpr std::size_t bytes_per_key = 48;  // a Key record
constexpr std::size_t keys_per_row = 64;   // as the worker allows

std::string hex(std::uint64_t key) { return to_string(Id64<RunTag>{key}).substr(2); }

// What the Status record of a call says: nothing, or why its results do not count.
struct Verdict {
  gainsay_status status = GAINSAY_OK;
  std::string why;
};

bool read_status(const ReceivedRecord& record, Verdict& out) {
  Unpacker in(record.body);
  const auto status = in.value<std::int64_t>();
  const std::string_view why = kit::view(in.text());
  if (!in.ok() || status > GAINSAY_OK || status < GAINSAY_LIMIT) return false;
  out.status = static_cast<gainsay_status>(status);
  out.why = "status " + std::to_string(status) + (why.empty() ? "" : ": " + printable(why));
  return true;
}

std::size_t parts_bytes(const gainsay_row& row) {
  return row.slot_count * sizeof(gainsay_row_slot) + row.quantity_count * sizeof(gainsay_row_quantity) +
         row.source_count * sizeof(gainsay_row_source);
}

model::Link to_model(const gainsay_link& link) {
  model::Link out;
  out.relation = static_cast<model::Relation>(link.relation);
  out.a = {link.a};
  out.b = {link.b};
  out.matter = {link.matter};
  out.score = link.score;
  out.type = kit::view(link.type);
  out.rule = kit::view(link.rule);
  out.norm = kit::view(link.norm);
  for (const auto via : std::span(link.via, link.via_count)) out.via.push_back({via});
  for (const auto& s : std::span(link.slots, link.slot_count))
    out.slots.push_back({{s.slot},
                         static_cast<model::SlotTest>(s.test),
                         std::string(kit::view(s.reason)),
                         kit::span(s.a),
                         kit::span(s.b)});
  return out;
}

}  // namespace

model::Failure verification_failure(const Plugin& plugin, std::string what, ErrorCode code, std::string reason) {
  return {std::move(what), "verification", plugin.manifest.id, to_string(code), std::move(reason)};
}

void VerifierWork::pack_head(Packer& out) const {
  out.value(std::uint64_t{verifier_});
  pack_block(out, shared_);
}

void VerifierWork::pack_slice(std::uint32_t begin, std::uint32_t count, Packer& out) const {
  Columns part;
  for (std::uint32_t i = begin; i < begin + count; ++i) part.append(rows_, i);
  pack_block(out, part.view());
}

std::size_t VerifierWork::slice_bytes(std::uint32_t begin, std::uint32_t count) const {
  std::size_t bytes = 64;
  for (std::uint32_t i = begin; i < begin + count; ++i) bytes += sizeof(gainsay_row) + parts_bytes(rows_.rows[i]);
  return padded(bytes);
}

std::size_t IndexWork::out_bytes(std::size_t item) const {
  return (std::size_t{2} << 20) + ranges_[item].count * bytes_per_key * keys_per_row;
}

void IndexWork::pack(std::size_t item, std::uint64_t, Packer& out) const {
  pack_slice(ranges_[item].begin, ranges_[item].count, out);
}

bool IndexWork::accept(std::size_t item, std::span<const ReceivedRecord> records, const Names&) {
  RowRange& range = ranges_[item];
  std::vector<RowKey> found;
  for (const auto& record : records) {
    Verdict verdict;
    if (record.kind == RecordKind::Key) {
      Unpacker in(record.body);
      const auto row = in.value<std::uint64_t>();
      const auto key = in.value<std::uint64_t>();
      if (!in.ok() || row >= range.count) return false;
      found.push_back({range.begin + static_cast<std::uint32_t>(row), key});
    } else if (record.kind != RecordKind::Status || !read_status(record, verdict)) {
      return false;
    } else if (verdict.status != GAINSAY_OK) {
      range.failed = true;  // keys that were cut off are of no use either: a claim would miss its group
      range.reason = verdict.why;
    }
  }
  if (!range.failed) keys_.insert(keys_.end(), found.begin(), found.end());
  return true;
}

void IndexWork::fail(std::size_t item, std::uint32_t, ErrorCode code, const std::string& reason) {
  ranges_[item].failed = true;
  ranges_[item].code = code;
  ranges_[item].reason = reason;
}

void CompareWork::pack(std::size_t item, std::uint64_t, Packer& out) const {
  out.value(groups_[item].key);
  pack_slice(groups_[item].row_begin, groups_[item].row_count, out);
}

bool CompareWork::accept(std::size_t item, std::span<const ReceivedRecord> records, const Names& names) {
  GroupResult result;
  for (const auto& record : records) {
    const bool sound = record.kind == RecordKind::Link          ? accept_link(item, record, names, result)
                       : record.kind == RecordKind::LinkAbstain ? accept_abstention(record, result)
                       : record.kind == RecordKind::Status      ? accept_status(item, record, result)
                                                                : false;
    if (!sound) return false;
  }
  if (results_[item].failure) result.failure = results_[item].failure;
  results_[item] = std::move(result);
  return true;
}

void CompareWork::fail(std::size_t item, std::uint32_t, ErrorCode code, const std::string& reason) {
  results_[item].failure = verification_failure(plugin_, hex(groups_[item].key), code, reason);
}

bool CompareWork::accept_link(std::size_t item, const ReceivedRecord& record, const Names& names,
                              GroupResult& result) const {
  Unpacker in(record.body);
  UnpackedLink link;
  if (!link.unpack(in) || breach(link.abi)) return false;
  for (const auto& s : std::span(link.abi.slots, link.abi.slot_count)) {
    if (s.slot == 0 || names.contains(s.slot)) continue;
    ++result.unnamed;  // nobody could print it
    return true;
  }
  model::Link out = to_model(link.abi);
  out.verifier = plugin_.manifest.id;
  out.key = groups_[item].key;
  result.links.push_back(std::move(out));
  return true;
}

bool CompareWork::accept_abstention(const ReceivedRecord& record, GroupResult& result) const {
  Unpacker in(record.body);
  Abstention out;
  out.a = {in.value<std::uint64_t>()};
  out.b = {in.value<std::uint64_t>()};
  const gainsay_str rule = in.text(), reason = in.text();
  if (!in.ok() || breach_of_abstention({0, 0}, rule, {}) || breach_of_abstention({0, 0}, reason, {})) return false;
  out.verifier = plugin_.manifest.id;
  out.rule = kit::view(rule);
  out.reason = kit::view(reason);
  result.abstentions.push_back(std::move(out));
  return true;
}

bool CompareWork::accept_status(std::size_t item, const ReceivedRecord& record, GroupResult& result) const {
  Verdict verdict;
  if (!read_status(record, verdict)) return false;
  if (verdict.status == GAINSAY_LIMIT)
    result.cut = true;
  else if (verdict.status != GAINSAY_OK)
    result.failure = verification_failure(plugin_, hex(groups_[item].key), ErrorCode::Plugin, verdict.why);
  return true;
}

}  // namespace gainsay::plugin_host
