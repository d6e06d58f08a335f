// SPDX-License-Identifier: Apache-2.0
// One line on standard error that says how far a long run is: "128 of 2,000 documents · 214 a second · 9 s left".
// Only for a terminal, and not with --json, -q, CI or TERM=dumb. It comes after a fifth of a second and leaves nothing
// behind.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "host/cli/options.hpp"

namespace gainsay::cli {

class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  // Looks at standard error and the environment. `now`: for tests.
  explicit Progress(const Options& options, std::function<Clock::time_point()> now = &Clock::now);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `done` of `total` documents are through; when all are, their claims are compared.
  void update(std::size_t done, std::size_t total);

 private:
  bool wanted_;
  std::function<Clock::time_point()> now_;
  Clock::time_point begun_;
};

// The text of the line, at most `width` columns.
std::string progress_text(std::size_t done, std::size_t total, std::chrono::duration<double> passed, std::size_t width);

}  // namespace gainsay::cli
