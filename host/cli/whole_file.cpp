// SPDX-License-Identifier: Apache-2.0
#include "host/cli/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "host/cli/interrupt.hpp"

namespace gainsay::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* fresh_name = ".gainsay-XXXXXX";
constexpr mode_t permissions = 0777;
constexpr int most_links = 40;  // as the kernel has it

Error failed(const fs::path& path, int reason) {
  if (reason == EINTR && interrupted())
    return {ErrorCode::Interrupted, "stopped before it was written", path.string(), ""};
  return {ErrorCode::Io, "cannot be written: " + std::generic_category().message(reason), path.string(), ""};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  // False with errno: some file systems tell only now that nothing was kept.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

// False with errno.
bool put(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && !(errno == EINTR && !interrupted())) return false;
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// What was made and has not taken its place goes.
class Made {
 public:
  explicit Made(fs::path path) : path_(std::move(path)) {}
  ~Made() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;
  void keep() { path_.clear(); }

 private:
  fs::path path_;
};

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

// Where symbolic links lead, also when nothing is there yet.
Result<fs::path> target_of(fs::path path) {
  std::error_code error;
  for (int i = 0; fs::is_symlink(fs::symlink_status(path, error)); ++i) {
    if (i == most_links) return failed(path, ELOOP);
    const auto next = fs::read_symlink(path, error);
    if (error) return failed(path, error.value());
    path = folder_of(path) / next;  // an absolute one stands alone
  }
  return path;
}

Result<void> write_directly(const std::string& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (file.number() < 0 || !put(file.number(), bytes) || !file.close()) return failed(path, errno);
  return {};
}

Result<void> replace(const fs::path& path, std::string_view bytes, mode_t mode) {
  auto name = (folder_of(path) / fresh_name).string();
  Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.number() < 0) return failed(path, errno);
  Made made(name);
  if (::fchmod(file.number(), mode) != 0 || !put(file.number(), bytes) || ::fsync(file.number()) != 0 ||
      !file.close() || ::rename(name.c_str(), path.c_str()) != 0)
    return failed(path, errno);
  made.keep();
  // The name as well; where a file system cannot, the old or the new file is there after a power cut.
  const Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() >= 0) static_cast<void>(::fsync(folder.number()));
  return {};
}

Result<void> fill(const fs::path& folder, const std::vector<NewFile>& files, const fs::path& called) {
  std::error_code error;
  for (const auto& one : files) {
    const auto path = folder / one.path;
    fs::create_directories(path.parent_path(), error);
    if (error) return failed(called / one.path, error.value());
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.number() < 0 || !put(file.number(), one.bytes) || !file.close()) return failed(called / one.path, errno);
  }
  return {};
}

}  // namespace

Result<void> write_file(const std::string& path, std::string_view bytes) {
  struct stat there {};
  if (::stat(path.c_str(), &there) != 0) there.st_mode = S_IFREG | S_IRUSR | S_IWUSR;  // why not is said by what comes
  if (!S_ISREG(there.st_mode)) return write_directly(path, bytes);
  const auto target = target_of(path);
  if (!target) return target.error();
  return replace(*target, bytes, there.st_mode & permissions);
}

Result<void> write_folder(const fs::path& named, const std::vector<NewFile>& files) {
  auto folder = named;
  while (!folder.has_filename() && folder.has_relative_path()) folder = folder.parent_path();  // "name/"
  const Error taken = {ErrorCode::Usage, "exists already", folder.string(), "name another folder"};
  std::error_code error;
  if (fs::exists(fs::symlink_status(folder, error))) return taken;
  fs::create_directories(folder_of(folder), error);
  if (error) return failed(folder, error.value());
  auto name = (folder_of(folder) / fresh_name).string();
  if (!::mkdtemp(name.data())) return failed(folder, errno);
  const Made made(name);
  // One below it has the mode that any new folder has.
  const auto inner = fs::path(name) / "new";
  fs::create_directory(inner, error);
  if (error) return failed(folder, error.value());
  if (auto filled = fill(inner, files, folder); !filled) return filled;
  // Who came first keeps the name, also an empty folder, which rename() would replace.
  if (::renameat2(AT_FDCWD, inner.c_str(), AT_FDCWD, folder.c_str(), RENAME_NOREPLACE) == 0) return {};
  if (errno == EINVAL && ::rename(inner.c_str(), folder.c_str()) == 0) return {};  // a file system that cannot say so
  return errno == EEXIST || errno == ENOTEMPTY ? taken : failed(folder, errno);
}

}  // namespace gainsay::cli
