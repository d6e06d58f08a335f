// SPDX-License-Identifier: Apache-2.0
// The binary interface does not move by accident.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <regex>
#include <sstream>
#include <string>

#include "gainsay/abi/extractor.h"
#include "gainsay/abi/verifier.h"
#include "tests/abi/layout.h"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;

namespace {

// What no version of the ABI may change, asked of the C++ compiler.
static_assert(sizeof(gainsay_str) == 16 && sizeof(gainsay_span) == 8 && sizeof(gainsay_term) == 8);
static_assert(offsetof(gainsay_plugin_entry, magic) == 0 && offsetof(gainsay_plugin_entry, struct_size) == 4);
static_assert(offsetof(gainsay_plugin_entry, abi_major) == 8 && offsetof(gainsay_plugin_entry, abi_minor) == 12);
static_assert(offsetof(gainsay_document, struct_size) == 0 && offsetof(gainsay_claim, struct_size) == 0);
static_assert(offsetof(gainsay_link, struct_size) == 0 && offsetof(gainsay_host, struct_size) == 0);

const fs::path headers = GAINSAY_SOURCE_DIR "/sdk/include/gainsay/abi";

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string layout() {
  std::ostringstream out;
  gainsay_print_layout(
      [](void* user, const char* name, std::size_t first, std::size_t second) {
        auto& line = *static_cast<std::ostringstream*>(user);
        line << name << ' ' << first;
        if (name[0] == ' ') line << ' ' << second;
        line << '\n';
      },
      &out);
  return out.str();
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  std::array<char, 256> buffer{};
  while (pipe && std::fgets(buffer.data(), buffer.size(), pipe.get())) out += buffer.data();
  return out;
}

}  // namespace

TEST_CASE("sizes and offsets are those of abi.golden") {
  const fs::path golden = GAINSAY_SOURCE_DIR "/tests/abi/abi.golden";
  std::ofstream("abi.now", std::ios::binary) << layout();
  INFO("if the change is meant: copy " << fs::absolute("abi.now") << " to " << golden
                                       << " and add a line to sdk/CHANGELOG.md");
  CHECK(layout() == read(golden));
}

TEST_CASE("no struct of the headers is missing in the golden file") {
  const std::string lines = "\n" + layout();
  const std::regex definition("\\}\\s*(gainsay_[a-z_]+);");
  std::size_t found = 0;
  for (const auto& header : fs::directory_iterator(headers)) {
    const std::string text = read(header.path());
    for (std::sregex_iterator it(text.begin(), text.end(), definition), end; it != end; ++it, ++found)
      CHECK_THAT(lines, gainsay::test::ContainsSubstring("\n" + (*it)[1].str() + " "));
  }
  CHECK(found > 30);
}

TEST_CASE("a plugin exports one symbol and nothing unique") {
  std::size_t plugins = 0;
  for (const auto& directory : fs::directory_iterator(GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1")) {
    for (const auto& file : fs::directory_iterator(directory)) {
      if (file.path().extension() != ".so") continue;
      const std::string symbols = output_of("nm -D --defined-only '" + file.path().string() + "'");
      INFO(file.path() << "\n" << symbols);
      CHECK(std::count(symbols.begin(), symbols.end(), '\n') == 1);
      CHECK_THAT(symbols, gainsay::test::EndsWith(" gainsay_plugin\n"));
      ++plugins;
    }
  }
  if (plugins == 0) WARN("no plugin is built yet");
}
