// SPDX-License-Identifier: Apache-2.0
#include "host/cli/stderr_sink.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <string_view>
#include <utility>

#include "host/cli/interrupt.hpp"
#include "host/cli/screen_text.hpp"

namespace gainsay::cli {
namespace {

// One write, so that lines of several processes do not mix. What cannot be written is lost: there is nowhere to say so.
void put(std::string_view text) {
  while (!text.empty()) {
    const auto n = ::write(STDERR_FILENO, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;  // a signal ends the program later, not the line
    if (n <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

std::string_view colour_of(spdlog::level::level_enum level) {
  if (level >= spdlog::level::err) return "\x1b[31m";
  return level == spdlog::level::warn ? "\x1b[33m" : "\x1b[2m";
}

class StderrSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit StderrSink(bool colour) : colour_(colour) {}
  void show(std::string status);

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override {}

 private:
  bool colour_;
  std::string status_;  // guarded by mutex_
};

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

}  // namespace

std::shared_ptr<spdlog::sinks::sink> make_stderr_sink(bool colour) { return std::make_shared<StderrSink>(colour); }

void show_status(std::string status) {
  for (const auto& sink : spdlog::default_logger()->sinks())
    if (auto* screen = dynamic_cast<StderrSink*>(sink.get())) return screen->show(std::move(status));
}

}  // namespace gainsay::cli
