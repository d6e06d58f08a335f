// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/verifier_client.hpp"

#include <algorithm>
#include <atomic>

#include "gainsay/kit/plugin.hpp"
#include "host/plugin_host/contract.hpp"
#include "host/plugin_host/lane.hpp"

namespace gainsay::plugin_host {

namespace {

constexpr std::uint32_t rows_per_block = 1'024;
constexpr std::size_t bytes_per_key = 48;  // a Key record

// Rows of a block, to be indexed together; and what became of them.
struct Range {
  std::uint32_t begin = 0, count = 0;
  bool failed = false;
  ErrorCode code = ErrorCode::Plugin;
  std::string reason;
};

std::string hex(std::uint64_t key) { return to_string(Id64<RunTag>{key}).substr(2); }

model::Failure failure(const Plugin& plugin, std::string what, ErrorCode code, std::string reason) {
  return {std::move(what), "verification", plugin.manifest.id, to_string(code), std::move(reason)};
}

// What the Status record of a call says: nothing, or why its results do not count.
struct Verdict {
  gainsay_status status = GAINSAY_OK;
  std::string why;
};

bool read_status(const ReceivedRecord& record, Verdict& out) {
  Unpacker in(record.body);
  out.status = static_cast<gainsay_status>(in.value<std::int64_t>());
  const std::string_view why = kit::view(in.text());
  if (!in.ok() || out.status > GAINSAY_OK || out.status < GAINSAY_LIMIT) return false;
  out.why = "status " + std::to_string(out.status) + (why.empty() ? "" : ": " + printable(why));
  return true;
}

// The parts of both kinds of work that are the same.
class VerifierWork : public Work {
 public:
  VerifierWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows, const Columns& shared)
      : plugin_(plugins[verifier]), verifier_(verifier), rows_(rows.view()), shared_(shared.view()) {}

  void pack_head(Packer& out) const override {
    out.value(std::uint64_t{verifier_});
    pack_block(out, shared_);
  }
  std::size_t head_bytes() const override { return 8 + packed_bytes(shared_); }
  std::uint64_t skip(std::size_t) const override { return ~(std::uint64_t{1} << verifier_); }

 protected:
  // The rows [begin, begin + count) as a block of their own.
  void slice(std::uint32_t begin, std::uint32_t count, Columns& out) const {
    out.clear();
    for (std::uint32_t i = begin; i < begin + count; ++i) out.append(rows_, i);
  }
  std::size_t slice_bytes(std::uint32_t begin, std::uint32_t count) const {
    std::size_t bytes = 64;
    for (std::uint32_t i = begin; i < begin + count; ++i) {
      const gainsay_row& row = rows_.rows[i];
      bytes += sizeof row + row.slot_count * sizeof(gainsay_row_slot) + row.quantity_count * sizeof(gainsay_row_quantity) +
               row.source_count * sizeof(gainsay_row_source);
    }
    return padded(bytes);
  }

  const Plugin& plugin_;
  std::uint64_t verifier_;
  gainsay_block rows_, shared_;
};

class IndexWork : public VerifierWork {
 public:
  IndexWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows, const Columns& shared,
            std::vector<Range> ranges)
      : VerifierWork(plugins, verifier, rows, shared), ranges_(std::move(ranges)) {}

  FrameType type() const override { return FrameType::Index; }
  std::optional<std::size_t> next() override { return next_ < ranges_.size() ? std::optional(next_++) : std::nullopt; }
  std::size_t weight(std::size_t item) const override { return slice_bytes(ranges_[item].begin, ranges_[item].count); }
  std::size_t in_bytes(std::size_t item) const override { return weight(item); }
  std::size_t out_bytes(std::size_t item) const override { return (1u << 21) + ranges_[item].count * bytes_per_key * 64; }
  void pack(std::size_t item, std::uint64_t, Packer& out) const override {
    Columns part;
    slice(ranges_[item].begin, ranges_[item].count, part);
    pack_block(out, part.view());
  }

  bool accept(std::size_t item, std::span<const ReceivedRecord> records, const Names&) override {
    Range& range = ranges_[item];
    std::vector<RowKey> found;
    for (const auto& record : records) {
      Unpacker in(record.body);
      Verdict verdict;
      if (record.kind == RecordKind::Key) {
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

  void fail(std::size_t item, std::uint32_t, ErrorCode code, const std::string& reason) override {
    ranges_[item].failed = true;
    ranges_[item].code = code;
    ranges_[item].reason = reason;
  }

  const std::vector<Range>& ranges() const { return ranges_; }
  const std::vector<RowKey>& keys() const { return keys_; }

 private:
  std::vector<Range> ranges_;
  std::size_t next_ = 0;
  std::vector<RowKey> keys_;
};

class CompareWork : public VerifierWork {
 public:
  struct GroupResult {
    std::vector<model::Link> links;
    std::vector<Abstention> abstentions;
    bool cut = false;
    std::uint64_t unnamed = 0;  // links refused: a slot's term was never interned
    std::optional<model::Failure> failure;
  };

  CompareWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows, std::span<const Group> groups,
              const Columns& shared)
      : VerifierWork(plugins, verifier, rows, shared), groups_(groups), results_(groups.size()) {}

  FrameType type() const override { return FrameType::Compare; }
  std::optional<std::size_t> next() override { return next_ < groups_.size() ? std::optional(next_++) : std::nullopt; }
  std::size_t weight(std::size_t item) const override { return slice_bytes(groups_[item].row_begin, groups_[item].row_count); }
  std::size_t in_bytes(std::size_t item) const override { return 8 + weight(item); }
  std::size_t out_bytes(std::size_t item) const override { return out_arena_bytes + weight(item); }
  void pack(std::size_t item, std::uint64_t, Packer& out) const override {
    Columns part;
    slice(groups_[item].row_begin, groups_[item].row_count, part);
    out.value(groups_[item].key);
    pack_block(out, part.view());
  }

  bool accept(std::size_t item, std::span<const ReceivedRecord> records, const Names& names) override {
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

  void fail(std::size_t item, std::uint32_t, ErrorCode code, const std::string& reason) override {
    results_[item].failure = failure(plugin_, hex(groups_[item].key), code, reason);
  }

  std::vector<GroupResult>& results() { return results_; }

 private:
  bool accept_link(std::size_t item, const ReceivedRecord& record, const Names& names, GroupResult& result) const {
    Unpacker in(record.body);
    UnpackedLink link;
    if (!link.unpack(in) || breach(link.abi)) return false;
    model::Link out;
    out.verifier = plugin_.manifest.id;
    out.key = groups_[item].key;
    out.relation = static_cast<model::Relation>(link.abi.relation);
    out.a = {link.abi.a};
    out.b = {link.abi.b};
    out.matter = {link.abi.matter};
    out.score = link.abi.score;
    out.type = kit::view(link.abi.type);
    out.rule = kit::view(link.abi.rule);
    out.norm = kit::view(link.abi.norm);
    for (const auto via : std::span(link.abi.via, link.abi.via_count)) out.via.push_back({via});
    for (const auto& s : std::span(link.abi.slots, link.abi.slot_count)) {
      if (s.slot != 0 && !names.contains(s.slot)) {
        ++result.unnamed;  // nobody could print it
        return true;
      }
      out.slots.push_back({{s.slot}, static_cast<model::SlotTest>(s.test), std::string(kit::view(s.reason)), kit::span(s.a),
                           kit::span(s.b)});
    }
    result.links.push_back(std::move(out));
    return true;
  }

  bool accept_abstention(const ReceivedRecord& record, GroupResult& result) const {
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

  bool accept_status(std::size_t item, const ReceivedRecord& record, GroupResult& result) const {
    Verdict verdict;
    if (!read_status(record, verdict)) return false;
    if (verdict.status == GAINSAY_LIMIT)
      result.cut = true;
    else if (verdict.status != GAINSAY_OK)
      result.failure = failure(plugin_, hex(groups_[item].key), ErrorCode::Plugin, verdict.why);
    return true;
  }

  std::span<const Group> groups_;
  std::size_t next_ = 0;
  std::vector<GroupResult> results_;
};

}  // namespace

struct VerifierClient::State {
  std::unique_ptr<Lane> lane;
  std::vector<Plugin> verifiers;           // those that run
  std::vector<std::size_t> lane_index;     // of each of them
  std::vector<model::PluginReport> reports;
};

VerifierClient::VerifierClient(std::unique_ptr<State> state) : state_(std::move(state)) {}
VerifierClient::VerifierClient(VerifierClient&&) noexcept = default;
VerifierClient& VerifierClient::operator=(VerifierClient&&) noexcept = default;
VerifierClient::~VerifierClient() = default;

Result<VerifierClient> VerifierClient::start(const Options& options, std::vector<Plugin> verifiers) {
  auto state = std::make_unique<State>();
  auto lane = Lane::start(options, std::move(verifiers));
  if (!lane) return lane.error();
  state->lane = *std::move(lane);
  for (std::size_t i = 0; i < state->lane->plugins().size(); ++i) {
    const Plugin& plugin = state->lane->plugins()[i];
    const std::string& refusal = state->lane->refusals()[i];
    model::PluginReport report{plugin.manifest.id, plugin.manifest.version, model::PluginState::Ran, {}};
    if (refusal.empty()) {
      state->verifiers.push_back(plugin);
      state->lane_index.push_back(i);
    } else {
      report.state = model::PluginState::Refused;
      report.reason = refusal;
    }
    state->reports.push_back(std::move(report));
  }
  return VerifierClient(std::move(state));
}

const std::vector<Plugin>& VerifierClient::verifiers() const { return state_->verifiers; }
const std::vector<model::PluginReport>& VerifierClient::reports() const { return state_->reports; }

std::vector<std::pair<Term, std::string>> VerifierClient::names() const { return sorted(state_->lane->names()); }

// Blocks on which the plugin fails are halved until the rows at fault stand alone: a bad row costs its own keys only.
Result<Indexed> VerifierClient::index(std::size_t verifier, const Columns& rows, const Columns& shared) {
  GAINSAY_CHECK(verifier < state_->verifiers.size() && well_formed(rows.view()) && well_formed(shared.view()));
  Indexed out;
  std::vector<Range> ranges;
  for (std::uint32_t at = 0; at < rows.rows.size(); at += rows_per_block)
    ranges.push_back({at, std::min(rows_per_block, static_cast<std::uint32_t>(rows.rows.size()) - at), false, {}, {}});
  while (!ranges.empty()) {
    IndexWork work(state_->lane->plugins(), state_->lane_index[verifier], rows, shared, std::move(ranges));
    if (auto done = state_->lane->run(work).get(); !done) return done.error();
    out.keys.insert(out.keys.end(), work.keys().begin(), work.keys().end());
    ranges.clear();
    for (const Range& r : work.ranges()) {
      if (!r.failed) continue;
      if (r.count > 1) {
        ranges.push_back({r.begin, r.count / 2, false, {}, {}});
        ranges.push_back({r.begin + r.count / 2, r.count - r.count / 2, false, {}, {}});
      } else {
        const std::string claim = to_string(ClaimId{rows.rows[r.begin].claim});
        out.failures.push_back(failure(state_->verifiers[verifier], claim, r.code, r.reason));
      }
    }
  }
  std::sort(out.keys.begin(), out.keys.end());
  out.keys.erase(std::unique(out.keys.begin(), out.keys.end()), out.keys.end());
  std::sort(out.failures.begin(), out.failures.end(),
            [](const model::Failure& a, const model::Failure& b) { return a.path < b.path; });
  return out;
}

Result<Compared> VerifierClient::compare(std::size_t verifier, const Columns& rows, std::span<const Group> groups,
                                         const Columns& shared) {
  GAINSAY_CHECK(verifier < state_->verifiers.size() && well_formed(rows.view()) && well_formed(shared.view()));
  for (const Group& g : groups) GAINSAY_CHECK(std::uint64_t{g.row_begin} + g.row_count <= rows.rows.size());
  CompareWork work(state_->lane->plugins(), state_->lane_index[verifier], rows, groups, shared);
  if (auto done = state_->lane->run(work).get(); !done) return done.error();
  Compared out;
  std::uint64_t cut = 0, unnamed = 0;
  for (auto& result : work.results()) {
    cut += result.cut ? 1 : 0;
    unnamed += result.unnamed;
    if (result.failure) {
      out.failures.push_back(*std::move(result.failure));
      continue;
    }
    std::move(result.links.begin(), result.links.end(), std::back_inserter(out.links));
    std::move(result.abstentions.begin(), result.abstentions.end(), std::back_inserter(out.abstentions));
  }
  const std::string& id = state_->verifiers[verifier].manifest.id;
  if (cut != 0) out.skipped.push_back({"verification", id, "group with too many results, cut off", cut});
  if (unnamed != 0) out.skipped.push_back({"verification", id, "link whose slot has no name", unnamed});
  return out;
}

}  // namespace gainsay::plugin_host
