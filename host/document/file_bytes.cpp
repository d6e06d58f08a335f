// SPDX-License-Identifier: Apache-2.0
#include "host/document/file_bytes.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace gainsay::document {
namespace {

std::string reason(int number) { return std::generic_category().message(number); }

class File {
 public:
  explicit File(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

Error cannot_open(int number) {
  return {number == ENOENT ? ErrorCode::NotFound : ErrorCode::Io, "cannot be opened: " + reason(number), "", ""};
}

// What open would wait for, or what opening alone may set in motion.
const char* kind_of(const struct stat& status) {
  if (S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode)) return "a device";
  if (S_ISSOCK(status.st_mode)) return "a socket";
  return S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode) || S_ISDIR(status.st_mode) ? "" : "no file";
}

constexpr int glance_ms = 100;  // how often a pipe in which nothing comes is left alone to see whether to stop

// One byte more than allowed is enough to know.
Result<std::string> read_all(int descriptor, std::size_t max_bytes, std::size_t expected,
                             const std::atomic<bool>* stop) {
  constexpr std::size_t chunk = std::size_t{64} << 10;
  std::string bytes;
  bytes.reserve(std::min(expected, max_bytes) + 1);
  while (bytes.size() <= max_bytes) {
    const auto have = bytes.size();
    bytes.resize(have + std::min(std::max(chunk, expected - std::min(expected, have)), max_bytes + 1 - have));
    const auto got = ::read(descriptor, bytes.data() + have, bytes.size() - have);
    const int number = errno;
    bytes.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return bytes;
    if (got > 0) continue;
    pollfd more{descriptor, POLLIN, 0};  // a pipe with a writer, but nothing in it yet
    const bool stopped = stop && *stop;
    if (number == EAGAIN && !stopped && ::poll(&more, 1, glance_ms) >= 0) continue;
    if (stopped || number == EINTR || (number == EAGAIN && errno == EINTR))
      return Error{ErrorCode::Interrupted, "reading was interrupted", "", ""};
    return Error{ErrorCode::Io, "reading failed: " + reason(number), "", ""};
  }
  return too_large(0, max_bytes);
}

}  // namespace

Error too_large(std::size_t bytes, std::size_t max_bytes) {
  return {ErrorCode::TooLarge,
          (bytes > 0 ? std::to_string(bytes) + " bytes are more than" : std::string("it is larger than")) +
              " the limit of " + std::to_string(max_bytes) + " bytes",
          "", "split the text"};
}

std::string odd_file(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return kind_of(status);
  const int number = errno;
  struct stat link {};
  const bool is_link = ::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode);
  return is_link && number == ENOENT ? "a link to a file that does not exist" : reason(number);
}

Result<std::string> read_file(const std::string& path, std::size_t max_bytes, const std::atomic<bool>* stop) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return cannot_open(errno);
  if (const std::string kind = kind_of(status); !kind.empty())
    return Error{ErrorCode::Io, kind + ", not a text", "", ""};
  if (S_ISDIR(status.st_mode)) return Error{ErrorCode::Io, "is a folder", "", ""};
  const File file(path);
  if (file.get() < 0) return cannot_open(errno);
  const bool regular = S_ISREG(status.st_mode);
  const auto size = regular ? static_cast<std::size_t>(status.st_size) : 0;
  if (size > max_bytes) return too_large(size, max_bytes);
  auto bytes = read_all(file.get(), max_bytes, size, stop);
  if (bytes && bytes->empty() && !regular) return Error{ErrorCode::BadInput, "nothing came out of the pipe", "", ""};
  return bytes;
}

}  // namespace gainsay::document
