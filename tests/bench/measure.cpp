// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/measure.hpp"

#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace gainsay::bench {
namespace {

double seconds(clockid_t clock) {
  timespec now{};
  if (::clock_gettime(clock, &now) != 0) return 0;
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double seconds(timeval time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); }

// Processes whose parent is this one; /proc/<pid>/stat is "pid (name) state parent …".
std::vector<pid_t> children() {
  std::vector<pid_t> out;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
    const auto name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file(entry.path() / "stat");
    std::string line;
    if (!std::getline(file, line)) continue;
    const auto behind = line.rfind(") ");
    if (behind == std::string::npos || behind + 4 >= line.size()) continue;
    if (std::strtol(line.c_str() + behind + 4, nullptr, 10) == ::getpid())
      out.push_back(static_cast<pid_t>(std::stol(name)));
  }
  return out;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

Stopwatch::Stopwatch(Clock clock) : clock_(clock) {
  if (clock_ == Clock::Processes) workers_ = children();
  cpu_ = cpu();
  wall_ = seconds(CLOCK_MONOTONIC);
}

double Stopwatch::cpu() const {
  if (clock_ == Clock::Thread) return seconds(CLOCK_THREAD_CPUTIME_ID);
  rusage ended{};
  ::getrusage(RUSAGE_CHILDREN, &ended);
  double sum = seconds(CLOCK_PROCESS_CPUTIME_ID) + seconds(ended.ru_utime) + seconds(ended.ru_stime);
  for (const auto worker : workers_) {
    clockid_t clock{};
    if (::clock_getcpuclockid(worker, &clock) == 0) sum += seconds(clock);
  }
  return sum;
}

Spent Stopwatch::lap() {
  const double cpu_now = cpu(), wall_now = seconds(CLOCK_MONOTONIC);
  const Spent spent{cpu_now - cpu_, wall_now - wall_};
  cpu_ = cpu_now;
  wall_ = wall_now;
  return spent;
}

Sample sample_of(std::vector<Spent> spent) {
  std::vector<double> cpu, wall;
  for (const auto& one : spent) {
    cpu.push_back(one.cpu);
    wall.push_back(one.wall);
  }
  return {*std::min_element(cpu.begin(), cpu.end()), median(cpu), *std::min_element(wall.begin(), wall.end()),
          median(wall), spent.size()};
}

std::vector<Sample> alternate(Clock clock, std::size_t repetitions, const std::vector<std::function<void()>>& works) {
  std::vector<std::vector<Spent>> spent(works.size());
  for (std::size_t round = 0; round <= repetitions; ++round) {
    for (std::size_t i = 0; i < works.size(); ++i) {
      Stopwatch watch(clock);
      works[i]();
      if (round > 0) spent[i].push_back(watch.lap());
    }
  }
  std::vector<Sample> out;
  for (auto& one : spent) out.push_back(sample_of(std::move(one)));
  return out;
}

}  // namespace gainsay::bench
