// SPDX-License-Identifier: Apache-2.0
#include "host/cli/stderr_sink.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <string_view>

#include "host/cli/interrupt.hpp"
#include "host/cli/screen_text.hpp"

namespace gainsay::cli {
namespace {

// One write, so that lines of several processes do not mix. What cannot be written is lost: there is nowhere to say so.
void put(std::string_view text) {
  while (!text.empty()) {
    const auto n = ::write(STDERR_FILENO, text.data(), text.size());
    if (n <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

std::string_view colour_of(spdlog::level::level_enum level) {
  if (level >= spdlog::level::err) return "\x1b[31m";
  return level == spdlog::level::warn ? "\x1b[33m" : "\x1b[2m";
}

}  // namespace

void StderrSink::show(std::string status) {
  const std::lock_guard lock(mutex_);
  if (status == status_) return;
  const bool gone = status.empty();
  if (!gone) status_line_is_showing(true);
  put("\r" + status + "\x1b[K");
  if (gone) status_line_is_showing(false);
  status_ = std::move(status);
}

void StderrSink::sink_it_(const spdlog::details::log_msg& message) {
  const auto level = spdlog::level::to_string_view(message.level);
  std::string line = status_.empty() ? "" : "\r\x1b[K";
  line += "gainsay: ";
  if (colour_) line += colour_of(message.level);
  line.append(level.data(), level.size());
  if (colour_) line += "\x1b[0m";
  line += ": " + escaped({message.payload.data(), message.payload.size()}) + "\n";
  put(line + status_);
}

std::shared_ptr<StderrSink> stderr_sink() {
  for (const auto& sink : spdlog::default_logger()->sinks())
    if (auto found = std::dynamic_pointer_cast<StderrSink>(sink)) return found;
  return nullptr;
}

}  // namespace gainsay::cli
