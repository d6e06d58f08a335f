// SPDX-License-Identifier: Apache-2.0
// The command line -> a command and its options.
#pragma once

#include "host/cli/command.hpp"
#include "host/cli/options.hpp"

namespace gainsay::cli {

struct Parsed {
  const Command* command = nullptr;  // nullptr: nothing is left to do but exit
  int exit_code = 0;
  bool version = false;  // --version was asked for
  Options options;
};

// Prints help to standard output, and what is wrong to standard error.
Parsed parse_arguments(int argc, const char* const* argv);

}  // namespace gainsay::cli
