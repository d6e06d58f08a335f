// SPDX-License-Identifier: Apache-2.0
// Documents as work for the lanes, and what comes back.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "gainsay/kit/convert.hpp"
#include "host/extraction/extraction.hpp"
#include "host/plugin_host/lane.hpp"

namespace gainsay::extraction {

class DocumentWork : public plugin_host::Work {
 public:
  // `absent`: bits of the plugins that do not run at all. `runs`: one per plugin.
  DocumentWork(std::span<const Item> items, const std::vector<plugin_host::Plugin>& plugins,
               std::span<const RunId> runs, std::uint64_t absent);

  plugin_host::FrameType type() const override { return plugin_host::FrameType::Extract; }
  std::optional<std::size_t> next() override;
  std::uint64_t skip(std::size_t item) const override;
  std::size_t weight(std::size_t item) const override { return items_[item].document->text.size(); }
  std::size_t in_bytes(std::size_t item) const override;
  std::size_t out_bytes(std::size_t item) const override;
  void pack(std::size_t item, std::uint64_t skip, plugin_host::Packer& out) const override;
  bool accept(std::size_t item, std::span<const plugin_host::ReceivedRecord> records,
              const plugin_host::Names& names) override;
  void fail(std::size_t item, std::uint32_t plugin, ErrorCode code, const std::string& reason) override;

  std::vector<Extracted> take() { return std::move(results_); }

 private:
  model::Failure failure(std::size_t item, std::optional<std::string> plugin, ErrorCode code, std::string reason) const;

  std::span<const Item> items_;
  const std::vector<plugin_host::Plugin>& plugins_;
  std::span<const RunId> runs_;
  std::uint64_t absent_;
  std::atomic<std::size_t> next_{0};
  std::vector<std::unique_ptr<kit::DocumentView>> views_;  // of items under way
  std::vector<std::vector<model::Failure>> crashes_;       // from fail(), until accept() makes the result
  std::vector<Extracted> results_;
};

}  // namespace gainsay::extraction
