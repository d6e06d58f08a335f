// SPDX-License-Identifier: Apache-2.0
// How a command is called in words: "gainsay lang check". Only for those who parse: the type is CLI11's.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace gainsay::cli {

std::string path_of(const CLI::App& app);

// The command that a parsed line names, as far as it was understood; the root when it names none.
const CLI::App& called_of(const CLI::App& root);

}  // namespace gainsay::cli
