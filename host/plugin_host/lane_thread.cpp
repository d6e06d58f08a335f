// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/lane_thread.hpp"

namespace gainsay::plugin_host {

LaneThread::~LaneThread() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

std::future<Result<void>> LaneThread::post(std::function<Result<void>()> job) {
  std::packaged_task<Result<void>()> task(std::move(job));
  auto result = task.get_future();
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  wake_.notify_one();
  return result;
}

void LaneThread::loop() {
  for (;;) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return ended_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    auto task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task();
  }
}

}  // namespace gainsay::plugin_host
