// SPDX-License-Identifier: Apache-2.0
// Standard error, shared by log lines and the one line that shows progress: the line goes before anything else is
// written and comes back after it.
#pragma once

#include <memory>
#include <string>

namespace spdlog::sinks {
class sink;
}

namespace gainsay::cli {

// Log lines with their level before them; control characters escaped.
std::shared_ptr<spdlog::sinks::sink> make_stderr_sink(bool colour);

// The status line on the sink of the default logger, any thread; "" takes it away. Without such a sink nothing happens.
// Only for a standard error that is a terminal.
void show_status(std::string status);

}  // namespace gainsay::cli
