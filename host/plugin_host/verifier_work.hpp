// SPDX-License-Identifier: Apache-2.0
// Blocks of rows and groups as work for a lane, and what comes back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/plugin_host/lane.hpp"
#include "host/plugin_host/verifier_client.hpp"

namespace gainsay::plugin_host {

// The parts of both kinds of work that are the same. Everything passed is borrowed.
class VerifierWork : public Work {
 public:
  // `verifier`: index into `plugins`, which are the lane's.
  VerifierWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows, const Columns& shared)
      : plugin_(plugins[verifier]), verifier_(verifier), rows_(rows.view()), shared_(shared.view()) {}

  void pack_head(Packer& out) const override;
  std::size_t head_bytes() const override { return 8 + packed_bytes(shared_); }
  std::uint64_t skip(std::size_t) const override { return ~(std::uint64_t{1} << verifier_); }

 protected:
  // The rows [begin, begin + count) as a block of their own.
  void pack_slice(std::uint32_t begin, std::uint32_t count, Packer& out) const;
  std::size_t slice_bytes(std::uint32_t begin, std::uint32_t count) const;

  const Plugin& plugin_;
  std::uint64_t verifier_;
  gainsay_block rows_, shared_;
};

// Rows of a block, to be indexed together; and what became of them.
struct RowRange {
  std::uint32_t begin = 0, count = 0;
  bool failed = false;
  ErrorCode code = ErrorCode::Plugin;
  std::string reason;
};

class IndexWork : public VerifierWork {
 public:
  IndexWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows, const Columns& shared,
            std::vector<RowRange> ranges)
      : VerifierWork(plugins, verifier, rows, shared), ranges_(std::move(ranges)) {}

  FrameType type() const override { return FrameType::Index; }
  std::optional<std::size_t> next() override { return next_ < ranges_.size() ? std::optional(next_++) : std::nullopt; }
  std::size_t weight(std::size_t item) const override { return slice_bytes(ranges_[item].begin, ranges_[item].count); }
  std::size_t in_bytes(std::size_t item) const override { return weight(item); }
  std::size_t out_bytes(std::size_t item) const override;
  void pack(std::size_t item, std::uint64_t skip, Packer& out) const override;
  bool accept(std::size_t item, std::span<const ReceivedRecord> records, const Names& names) override;
  void fail(std::size_t item, std::uint32_t plugin, ErrorCode code, const std::string& reason) override;

  const std::vector<RowRange>& ranges() const { return ranges_; }
  const std::vector<RowKey>& keys() const { return keys_; }

 private:
  std::vector<RowRange> ranges_;
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

  CompareWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows,
              std::span<const Group> groups, const Columns& shared)
      : VerifierWork(plugins, verifier, rows, shared), groups_(groups), results_(groups.size()) {}

  FrameType type() const override { return FrameType::Compare; }
  std::optional<std::size_t> next() override { return next_ < groups_.size() ? std::optional(next_++) : std::nullopt; }
  std::size_t weight(std::size_t item) const override {
    return slice_bytes(groups_[item].row_begin, groups_[item].row_count);
  }
  std::size_t in_bytes(std::size_t item) const override { return 8 + weight(item); }
  std::size_t out_bytes(std::size_t item) const override { return out_arena_bytes + weight(item); }
  void pack(std::size_t item, std::uint64_t skip, Packer& out) const override;
  bool accept(std::size_t item, std::span<const ReceivedRecord> records, const Names& names) override;
  void fail(std::size_t item, std::uint32_t plugin, ErrorCode code, const std::string& reason) override;

  std::vector<GroupResult>& results() { return results_; }

 private:
  bool accept_link(std::size_t item, const ReceivedRecord& record, const Names& names, GroupResult& result) const;
  bool accept_abstention(const ReceivedRecord& record, GroupResult& result) const;
  bool accept_status(std::size_t item, const ReceivedRecord& record, GroupResult& result) const;

  std::span<const Group> groups_;
  std::size_t next_ = 0;
  std::vector<GroupResult> results_;
};

// What a verifier did not do, and why.
model::Failure verification_failure(const Plugin& plugin, std::string what, ErrorCode code, std::string reason);

}  // namespace gainsay::plugin_host
