// SPDX-License-Identifier: Apache-2.0
// The log on disk: $XDG_STATE_HOME/gainsay/gainsay.log, and two older ones beside it (.1, .2). Several processes may
// write at once: every line is one append, and who finds the file full renames it under a lock; the others notice and
// open the new one. Mode 0600, each file at most a line longer per process than `file_bytes`.
// Format: UTC time, process, level, message; one line each, control characters escaped.
#pragma once

#include <spdlog/sinks/base_sink.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>

#include "gainsay/base/result.hpp"

namespace gainsay::cli {

class LogFile final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  static constexpr std::size_t file_bytes = std::size_t{1} << 20;
  static constexpr int older_files = 2;

  // Makes the folder (0700) where it is missing.
  static Result<std::shared_ptr<LogFile>> open(const std::filesystem::path& folder);
  ~LogFile() override;

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override {}

 private:
  LogFile(std::filesystem::path path, int file) : path_(std::move(path)), file_(file) {}
  void keep_current();
  void rotate();

  std::filesystem::path path_;
  int file_;  // guarded by mutex_; -1: could not be opened again
};

// Where state is kept (XDG Base Directory): an error when there is no home.
Result<std::filesystem::path> state_folder();

}  // namespace gainsay::cli
