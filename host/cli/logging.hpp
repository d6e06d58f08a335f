// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/cli/options.hpp"

namespace gainsay::cli {

// spdlog to standard error: errors with -q, then also warnings, with -v what is left out and done, with -vv all. With
// --log-file also to a file (log_file.hpp), from what -v says on; a file that cannot be written is one warning.
void start_logging(const Options& options);

}  // namespace gainsay::cli
