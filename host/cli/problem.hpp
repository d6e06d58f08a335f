// SPDX-License-Identifier: Apache-2.0
// An Error as the user sees it: one line on standard error, and an exit code.
#pragma once

#include "gainsay/base/error.hpp"

namespace gainsay::cli {

// Contracts, "Exit codes".
int exit_code_of(ErrorCode code);

// `gainsay: error[code]: where: what. hint: …`. Returns the exit code.
int print_error(const Error& error);

}  // namespace gainsay::cli
