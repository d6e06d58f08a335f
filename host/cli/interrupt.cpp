// SPDX-License-Identifier: Apache-2.0
#include "host/cli/interrupt.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace gainsay::cli {
namespace {

// A signal handler can reach nothing but globals (style sheet, rule 19: the one exception).
std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);
std::atomic<bool> showing{false};
int wake_up[2] = {-1, -1};  // a pipe; constant after watch_for_interrupt

void on_signal(int signal) {
  const int before = errno;
  if (asked.exchange(true)) {
    if (showing) static_cast<void>(!::write(STDERR_FILENO, "\r\x1b[K", 4));
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  static_cast<void>(!::write(wake_up[1], "", 1));  // it has room for one byte
  errno = before;
}

}  // namespace

void watch_for_interrupt() {
  if (::pipe2(wake_up, O_CLOEXEC | O_NONBLOCK) != 0) wake_up[0] = wake_up[1] = -1;
  struct sigaction action {};
  action.sa_handler = on_signal;  // without SA_RESTART: who waits for a pipe stops waiting
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

void status_line_is_showing(bool now) { showing = now; }

const std::atomic<bool>& interrupted() { return asked; }
int interrupt_descriptor() { return wake_up[0]; }

}  // namespace gainsay::cli
