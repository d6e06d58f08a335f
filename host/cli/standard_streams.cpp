// SPDX-License-Identifier: Apache-2.0
#include "host/cli/standard_streams.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <iostream>

#include "host/cli/interrupt.hpp"
#include "host/cli/problem.hpp"

namespace gainsay::cli {

// Opened the wrong way round, so that reading or writing fails with EBADF as it would on a closed descriptor. The
// lowest free number is the one that is missing.
void reserve_standard_streams() {
  for (const int descriptor : {0, 1, 2})
    if (::fcntl(descriptor, F_GETFD) < 0) static_cast<void>(::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY));
  std::signal(SIGPIPE, SIG_IGN);
}

int finish_output(int code, const std::string& done) {
  std::cout.flush();
  if (std::cout.good()) return code;
  if (!std::cout.rdbuf()) return code;  // said before
  std::cout.rdbuf(nullptr);
  if (done.empty() && output_has_no_reader()) return code;  // `| head`: no error
  return print_error({ErrorCode::Io, "the results could not be written", "standard output", done});
}

bool output_has_no_reader() {
  pollfd output{1, POLLOUT, 0};
  return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

StandardInput::int_type StandardInput::underflow() {
  while (!interrupted()) {
    pollfd waited[2] = {{0, POLLIN, 0}, {interrupt_descriptor(), POLLIN, 0}};
    if (::poll(waited, 2, -1) < 0 || waited[1].revents != 0) continue;
    const auto got = ::read(0, buffer_, sizeof buffer_);
    if (got == 0) return traits_type::eof();
    if (got > 0) {
      setg(buffer_, buffer_, buffer_ + got);
      return traits_type::to_int_type(*gptr());
    }
    if (errno != EINTR && errno != EAGAIN) break;
  }
  owner_.setstate(std::ios::badbit);
  return traits_type::eof();
}

std::streamsize StandardInput::showmanyc() {
  pollfd waiting{0, POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 1 ? 1 : 0;
}

}  // namespace gainsay::cli
