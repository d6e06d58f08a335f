// SPDX-License-Identifier: Apache-2.0
// A folder with files in it, for one test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace gainsay::test {

class Folder {
 public:
  Folder() {
    static int nth = 0;
    path_ =
        std::filesystem::temp_directory_path() / ("folder-" + std::to_string(getpid()) + "-" + std::to_string(++nth));
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

  Folder& with(const std::string& name, const std::string& bytes = "Some text.\n") {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return *this;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace gainsay::test
