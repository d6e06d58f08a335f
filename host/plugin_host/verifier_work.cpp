// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/verifier_work.hpp"

#include <algorithm>

#include "gainsay/base/printable.hpp"
#include "gainsay/kit/plugin.hpp"
#include "host/plugin_host/contract.hpp"

namespace gainsay::plugin_host {

namespace {

constexpr std::uint32_t rows_per_block = 1'024, parts = 16;
constexpr std::size_t bytes_per_key = 48;  // a Key record
constexpr std::size_t keys_per_row = 64;   // as the worker allows

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

std::string printed_key(std::uint64_t key) { return to_string(Id64<RunTag>{key}).substr(2); }

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

IndexWork::IndexWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows,
                     const Columns& shared, Patience& patience)
    : VerifierWork(plugins, verifier, rows, shared, patience), failures_(plugin_.manifest.id, "claim") {
  const auto count = static_cast<std::uint32_t>(rows.rows.size());
  for (std::uint32_t at = 0; at < count; at += rows_per_block)
    left_.push_back({at, std::min(rows_per_block, count - at), false, false});
}

std::optional<std::size_t> IndexWork::next() {
  if (left_.empty()) return std::nullopt;
  taken_.push_back(left_.front());
  left_.pop_front();
  return taken_.size() - 1;
}

// A part fills its batch: what it is cut into must not wait behind its neighbours.
std::size_t IndexWork::weight(std::size_t item) const {
  return taken_[item].part ? out_arena_bytes : slice_bytes(taken_[item].begin, taken_[item].count);
}

std::size_t IndexWork::out_bytes(std::size_t item) const {
  return (std::size_t{2} << 20) + taken_[item].count * bytes_per_key * keys_per_row;
}

void IndexWork::pack(std::size_t item, std::uint64_t, Packer& out) const {
  pack_slice(taken_[item].begin, taken_[item].count, out);
}

bool IndexWork::accept(std::size_t item, std::span<const ReceivedRecord> records, const Names&) {
  const Range range = taken_[item];
  if (records.empty()) {  // nobody was asked: it failed before, or is suspended
    missed_ += range.failed ? 0 : range.count;
    return true;
  }
  std::vector<RowKey> found;
  Verdict verdict;
  for (const auto& record : records) {
    if (record.kind == RecordKind::Key) {
      Unpacker in(record.body);
      const auto row = in.value<std::uint64_t>();
      const auto key = in.value<std::uint64_t>();
      if (!in.ok() || row >= range.count) return false;
      found.push_back({range.begin + static_cast<std::uint32_t>(row), key});
    } else if (record.kind != RecordKind::Status || !read_status(record, verdict)) {
      return false;
    }
  }
  if (verdict.status != GAINSAY_OK) {  // keys that were cut off are of no use either: a claim would miss its group
    failed(item, ErrorCode::Plugin, verdict.why, Patience::Outcome::Good);
  } else {
    patience_.add(Patience::Outcome::Good);
    keys_.insert(keys_.end(), found.begin(), found.end());
  }
  return true;
}

void IndexWork::fail(std::size_t item, std::uint32_t, ErrorCode code, const std::string& reason) {
  failed(item, code, reason, code == ErrorCode::Timeout ? Patience::Outcome::Timeout : Patience::Outcome::Crash);
}

void IndexWork::failed(std::size_t item, ErrorCode code, const std::string& reason, Patience::Outcome outcome) {
  Range& range = taken_[item];
  range.failed = true;
  if (range.count == 1) {
    failures_.add(to_string(ClaimId{rows_.rows[range.begin].claim}), code, reason);
    patience_.add(outcome);
    return;
  }
  const std::uint32_t size = (range.count + parts - 1) / parts;
  const std::uint32_t end = range.begin + range.count;
  std::vector<Range> cut;
  for (std::uint32_t at = range.begin; at < end; at += size) cut.push_back({at, std::min(size, end - at), true, false});
  left_.insert(left_.begin(), cut.begin(), cut.end());
}

std::vector<model::Failure> IndexWork::failures() const {
  FailureTally out = failures_;
  out.add_missed(missed_, patience_.faults());
  return out.failures();
}

void CompareWork::pack(std::size_t item, std::uint64_t, Packer& out) const {
  out.value(groups_[item].key);
  pack_slice(groups_[item].row_begin, groups_[item].row_count, out);
}

bool CompareWork::accept(std::size_t item, std::span<const ReceivedRecord> records, const Names& names) {
  GroupResult result;
  if (records.empty()) {  // nobody was asked: it failed before, or is suspended
    results_[item].missed = !results_[item].failed;
    return true;
  }
  for (const auto& record : records) {
    const bool sound = record.kind == RecordKind::Link          ? accept_link(item, record, names, result)
                       : record.kind == RecordKind::LinkAbstain ? accept_abstention(record, result)
                       : record.kind == RecordKind::Status      ? accept_status(record, result)
                                                                : false;
    if (!sound) return false;
  }
  patience_.add(Patience::Outcome::Good);
  results_[item] = std::move(result);
  return true;
}

void CompareWork::fail(std::size_t item, std::uint32_t, ErrorCode code, const std::string& reason) {
  results_[item] = {};
  results_[item].failed = true;
  results_[item].code = code;
  results_[item].reason = reason;
  patience_.add(code == ErrorCode::Timeout ? Patience::Outcome::Timeout : Patience::Outcome::Crash);
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

bool CompareWork::accept_status(const ReceivedRecord& record, GroupResult& result) const {
  Verdict verdict;
  if (!read_status(record, verdict)) return false;
  if (verdict.status == GAINSAY_LIMIT) result.cut = true;
  if (verdict.status == GAINSAY_OK || verdict.status == GAINSAY_LIMIT) return true;
  result = {};
  result.failed = true;
  result.reason = verdict.why;
  return true;
}

}  // namespace gainsay::plugin_host
