// SPDX-License-Identifier: Apache-2.0
// A thread that runs one job after another. A worker dies with the thread that started it (PDEATHSIG), so a lane has
// one of its own that lives as long as the lane.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

#include "gainsay/base/result.hpp"

namespace gainsay::plugin_host {

class LaneThread {
 public:
  LaneThread() : thread_([this] { loop(); }) {}
  ~LaneThread();  // after the jobs that are waiting
  LaneThread(const LaneThread&) = delete;
  LaneThread& operator=(const LaneThread&) = delete;

  std::future<Result<void>> post(std::function<Result<void>()> job);

 private:
  void loop();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::packaged_task<Result<void>()>> tasks_;  // guarded by mutex_
  bool ended_ = false;                                    // guarded by mutex_
  std::thread thread_;                                    // last: it uses the others
};

}  // namespace gainsay::plugin_host
