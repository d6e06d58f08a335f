// SPDX-License-Identifier: Apache-2.0
// Standard error, shared by log lines and the one line that shows progress: the line goes before anything else is
// written and comes back after it.
#pragma once

#include <spdlog/sinks/base_sink.h>

#include <memory>
#include <mutex>
#include <string>

namespace gainsay::cli {

class StderrSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit StderrSink(bool colour) : colour_(colour) {}

  // Any thread. The status line; "" takes it away. Only for a standard error that is a terminal.
  void show(std::string status);

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override {}

 private:
  bool colour_;
  std::string status_;  // guarded by mutex_
};

// The one of the running program; null before start_logging().
std::shared_ptr<StderrSink> stderr_sink();

}  // namespace gainsay::cli
