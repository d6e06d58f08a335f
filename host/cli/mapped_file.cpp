// SPDX-License-Identifier: Apache-2.0
#include "host/cli/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace gainsay::cli {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const auto failed = [&] {
    return Error{ErrorCode::Io, std::string("cannot read: ") + std::strerror(errno), path.string(), ""};
  };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failed();
  struct stat status {};
  void* bytes = MAP_FAILED;
  if (::fstat(descriptor, &status) == 0 && status.st_size > 0)
    bytes = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
  const auto problem = bytes == MAP_FAILED ? failed() : Error{};
  ::close(descriptor);
  if (bytes == MAP_FAILED) return problem;
  return MappedFile({static_cast<const char*>(bytes), static_cast<std::size_t>(status.st_size)});
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace gainsay::cli
