// SPDX-License-Identifier: Apache-2.0
// At most one program writes to a casefile; this says which.
//
// The lock is a flock on CASE-writer beside the casefile, whose text names the holder. SQLite's own lock lasts one
// transaction only and names nobody; a lock on the casefile itself would be dropped whenever SQLite closes a descriptor
// of it. The kernel frees the lock when the holder dies, however it dies.
#pragma once

#include <atomic>
#include <chrono>
#include <string>

#include "gainsay/base/result.hpp"

namespace gainsay::db {

class WriterLock {
 public:
  // Waits up to `wait` for another holder, then Locked with its name, process and since when. `holder` is what others
  // are told ("gainsay add"). Interrupted once `stop` (borrowed for the call; may be null) is true and it still waits.
  static Result<WriterLock> take(const std::string& casefile, const std::string& holder, std::chrono::milliseconds wait,
                                 const std::atomic<bool>* stop = nullptr);
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  WriterLock(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  std::string path_;
  int descriptor_;  // -1 once moved from
};

}  // namespace gainsay::db
