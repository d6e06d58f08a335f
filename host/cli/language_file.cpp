// SPDX-License-Identifier: Apache-2.0
#include "host/cli/language_file.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace gainsay::cli {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view mark) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const auto end = text.find(mark, begin);
    parts.emplace_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + mark.size();
  }
}

bool is_layer(std::string_view name) {
  return name == "quantity" || name == "time" || name == "entity" || name == "claim" || name == "sentence";
}

}  // namespace

Result<LanguageFile> load_language_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::NotFound, "cannot read the language file", path.string(), ""};
  LanguageFile file{path.stem().string(), path, {}};
  std::string section, line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
      continue;
    }
    if (section == "meta" && line.starts_with("code\t"))
      file.code = line.substr(5);  // a file of cases has its own name
    if (section != "tests") continue;
    const auto columns = split(line, "\t");
    const auto where = path.string() + ":" + std::to_string(number);
    if (columns.size() < 3 || columns.size() > 4)
      return Error{ErrorCode::BadInput, "a test is: layer, text, expected and perhaps a date, with tabs between", where,
                   ""};
    if (!is_layer(columns[0]))
      return Error{ErrorCode::BadInput,
                   "a test's layer is quantity, time, entity, claim or sentence, not " + columns[0], where, ""};
    LanguageTest test{number, columns[0], columns[1], columns.size() > 3 ? columns[3] : "", {}};
    if (columns[2] != "none") test.expected = split(columns[2], " ; ");
    file.tests.push_back(std::move(test));
  }
  return file;
}

std::vector<std::filesystem::path> language_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".lang") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace gainsay::cli
