// SPDX-License-Identifier: Apache-2.0
// The word of a command line that nothing is called, and what was meant. Only for arguments.cpp: the type is CLI11's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gainsay/base/error.hpp"

namespace CLI {
class App;
}

namespace gainsay::cli {

// nullopt when every word is known; values of options are not looked at.
std::optional<Error> unknown_word(const CLI::App& root, const std::vector<std::string>& words);

}  // namespace gainsay::cli
