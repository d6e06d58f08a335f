// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/cli/options.hpp"

namespace gainsay::cli {

// spdlog to standard error; -q errors only, -v and -vv more.
void start_logging(const Options& options);

}  // namespace gainsay::cli
