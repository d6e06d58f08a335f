// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/trust.hpp"

#include <string>

#include <sys/stat.h>
#include <unistd.h>

namespace gainsay::plugin_host {

namespace {

namespace fs = std::filesystem;

Error refused(const fs::path& path, const std::string& why, const std::string& remedy) {
  return {ErrorCode::Plugin, path.filename().string() + " " + why + ": " + remedy, path.parent_path().string(), {}};
}

bool may_own(uid_t owner) {
  struct stat program {};
  return owner == 0 || owner == geteuid() || (stat("/proc/self/exe", &program) == 0 && owner == program.st_uid);
}

Result<void> check(const fs::path& path, const struct stat& status) {
  if (S_ISLNK(status.st_mode)) return refused(path, "is a symbolic link", "put the file itself there");
  if ((status.st_mode & S_IWOTH) != 0)
    return refused(path, "can be written by everybody", "run chmod o-w on it if you trust what it holds");
  if (!may_own(status.st_uid))
    return refused(path, "belongs to another user (" + std::to_string(status.st_uid) + ")",
                   "copy the plugin if you trust it");
  return {};
}

}  // namespace

Result<void> check_trust(const fs::path& directory, const fs::path& file) {
  struct stat status {};
  if (lstat((directory / file).c_str(), &status) == 0)
    if (auto checked = check(directory / file, status); !checked) return checked;
  // Folders may be links: those are named by whoever may write to the folder above.
  for (fs::path inner = file.parent_path();; inner = inner.parent_path()) {
    const fs::path folder = inner.empty() ? directory : directory / inner;
    if (stat(folder.c_str(), &status) == 0)
      if (auto checked = check(folder, status); !checked) return checked;
    if (inner.empty()) return {};
  }
}

}  // namespace gainsay::plugin_host
