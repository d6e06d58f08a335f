// SPDX-License-Identifier: Apache-2.0
#include "host/worker/confinement.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

// How a worker ends tells the host what a plugin did. A sanitizer would catch the signals and exit with a number of its
// own, after a report that takes longer than a call may; what it finds itself it still reports.
#if defined(__SANITIZE_ADDRESS__)
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "handle_segv=0:handle_sigbus=0:handle_sigill=0:handle_sigfpe=0";
}
#elif defined(__SANITIZE_THREAD__)
extern "C" const char* __tsan_default_options();
extern "C" const char* __tsan_default_options() {
  return "handle_segv=0:handle_sigbus=0:handle_sigill=0:handle_sigfpe=0";
}
#endif

namespace gainsay::worker {

namespace {

// Sanitizers reserve terabytes of address space.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool limits_address_space = false;
#else
constexpr bool limits_address_space = true;
#endif

bool limit(int resource, std::uint64_t value) {
  const rlimit wanted{value, value};
  return setrlimit(static_cast<__rlimit_resource_t>(resource), &wanted) == 0;
}

}  // namespace

Result<void> confine(std::uint64_t address_space_bytes) {
  const bool done = (!limits_address_space || limit(RLIMIT_AS, address_space_bytes)) && limit(RLIMIT_FSIZE, 0) &&
                    limit(RLIMIT_NOFILE, 64) && limit(RLIMIT_CORE, 0) && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
                    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  if (!done)
    return Error{ErrorCode::Internal, std::string("cannot confine the worker: ") + std::strerror(errno), {}, {}};
  // A parent that was gone before PDEATHSIG was set sends no signal.
  if (getppid() == 1) return Error{ErrorCode::Interrupted, "the parent is gone", {}, {}};
  return {};
}

void allow_cpu_seconds(std::uint64_t seconds) {
  rusage used{};
  rlimit now{};
  if (getrusage(RUSAGE_SELF, &used) != 0 || getrlimit(RLIMIT_CPU, &now) != 0) return;
  const auto spent = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  now.rlim_cur = spent + seconds + 1;
  setrlimit(RLIMIT_CPU, &now);
}

}  // namespace gainsay::worker
