// SPDX-License-Identifier: Apache-2.0
// What the environment says where the command line says nothing. Only for arguments.cpp: the type is CLI11's, whose own
// reading of the environment also asks for commands that were not called and overwrites what was told.
#pragma once

#include <cstdint>

#include "gainsay/base/result.hpp"
#include "host/cli/options.hpp"

namespace CLI {
class App;
}

namespace gainsay::cli {

// GAINSAY_CASE for a command that `takes` a casefile, GAINSAY_LOG_FILE for all. `called` is the command's. Usage when a
// variable that is asked for has no meaning; an empty one is as good as none.
Result<void> fill_from_environment(const CLI::App& called, std::uint32_t takes, Options& options);

}  // namespace gainsay::cli
