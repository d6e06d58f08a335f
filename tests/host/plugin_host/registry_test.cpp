// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/registry.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "gainsay/kit/hash.hpp"
#include "host/plugin_host/options.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using namespace gainsay;
using plugin_host::discover;

namespace {

// A folder under the test's own, empty at the start.
fs::path fresh(const std::string& name) {
  const fs::path out = fs::temp_directory_path() / name;
  fs::remove_all(out);
  fs::create_directories(out);
  return out;
}

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

void plugin(const fs::path& directory, const std::string& id, const std::string& version = "1.0.0") {
  write(directory / "plugin.json", R"({"manifest": 1, "id": ")" + id + R"(", "name": "x", "version": ")" + version +
                                       R"(", "kind": "extractor", "library": "x.so", "abi": "1.0", "draft": true,
        "languages": ["*"], "produces": ["x"], "license": "MIT"})");
  write(directory / "x.so", "not looked into: " + id);
}

}  // namespace

TEST_CASE("plugins are found by their manifest, sorted by id, and no library is loaded") {
  const fs::path root = fresh("found");
  plugin(root / "b", "org.example.second");
  plugin(root / "a", "org.example.third");
  plugin(root / "c", "org.example.first");
  write(root / "stray" / "liar.so", "a library without a manifest is none of our business");
  const auto found = discover({root});
  REQUIRE(found.plugins.size() == 3);
  CHECK(found.plugins[0].manifest.id == "org.example.first");
  CHECK(found.plugins[2].manifest.id == "org.example.third");
  CHECK(found.plugins[0].sha256 == kit::sha256_hex("not looked into: org.example.first"));
  CHECK(found.others.empty());
}

TEST_CASE("of two plugins with one id the first on the path wins and the other is listed as shadowed") {
  const fs::path first = fresh("shadow1"), second = fresh("shadow2");
  plugin(first / "mine", "org.example.same", "2.0.0");
  plugin(second / "theirs", "org.example.same", "1.0.0");
  const auto found = discover({first, second, first});
  REQUIRE(found.plugins.size() == 1);
  CHECK(found.plugins[0].manifest.version == "2.0.0");
  REQUIRE(found.others.size() == 1);
  CHECK(found.others[0].state == model::PluginState::Shadowed);
  CHECK(found.others[0].version == "1.0.0");
  CHECK_THAT(*found.others[0].reason, test::ContainsSubstring("is shadowed by"));
}

TEST_CASE("a plugin that cannot be used is listed with the reason, the others stay") {
  const fs::path root = fresh("broken");
  plugin(root / "good", "org.example.good");
  write(root / "torn" / "plugin.json", "{\"manifest\": ");
  plugin(root / "nolibrary", "org.example.nolibrary");
  fs::remove(root / "nolibrary" / "x.so");
  const auto found = discover({root, root / "absent"});
  REQUIRE(found.plugins.size() == 1);
  REQUIRE(found.others.size() == 2);
  CHECK_THAT(*found.others[0].reason, test::ContainsSubstring("x.so cannot be read"));
  CHECK_THAT(*found.others[1].reason, test::ContainsSubstring("not valid JSON"));
}

TEST_CASE("a directory that is itself a plugin may be named") {
  const fs::path root = fresh("single");
  plugin(root, "org.example.single");
  REQUIRE(discover({root}).plugins.size() == 1);
}

TEST_CASE("the search path is: named directories, absolute ones of the environment, the user's, the program's") {
  setenv("GAINSAY_PLUGIN_PATH", "/first:relative:/second", 1);
  setenv("XDG_DATA_HOME", "/data", 1);
  const auto path = plugin_host::search_path({"/named"});
  const fs::path installed = plugin_host::program_prefix() / "lib/gainsay/plugins/1";
  CHECK(path == std::vector<fs::path>{"/named", "/first", "/second", "/data/gainsay/plugins/1", installed});
  unsetenv("GAINSAY_PLUGIN_PATH");
  unsetenv("XDG_DATA_HOME");
}
