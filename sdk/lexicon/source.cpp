// SPDX-License-Identifier: Apache-2.0
#include "sdk/lexicon/source.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "gainsay/base/printable.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay::lexicon {
namespace {

// Sections with free columns that need no `table` in their header.
constexpr std::array<std::string_view, 9> tables = {"meta", "suffix",   "paradigm",  "tests",  "valency",
                                                    "cldr", "numerals", "timestyle", "casemap"};

struct Line {
  std::uint32_t number;
  std::string_view text;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({number, line});
  }
  return lines;
}

Result<void> check_utf8(std::string_view path, std::string_view text) {
  const auto invalid = utf8::first_invalid(text);
  if (!invalid) return {};
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*invalid), '\n');
  return bad_row(path, static_cast<std::uint32_t>(line), "this line is not valid UTF-8");
}

Row columns_of(const Line& line, bool keep_spaces) {
  Row row{line.number, {}};
  std::string_view rest = line.text;
  while (true) {
    const auto tab = rest.find('\t');
    const auto cell = rest.substr(0, tab);
    row.columns.emplace_back(keep_spaces ? cell : trim(cell));
    if (tab == std::string_view::npos) return row;
    rest = rest.substr(tab + 1);
  }
}

Section& section_of(std::vector<Section>& sections, std::string_view name, bool table) {
  for (auto& section : sections) {
    if (section.name == name) return section;
  }
  const bool known = std::find(tables.begin(), tables.end(), name) != tables.end();
  sections.push_back({std::string(name), table || known, {}});
  return sections.back();
}

Result<std::vector<std::string>> files_of(const std::string& folder, std::string_view extension) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<std::string> files;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path& path = entry->path();
    if (path.extension() == extension && !path.filename().string().starts_with('.')) files.push_back(path.string());
  }
  if (error) return Error{ErrorCode::Io, "the folder cannot be read: " + error.message(), folder, ""};
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = text.find_first_of(separators);
    const auto part = trim(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return parts;
}

std::string_view feature(std::string_view features, std::string_view key) {
  for (const auto word : split(features, " ")) {
    if (word == key) return "yes";
    if (word.starts_with(key) && word.size() > key.size() && word[key.size()] == '=')
      return word.substr(key.size() + 1);
  }
  return {};
}

std::string place(std::string_view path, std::uint32_t line) { return std::string(path) + ":" + std::to_string(line); }

Error bad_row(std::string_view path, std::uint32_t line, std::string_view message) {
  return {ErrorCode::BadInput, printable(message), place(path, line), ""};
}

const Section* LanguageFile::find(std::string_view name) const {
  for (const auto& section : sections) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

std::string_view LanguageFile::meta(std::string_view key) const {
  const Section* section = find("meta");
  if (section == nullptr) return {};
  for (const auto& row : section->rows) {
    if (row.at(0) == key) return row.at(1);
  }
  return {};
}

std::size_t KnowledgeFile::column(std::string_view wanted) const {
  const auto found = std::find(header.columns.begin(), header.columns.end(), wanted);
  return found == header.columns.end() ? no_column : static_cast<std::size_t>(found - header.columns.begin());
}

std::string_view KnowledgeFile::at(const Row& row, std::string_view column_name) const {
  const std::size_t index = column(column_name);
  return index == no_column ? std::string_view{} : row.at(index);
}

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::Io, "the file cannot be read", path, ""};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<LanguageFile> parse_language(std::string path, std::string_view text) {
  if (auto valid = check_utf8(path, text); !valid) return valid.error();
  LanguageFile file;
  file.path = std::move(path);
  Section* section = nullptr;
  for (const Line& line : lines_of(text)) {
    if (line.text.starts_with('#') || trim(line.text).empty()) continue;
    // UCUM codes such as [mi_i] are ids: a line with a tab is a row.
    if (line.text.starts_with('[') && line.text.find('\t') == std::string_view::npos) {
      if (!line.text.ends_with(']')) return bad_row(file.path, line.number, "a section header must end with ]");
      const auto words = split(line.text.substr(1, line.text.size() - 2), " ");
      if (words.empty() || words.size() > 2 || (words.size() == 2 && words[1] != "table")) {
        return bad_row(file.path, line.number, "a section header is [name] or [name table]");
      }
      section = &section_of(file.sections, words[0], words.size() == 2);
      continue;
    }
    if (section == nullptr) return bad_row(file.path, line.number, "this row stands before the first section");
    section->rows.push_back(columns_of(line, false));
    if (!section->table && section->rows.back().columns.size() > 3) {
      return bad_row(file.path, line.number,
                     "a row of [" + section->name + "] has the columns id, forms, features, and no more");
    }
  }
  file.code = file.meta("code");
  if (file.code.empty()) return Error{ErrorCode::BadInput, "[meta] has no row `code`", file.path, ""};
  if (std::filesystem::path(file.path).stem() != file.code) {
    return Error{ErrorCode::BadInput, "[meta] code is \"" + printable(file.code) + "\", which is not the file's name",
                 file.path, ""};
  }
  return file;
}

Result<KnowledgeFile> parse_knowledge(std::string path, std::string_view text) {
  if (auto valid = check_utf8(path, text); !valid) return valid.error();
  KnowledgeFile file;
  file.path = std::move(path);
  file.name = std::filesystem::path(file.path).stem().string();
  for (const Line& line : lines_of(text)) {
    if (line.text.starts_with('#') || trim(line.text).empty()) continue;
    Row row = columns_of(line, false);
    if (file.header.columns.empty()) {
      file.header = std::move(row);
      continue;
    }
    if (row.columns.size() > file.header.columns.size()) {
      return bad_row(file.path, line.number,
                     "this row has " + std::to_string(row.columns.size()) + " columns, the header row has " +
                         std::to_string(file.header.columns.size()));
    }
    if (row.at(0).empty()) return bad_row(file.path, line.number, "the first column, the id, is empty");
    file.rows.push_back(std::move(row));
  }
  if (file.header.columns.empty()) return Error{ErrorCode::BadInput, "the header row is missing", file.path, ""};
  return file;
}

namespace {

template <class File, class Parse>
Result<std::vector<File>> read_all(const std::string& folder, std::string_view extension, Parse parse) {
  auto paths = files_of(folder, extension);
  if (!paths) return paths.error();
  std::vector<File> files;
  for (const auto& path : *paths) {
    auto text = read_file(path);
    if (!text) return text.error();
    auto file = parse(path, *text);
    if (!file) return file.error();
    files.push_back(*std::move(file));
  }
  return files;
}

}  // namespace

Result<std::vector<LanguageFile>> read_languages(const std::string& folder) {
  return read_all<LanguageFile>(folder, ".lang", parse_language);
}

Result<std::vector<KnowledgeFile>> read_knowledge(const std::string& folder) {
  return read_all<KnowledgeFile>(folder, ".tsv", parse_knowledge);
}

}  // namespace gainsay::lexicon
