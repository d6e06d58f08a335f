// SPDX-License-Identifier: Apache-2.0
#include "host/cli/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "host/cli/screen_text.hpp"
#include "host/cli/stderr_sink.hpp"

namespace gainsay::cli {
namespace {

constexpr std::chrono::milliseconds patience{200};

bool is_wanted(const Options& options) {
  const char* ci = std::getenv("CI");
  const char* term = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && !options.json && options.verbosity >= 0 && !(ci && *ci) && term && *term &&
         std::string_view(term) != "dumb";
}

std::size_t width_of_stderr() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string grouped(std::size_t n) {
  auto text = std::to_string(n);
  for (auto at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string duration_text(double seconds) {
  const auto s = static_cast<std::size_t>(std::ceil(seconds));
  if (s < 60) return std::to_string(s) + " s";
  return s < 3600 ? std::to_string((s + 59) / 60) + " min"
                  : std::to_string(s / 3600) + " h " + std::to_string(s % 3600 / 60) + " min";
}

}  // namespace

std::string progress_text(std::size_t done, std::size_t total, std::chrono::duration<double> passed,
                          std::size_t width) {
  auto text = grouped(done) + " of " + grouped(total) + " documents";
  if (done >= total) {
    text += " · comparing what they claim";
  } else if (done > 0 && passed.count() > 0) {
    const auto rate = static_cast<double>(done) / passed.count();
    text += " · " + (rate >= 1 ? grouped(static_cast<std::size_t>(rate)) + " a second"
                               : grouped(static_cast<std::size_t>(rate * 60)) + " a minute");
    text += " · " + duration_text(static_cast<double>(total - done) / rate) + " left";
  }
  return fill(text, width, width).front();
}

Progress::Progress(const Options& options, std::function<Clock::time_point()> now)
    : wanted_(is_wanted(options)), now_(std::move(now)), begun_(now_()) {}

Progress::~Progress() {
  if (wanted_) show_status("");
}

void Progress::update(std::size_t done, std::size_t total) {
  if (!wanted_ || now_() - begun_ < patience) return;
  // One column is left free: a cursor past the last one would begin a new line.
  show_status(progress_text(done, total, now_() - begun_, width_of_stderr() - 1));
}

}  // namespace gainsay::cli
