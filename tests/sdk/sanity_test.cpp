// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"

#include <filesystem>

TEST_CASE("a test runs in a folder of its own, which is also its temporary folder") {
  const std::filesystem::path here = std::filesystem::current_path();
  CHECK(here == std::filesystem::temp_directory_path());
  CHECK(here.string().starts_with(GAINSAY_BUILD_DIR));
  CHECK(std::filesystem::exists(std::filesystem::path(GAINSAY_SOURCE_DIR) / "packages.txt"));
}
