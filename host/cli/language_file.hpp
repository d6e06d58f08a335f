// SPDX-License-Identifier: Apache-2.0
// The [tests] of a language file (sdk/languages/README.md), read from the file itself: the lexicon need not carry them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"

namespace gainsay::cli {

struct LanguageTest {
  std::size_t line = 0;  // in the file, 1-based
  std::string layer, text, published;
  std::vector<std::string> expected;  // empty: none
};

struct LanguageFile {
  std::string code;
  std::filesystem::path path;
  std::vector<LanguageTest> tests;
};

// BadInput with where = path:line for a row that is no test.
Result<LanguageFile> load_language_file(const std::filesystem::path& path);

// All *.lang files of a folder, sorted.
std::vector<std::filesystem::path> language_files(const std::filesystem::path& folder);

}  // namespace gainsay::cli
