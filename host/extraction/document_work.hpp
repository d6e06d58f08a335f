// SPDX-License-Identifier: Apache-2.0
// Documents as work for the lanes of one crew, and what comes back.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gainsay/kit/convert.hpp"
#include "host/extraction/transcript.hpp"
#include "host/plugin_host/patience.hpp"
#include "host/plugin_host/work.hpp"

namespace gainsay::extraction {

// A plugin of a crew, as its work sees it.
struct Member {
  std::size_t plugin = 0;  // index in running order
  const plugin_host::Plugin* description = nullptr;
  RunId run;
  bool refused = false;
  plugin_host::Patience patience;
  std::size_t missed = 0;   // documents of this call that it did not see because it is suspended
  std::string first_fault;  // "path: reason"
};

class DocumentWork : public plugin_host::Work {
 public:
  // `todo`: the documents, by number. `names`: of the lanes whose plugins made the mentions that are there already;
  // nothing may be added to them meanwhile. Borrows all. Members' patience must have begun.
  DocumentWork(Transcript& transcript, std::vector<Member>& members, std::span<const std::size_t> todo,
               std::span<const plugin_host::Names* const> names);

  plugin_host::FrameType type() const override { return plugin_host::FrameType::Extract; }
  std::optional<std::size_t> next() override;
  std::uint64_t skip(std::size_t item) override;
  std::size_t weight(std::size_t item) const override;
  std::size_t in_bytes(std::size_t item) const override { return opened_[item]->bytes; }
  std::size_t out_bytes(std::size_t item) const override;
  void pack(std::size_t item, std::uint64_t skip, plugin_host::Packer& out) const override;
  bool accept(std::size_t item, std::span<const plugin_host::ReceivedRecord> records,
              const plugin_host::Names& names) override;
  void fail(std::size_t item, std::uint32_t plugin, ErrorCode code, const std::string& reason) override;

 private:
  struct Opened {  // a document under way
    explicit Opened(const Item& item) : view(*item.document, *item.analysis) {}
    kit::DocumentView view;
    std::vector<const model::Mention*> mentions;  // of other crews, on the layers that this one consumes
    std::vector<std::string_view> names;          // of the terms in them
    std::size_t bytes = 0;
  };
  std::unique_ptr<Opened> open(std::size_t item) const;
  void set(std::size_t item, std::size_t member, plugin_host::Patience::Outcome outcome);

  Transcript& transcript_;
  std::vector<Member>& members_;  // their patience is guarded by mutex_
  std::span<const std::size_t> todo_;
  std::span<const plugin_host::Names* const> names_;
  std::vector<Term> consumed_;
  std::atomic<std::size_t> next_{0};
  std::vector<std::unique_ptr<Opened>> opened_;  // by number of document
  std::mutex mutex_;
};

// Languages route documents.
bool speaks(const plugin_host::Plugin& plugin, const model::Analysis& analysis);

}  // namespace gainsay::extraction
