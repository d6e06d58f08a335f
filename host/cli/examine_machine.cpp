// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <limits>
#include <string>
#include <thread>

#include "host/cli/finding.hpp"

namespace gainsay::cli {
namespace {

constexpr unsigned long long gib = 1ull << 30;

// Of /proc/meminfo, in bytes; 0 when it is not there.
unsigned long long memory(const std::string& wanted) {
  std::ifstream in("/proc/meminfo");
  std::string key, unit;
  for (unsigned long long kib = 0; in >> key >> kib; std::getline(in, unit))
    if (key == wanted + ":") return kib * 1024;
  return 0;
}

// Tried in a child: what is tried cannot be undone.
bool works_in_child(const std::function<bool()>& attempt) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(attempt() ? 0 : 1);
  int status = 1;
  return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool can_filter_system_calls() {
  unsigned action = SECCOMP_RET_ERRNO;
  return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

long landlock_abi() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION); }

bool can_share_sealed_memory() {
  const int file = ::memfd_create("gainsay", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  const bool works = file >= 0 && ::ftruncate(file, 4096) == 0 && ::fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK) == 0;
  if (file >= 0) ::close(file);
  return works;
}

bool can_limit() {
  const rlimit none{0, 0};
  const rlimit space{gib, gib};
  return ::setrlimit(RLIMIT_CORE, &none) == 0 && ::setrlimit(RLIMIT_AS, &space) == 0 &&
         ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_PDEATHSIG, 9) == 0;
}

}  // namespace

std::string size_text(unsigned long long bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %s",
                static_cast<double>(bytes) / static_cast<double>(bytes < gib ? 1u << 20 : gib),
                bytes < gib ? "MiB" : "GiB");
  return text;
}

std::vector<Finding> examine_machine() {
  Findings out("machine");
  utsname system{};
  ::uname(&system);
  out.good("system", std::string(system.sysname) + " " + system.release + ", " + system.machine);
  out.good("cores", std::to_string(std::max(1u, std::thread::hardware_concurrency())));
  out.good("page size", std::to_string(::sysconf(_SC_PAGESIZE)) + " bytes");
  const auto available = memory("MemAvailable");
  const auto found = size_text(available) + " available of " + size_text(memory("MemTotal"));
  if (available > 0 && available < gib / 4) {
    out.weak("memory", found, "end other programs, or use --lanes 1");
  } else {
    out.good("memory", found);
  }
  return out.take();
}

std::vector<Finding> examine_sandbox() {
  Findings out("sandbox");
  if (can_share_sealed_memory()) {
    out.good("shared memory", "memfd with seals");
  } else {
    out.bad("shared memory", "memfd_create does not work", "plugins cannot run here: use Linux 4.14 or newer");
  }
  if (works_in_child(can_limit)) {
    out.good("limits", "address space, core files, no new privileges, death with the parent");
  } else {
    out.bad("limits", "a worker cannot be limited", "plugins cannot run here: ask who runs this container or machine");
  }
  if (can_filter_system_calls()) {
    out.good("system call filter", "seccomp");
  } else {
    out.weak("system call filter", "no seccomp",
             "run only plugins that you trust, or use a kernel with CONFIG_SECCOMP_FILTER");
  }
  if (const auto abi = landlock_abi(); abi > 0) {
    out.good("file rules", "Landlock, ABI " + std::to_string(abi));
  } else {
    out.weak("file rules", "no Landlock",
             "run only plugins that you trust, or start Linux 5.13 or newer with lsm=landlock");
  }
  if (works_in_child([] { return ::unshare(CLONE_NEWUSER) == 0; })) {
    out.good("user namespaces", "allowed");
  } else {
    out.weak("user namespaces", "not allowed",
             "nothing to do: they are not used unless a sandbox of your own needs them");
  }
  return out.take();
}

}  // namespace gainsay::cli
