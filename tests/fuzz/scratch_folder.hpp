// SPDX-License-Identifier: Apache-2.0
// A folder of the process's own for targets whose code under test reads files; gone when the process ends well.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {

class ScratchFolder {
 public:
  ScratchFolder() : path_((std::filesystem::temp_directory_path() / "fuzz-XXXXXX").string()) {
    property(::mkdtemp(path_.data()) != nullptr, "there is a folder for temporary files");
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }
  std::string write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path path = file(name);
    std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    property(out.good(), "a temporary file can be written");
    return path.string();
  }

 private:
  std::string path_;
};

}  // namespace gainsay::fuzz
