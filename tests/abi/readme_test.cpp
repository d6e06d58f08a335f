// SPDX-License-Identifier: Apache-2.0
// What the manual shows is what the template holds.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/catch.hpp"

namespace {

std::string read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the plugin in the manual is the template, word for word") {
  const std::string code = read(GAINSAY_SOURCE_DIR "/sdk/template/extractor/plugin.cpp");
  REQUIRE_FALSE(code.empty());
  CHECK_THAT(read(GAINSAY_SOURCE_DIR "/sdk/README.md"), gainsay::test::ContainsSubstring("```cpp\n" + code + "```\n"));
}

TEST_CASE("the template extractor is a file of at most 25 lines") {
  const std::string code = read(GAINSAY_SOURCE_DIR "/sdk/template/extractor/plugin.cpp");
  REQUIRE_FALSE(code.empty());
  CHECK(std::count(code.begin(), code.end(), '\n') <= 25);
}

TEST_CASE("the manual explains every key of the template's plugin.json") {
  const std::string manual = read(GAINSAY_SOURCE_DIR "/sdk/README.md"),
                    manifest = read(GAINSAY_SOURCE_DIR "/sdk/template/extractor/plugin.json");
  std::size_t keys = 0;
  for (std::size_t at = manifest.find("\n  \""); at != std::string::npos;
       at = manifest.find("\n  \"", at + 1), ++keys) {
    const auto begin = at + 4, end = manifest.find('"', begin);
    CHECK_THAT(manual, gainsay::test::ContainsSubstring('`' + manifest.substr(begin, end - begin) + '`'));
  }
  CHECK(keys > 10);
}
