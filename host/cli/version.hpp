// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gainsay::cli {

std::string_view version();
std::string icu_version();  // of the library the program runs with

// `gainsay --version [--json]`: the version, the ABI and the libraries in use.
int print_version(bool json);

}  // namespace gainsay::cli
