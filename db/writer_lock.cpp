// SPDX-License-Identifier: Apache-2.0
#include "db/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

namespace gainsay::db {
namespace {

std::string read_all(int descriptor) {
  char buffer[256];
  const auto size = ::pread(descriptor, buffer, sizeof buffer, 0);
  return size > 0 ? std::string(buffer, static_cast<std::size_t>(size)) : std::string();
}

// The previous holder removes the file when it is done: a lock on a removed file excludes nobody.
bool still_there(const std::string& path, int descriptor) {
  struct stat held {
  }, named{};
  return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

Error failure(const std::string& casefile, const std::string& path) {
  return {
      ErrorCode::Io,
      "casefile " + casefile + " cannot be written: no lock " + path + ": " + std::generic_category().message(errno),
      casefile, ""};
}

// 2026-01-31T23:59:00Z. The file was written when the lock was taken.
std::string since(const struct stat& status) {
  struct tm utc {};
  char text[32] = "";
  ::gmtime_r(&status.st_mtime, &utc);
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

Error held_by(const std::string& casefile, const std::string& holder, std::chrono::milliseconds waited) {
  return {ErrorCode::Locked, "casefile " + casefile + " is being written by " + holder, casefile,
          "try again when it is done; waited " + std::to_string(waited.count()) + " ms (--wait SECONDS)"};
}

Error stopped(const std::string& casefile, const std::string& holder) {
  return {ErrorCode::Interrupted,
          "stopped while it waited for casefile " + casefile + ", which is being written by " + holder, casefile, ""};
}

// "gainsay add (process 123) since 2026-01-31T23:59:00Z", as far as it is written there.
std::string holder_of(int descriptor) {
  std::string name = read_all(descriptor);
  while (!name.empty() && name.back() == '\n') name.pop_back();
  struct stat status {};
  if (name.empty() || ::fstat(descriptor, &status) != 0) return "another program";
  return name + " since " + since(status);
}

// Whatever name leads to the casefile, the lock is one.
std::string lock_path(const std::string& casefile) {
  std::error_code code;
  const auto real = std::filesystem::canonical(casefile, code);
  return (code ? casefile : real.string()) + "-writer";
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::string& casefile, const std::string& holder,
                                    std::chrono::milliseconds wait, const std::atomic<bool>* stop) {
  const std::string path = lock_path(casefile);
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (true) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return failure(casefile, path);
    WriterLock lock(path, descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
      if (!still_there(path, descriptor)) {
        lock.path_.clear();  // what stands there now is another's
        continue;
      }
      const std::string name = holder + " (process " + std::to_string(::getpid()) + ")\n";
      if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, name.data(), name.size(), 0) < 0)
        return failure(casefile, path);
      return lock;
    }
    const int reason = errno;
    const std::string name = holder_of(descriptor);
    lock.path_.clear();  // not ours to remove
    if (reason != EWOULDBLOCK && reason != EINTR) return failure(casefile, path);
    if (std::chrono::steady_clock::now() >= deadline) return held_by(casefile, name, wait);
    if (stop && *stop) return stopped(casefile, name);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

// Removed before it is unlocked: whoever waits on it sees that it is gone and makes a new one.
WriterLock::~WriterLock() {
  if (descriptor_ < 0) return;
  if (!path_.empty()) ::unlink(path_.c_str());
  ::close(descriptor_);
}

}  // namespace gainsay::db
