// SPDX-License-Identifier: Apache-2.0
// replay FOLDER: runs a target over its corpus. *.hex files hold the input as hexadecimal digits (# begins a comment),
// all others are the input as they stand.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/fuzz/target.hpp"

namespace {

namespace fs = std::filesystem;

std::string bytes_of_hex(const std::string& text) {
  std::string out;
  int high = -1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = std::string_view("0123456789abcdef").find(text[i]);
    if (text[i] == '#') i = std::min(text.find('\n', i), text.size());
    if (i == text.size() || digit == std::string_view::npos) continue;
    if (high >= 0) out += static_cast<char>(high << 4 | static_cast<int>(digit));
    high = high < 0 ? static_cast<int>(digit) : -1;
  }
  gainsay::fuzz::property(high < 0, "a .hex file holds whole bytes");
  return out;
}

std::string input_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  gainsay::fuzz::property(in.is_open(), "a file of the corpus can be read");
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  return path.extension() == ".hex" ? bytes_of_hex(content) : content;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> paths;
  std::error_code error;
  if (argc == 2)
    for (const auto& entry : fs::directory_iterator(argv[1], error)) paths.push_back(entry.path());
  if (paths.empty()) return std::fprintf(stderr, "usage: replay FOLDER, with files in it\n"), 2;
  std::sort(paths.begin(), paths.end());
  gainsay::fuzz::run({});
  for (const auto& path : paths) {
    std::printf("%s\n", path.filename().c_str());
    std::fflush(stdout);  // the name of the last one is known when it ends us
    gainsay::fuzz::run(input_of(path));
  }
  return 0;
}
