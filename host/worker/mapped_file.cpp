// SPDX-License-Identifier: Apache-2.0
#include "host/worker/mapped_file.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gainsay::worker {

Result<std::string_view> map_file(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (fd < 0 || fstat(fd, &status) != 0) {
    Error error{ErrorCode::Io, std::string("cannot be read: ") + std::strerror(errno), path, {}};
    if (fd >= 0) close(fd);
    return error;
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* data = size == 0 ? nullptr : mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  if (data == MAP_FAILED)
    return Error{ErrorCode::Io, std::string("cannot be mapped: ") + std::strerror(errno), path, {}};
  return std::string_view(static_cast<const char*>(data), size);
}

}  // namespace gainsay::worker
