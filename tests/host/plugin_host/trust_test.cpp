// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

#include "host/plugin_host/registry.hpp"
#include "tests/support/catch.hpp"

using namespace gainsay;
using namespace gainsay::plugin_host;
namespace fs = std::filesystem;

namespace {

// A copy of a plugin that is in order.
fs::path copy() {
  const fs::path at = fs::temp_directory_path() / "trust" / "org.example.faults";
  fs::remove_all(at.parent_path());
  fs::create_directories(at.parent_path());
  fs::copy(GAINSAY_BUILD_DIR "/tests/plugins/org.example.faults", at);
  return at;
}

std::string refusal(const fs::path& plugin) {
  const auto found = discover({plugin});
  if (found.plugins.size() == 1 && found.others.empty()) return "";
  REQUIRE(found.plugins.empty());
  REQUIRE(found.others.size() == 1);
  CHECK(found.others[0].state == model::PluginState::Refused);
  return *found.others[0].reason;
}

void open_to_all(const fs::path& path) { fs::permissions(path, fs::perms::others_write, fs::perm_options::add); }

}  // namespace

TEST_CASE("a plugin of one's own is loaded") { CHECK(refusal(copy()).empty()); }

TEST_CASE("what everybody can write is refused, whichever part it is") {
  for (const char* part : {"", "plugin.json", "faults.so", "greeting.txt"}) {
    INFO(part);
    const auto plugin = copy();
    open_to_all(*part == '\0' ? plugin : plugin / part);
    CHECK_THAT(refusal(plugin), test::ContainsSubstring(std::string(*part == '\0' ? "org.example.faults" : part) +
                                                        " can be written by everybody: run chmod o-w"));
  }
}

TEST_CASE("a file that is a link shows nothing of who can write it, and is refused") {
  const auto plugin = copy();
  fs::rename(plugin / "faults.so", plugin / "elsewhere.so");
  fs::create_symlink("elsewhere.so", plugin / "faults.so");
  CHECK_THAT(refusal(plugin), test::ContainsSubstring("faults.so is a symbolic link"));
}

TEST_CASE("what belongs to another user is refused") {
  if (geteuid() != 0) GAINSAY_SKIP("only root can give a file away");
  for (const char* part : {"", "plugin.json", "faults.so", "greeting.txt"}) {
    const auto plugin = copy();
    const auto path = *part == '\0' ? plugin : plugin / part;
    REQUIRE(lchown(path.c_str(), 12'345, 12'345) == 0);
    CHECK_THAT(refusal(plugin), test::ContainsSubstring("belongs to another user (12345)"));
  }
}
