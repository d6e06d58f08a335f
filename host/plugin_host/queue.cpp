// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/queue.hpp"

#include <algorithm>

namespace gainsay::plugin_host {

namespace {
constexpr std::size_t batch_weight = 256u << 10;
}  // namespace

void Queue::clear() {
  alone_.clear();
  again_.clear();
}

Batch Queue::next(Work& work) {
  Batch batch;
  if (!alone_.empty()) {
    batch.items.push_back(alone_.front());
    alone_.pop_front();
    batch.alone = true;
    return batch;
  }
  batch.alone = separate_;
  const std::size_t most = separate_ ? 1 : batch_items;
  std::size_t weight = 0, in_bytes = work.head_bytes(), out_bytes = 0;
  while (batch.items.size() < most && weight < batch_weight) {
    Pending pending;
    if (!again_.empty()) {
      pending = again_.front();
      again_.pop_front();
    } else if (const auto item = work.next()) {
      pending.item = *item;
    } else {
      break;
    }
    weight += work.weight(pending.item);
    in_bytes += work.in_bytes(pending.item);
    out_bytes = std::max(out_bytes, work.out_bytes(pending.item));
    const bool fits = weight <= batch_weight && in_bytes <= in_arena_bytes && out_bytes <= out_arena_bytes;
    if (!batch.items.empty() && !fits) {
      again_.push_front(pending);
      break;
    }
    batch.items.push_back(pending);
  }
  return batch;
}

}  // namespace gainsay::plugin_host
