// SPDX-License-Identifier: Apache-2.0
// The tests that language files carry, counted.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "host/cli/workbench.hpp"

namespace gainsay::cli {

struct LanguageResult {
  std::string code;
  std::size_t passed = 0, total = 0;
};

// Of every language with a file, through the plugins of the workbench. An error: a file or the workers cannot be used.
Result<std::vector<LanguageResult>> check_languages(const Workbench& workbench);

}  // namespace gainsay::cli
