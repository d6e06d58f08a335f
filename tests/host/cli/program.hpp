// SPDX-License-Identifier: Apache-2.0
// Runs the program as a user does, and keeps what it said.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay::test {

struct Finished {
  int code = -1;  // exit code; 128 + signal when killed by one
  std::string out, err;
};

// `environment`: "NAME=value", beside PATH, TMPDIR and the locale; the caller's HOME and XDG folders are not seen.
Finished call(const std::vector<std::string>& arguments, std::string_view input = {},
              const std::vector<std::string>& environment = {});

// A program by its path.
Finished run(const std::string& program, const std::vector<std::string>& arguments, std::string_view input = {},
             const std::vector<std::string>& environment = {});

// A new, empty folder; removed with what it holds at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, std::string_view text) const;  // the file's path
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);

}  // namespace gainsay::test
