// SPDX-License-Identifier: Apache-2.0
// The log on disk: $XDG_STATE_HOME/gainsay/gainsay.log, and two older ones beside it (.1, .2). Several processes may
// write at once: every line is one append, and who finds the file full renames it under a lock; the others notice and
// open the new one. Nobody waits for that lock: who does not get it writes on. Mode 0600, each file longer than
// `log_file_bytes` by what is written while others rename it.
// Format: UTC time, process, level, message; one line each, control characters escaped.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "gainsay/base/result.hpp"

namespace spdlog::sinks {
class sink;
}

namespace gainsay::cli {

inline constexpr std::size_t log_file_bytes = std::size_t{1} << 20;
inline constexpr int older_log_files = 2;

// Makes the folder (0700) where it is missing.
Result<std::shared_ptr<spdlog::sinks::sink>> open_log_file(const std::filesystem::path& folder);

// Where state is kept (XDG Base Directory): an error when there is no home.
Result<std::filesystem::path> state_folder();

}  // namespace gainsay::cli
