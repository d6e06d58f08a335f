// SPDX-License-Identifier: Apache-2.0
// How workers are started.
#pragma once

#include <cstdint>
#include <filesystem>

namespace gainsay::plugin_host {

struct Options {
  std::filesystem::path worker;   // the program gainsay-worker; empty: beside the running program
  std::filesystem::path lexicon;  // the compiled lexicon; empty: none
  unsigned lanes = 1;             // workers at once; at least 1
  bool in_process = false;        // debugging: load plugins into this process; not supported yet, refused at start
};

// <folder of the running program>/gainsay-worker, and the prefix two levels up ("<prefix>/bin/gainsay").
std::filesystem::path default_worker();
std::filesystem::path program_prefix();

}  // namespace gainsay::plugin_host
