// SPDX-License-Identifier: Apache-2.0
// Blocks of rows and groups as work for a lane, and what comes back.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/plugin_host/failure_tally.hpp"
#include "host/plugin_host/patience.hpp"
#include "host/plugin_host/verifier_client.hpp"
#include "host/plugin_host/work.hpp"

namespace gainsay::plugin_host {

// The parts of both kinds of work that are the same. Everything passed is borrowed.
class VerifierWork : public Work {
 public:
  // `verifier`: index into `plugins`, which are the lane's.
  VerifierWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows, const Columns& shared,
               Patience& patience)
      : plugin_(plugins[verifier]),
        verifier_(verifier),
        rows_(rows.view()),
        shared_(shared.view()),
        patience_(patience) {}

  void pack_head(Packer& out) const override;
  std::size_t head_bytes() const override { return 8 + packed_bytes(shared_); }
  std::uint64_t skip(std::size_t) override {
    return patience_.suspended() ? ~std::uint64_t{0} : ~(std::uint64_t{1} << verifier_);
  }

 protected:
  // The rows [begin, begin + count) as a block of their own.
  void pack_slice(std::uint32_t begin, std::uint32_t count, Packer& out) const;
  std::size_t slice_bytes(std::uint32_t begin, std::uint32_t count) const;

  const Plugin& plugin_;
  std::uint64_t verifier_;
  gainsay_block rows_, shared_;
  Patience& patience_;
};

// Rows in blocks. A block on which the verifier fails is cut in parts, and these in parts, until the rows at fault
// stand alone: a bad row costs its own keys only. The search goes into depth, so that a verifier that fails on every
// row is suspended after a few of them.
class IndexWork : public VerifierWork {
 public:
  IndexWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows, const Columns& shared,
            Patience& patience);

  FrameType type() const override { return FrameType::Index; }
  std::optional<std::size_t> next() override;
  std::size_t weight(std::size_t item) const override;
  std::size_t in_bytes(std::size_t item) const override { return slice_bytes(taken_[item].begin, taken_[item].count); }
  std::size_t out_bytes(std::size_t item) const override;
  void pack(std::size_t item, std::uint64_t skip, Packer& out) const override;
  int tries(std::size_t item) const override { return taken_[item].count > 1 ? 1 : 2; }
  bool accept(std::size_t item, std::span<const ReceivedRecord> records, const Names& names) override;
  void fail(std::size_t item, std::uint32_t plugin, ErrorCode code, const std::string& reason) override;

  const std::vector<RowKey>& keys() const { return keys_; }
  // Rows that got no keys: those on which it failed, each reason once, and those that a suspended verifier never saw.
  std::vector<model::Failure> failures() const;

 private:
  struct Range {
    std::uint32_t begin = 0, count = 0;
    bool part = false;    // of a block on which the verifier failed
    bool failed = false;  // for good
  };
  // `outcome`: what patience makes of it, once it is down to one row.
  void failed(std::size_t item, ErrorCode code, const std::string& reason, Patience::Outcome outcome);

  std::deque<Range> left_;
  std::vector<Range> taken_;
  std::uint64_t missed_ = 0;  // rows
  FailureTally failures_;
  std::vector<RowKey> keys_;
};

class CompareWork : public VerifierWork {
 public:
  struct GroupResult {
    std::vector<model::Link> links;
    std::vector<Abstention> abstentions;
    bool cut = false;
    std::uint64_t unnamed = 0;  // links refused: a slot's term was never interned
    bool missed = false;        // the verifier was suspended before
    bool failed = false;        // then nothing else is set
    ErrorCode code = ErrorCode::Plugin;
    std::string reason;
  };

  CompareWork(const std::vector<Plugin>& plugins, std::size_t verifier, const Columns& rows,
              std::span<const Group> groups, const Columns& shared, Patience& patience)
      : VerifierWork(plugins, verifier, rows, shared, patience), groups_(groups), results_(groups.size()) {}

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
  bool accept_status(const ReceivedRecord& record, GroupResult& result) const;

  std::span<const Group> groups_;
  std::size_t next_ = 0;
  std::vector<GroupResult> results_;
};

std::string printed_key(std::uint64_t key);

}  // namespace gainsay::plugin_host
