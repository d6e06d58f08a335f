// SPDX-License-Identifier: Apache-2.0
// SQLite's own file system, with a disk that fails when it is told to.
#pragma once

namespace gainsay::db::test {

enum class Trouble { Full, Broken };  // no room; the medium refuses

// From its making to its end, every casefile that is opened in this process stands on it. Only one at a time.
class FailingDisk {
 public:
  FailingDisk();
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  // The `nth` write, truncation or flush from now on (the first is 1) fails, and so do all after it, until `repair`.
  void fail_at(int nth, Trouble trouble);
  void repair();
  bool has_failed() const;
};

}  // namespace gainsay::db::test
