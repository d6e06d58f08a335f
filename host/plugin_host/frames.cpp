// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/frames.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gainsay::plugin_host {

namespace {
Error system_error(const char* what) {
  return {ErrorCode::Io, std::string(what) + ": " + std::strerror(errno), {}, {}};
}
}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) close(fd_);
}

Result<Arena> Arena::create(const char* name, std::size_t bytes) {
  Arena arena;
  arena.fd_ = Descriptor(memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!arena.fd_) return system_error("cannot make a memory file");
  if (ftruncate(arena.fd(), static_cast<off_t>(bytes)) != 0) return system_error("cannot size a memory file");
  if (fcntl(arena.fd(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    return system_error("cannot seal a memory file");
  return open(std::move(arena.fd_), true);
}

Result<Arena> Arena::open(Descriptor fd, bool writable) {
  Arena arena;
  arena.fd_ = std::move(fd);
  struct stat status {};
  if (fstat(arena.fd(), &status) != 0) return system_error("cannot see the size of a memory file");
  arena.size_ = static_cast<std::size_t>(status.st_size);
  void* data = mmap(nullptr, arena.size_, writable ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED, arena.fd(), 0);
  if (data == MAP_FAILED) return system_error("cannot map a memory file");
  arena.data_ = static_cast<std::byte*>(data);
  return arena;
}

Arena::Arena(Arena&& other) noexcept
    : fd_(std::move(other.fd_)), data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Arena& Arena::operator=(Arena&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

Arena::~Arena() {
  if (data_) munmap(data_, size_);
}

bool send_frame(int socket, const Frame& frame) {
  ssize_t n = 0;
  do n = send(socket, &frame, sizeof frame, MSG_NOSIGNAL);
  while (n < 0 && errno == EINTR);
  return n == static_cast<ssize_t>(sizeof frame);
}

Received receive_frame(int socket, Frame& frame) {
  ssize_t n = 0;
  do n = recv(socket, &frame, sizeof frame, MSG_TRUNC);
  while (n < 0 && errno == EINTR);
  if (n <= 0) return Received::Closed;
  const bool sound =
      n == static_cast<ssize_t>(sizeof frame) && frame.magic == frame_magic && frame.version == frame_version;
  return sound ? Received::Frame : Received::Garbage;
}

}  // namespace gainsay::plugin_host
