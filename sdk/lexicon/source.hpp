// SPDX-License-Identifier: Apache-2.0
// Language files and knowledge tables as they stand: sections, rows, columns. Formats: sdk/languages/README.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"

namespace gainsay::lexicon {

struct Row {
  std::uint32_t line = 0;
  std::vector<std::string> columns;
  // Empty when the row is shorter.
  std::string_view at(std::size_t column) const {
    return column < columns.size() ? std::string_view(columns[column]) : std::string_view{};
  }
};

struct Section {
  std::string name;
  bool table = false;  // free columns; else lexical
  std::vector<Row> rows;
};

struct LanguageFile {
  std::string path, code;
  std::vector<Section> sections;  // each name once, in order of first appearance
  const Section* find(std::string_view name) const;
  // Value of a key of [meta], empty when absent.
  std::string_view meta(std::string_view key) const;
};

struct KnowledgeFile {
  std::string path, name;  // name: "entities"
  Row header;
  std::vector<Row> rows;
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);
  std::size_t column(std::string_view name) const;
  std::string_view at(const Row& row, std::string_view column_name) const;
};

// "path:line" for error messages.
std::string place(std::string_view path, std::uint32_t line);
Error bad_row(std::string_view path, std::uint32_t line, std::string_view message);

Result<std::string> read_file(const std::string& path);
Result<LanguageFile> parse_language(std::string path, std::string_view text);
Result<KnowledgeFile> parse_knowledge(std::string path, std::string_view text);
// All *.lang or *.tsv of a folder, by file name. A knowledge folder may hold none.
Result<std::vector<LanguageFile>> read_languages(const std::string& folder);
Result<std::vector<KnowledgeFile>> read_knowledge(const std::string& folder);

// Parts between separators, without surrounding spaces, empty ones left out.
std::vector<std::string_view> split(std::string_view text, std::string_view separators);
std::string_view trim(std::string_view text);
// Value of a feature of a feature column, empty when absent ("yes" for a bare word).
std::string_view feature(std::string_view features, std::string_view key);

}  // namespace gainsay::lexicon
