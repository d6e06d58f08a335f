// SPDX-License-Identifier: Apache-2.0
// Clocks and repetition. CPU time is what counts on a shared machine; wall time is told beside it.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include <sys/types.h>

namespace gainsay::bench {

struct Spent {  // seconds
  double cpu = 0, wall = 0;
  Spent& operator+=(Spent other) {
    cpu += other.cpu;
    wall += other.wall;
    return *this;
  }
};

// Whose CPU time: of the calling thread, or of this process with all its threads and the worker processes it started.
enum class Clock { Thread, Processes };

class Stopwatch {
 public:
  // Workers that are to be counted must have been started before.
  explicit Stopwatch(Clock clock);
  // Since the last lap, or since the start.
  Spent lap();

 private:
  double cpu() const;
  Clock clock_;
  std::vector<pid_t> workers_;
  double cpu_ = 0, wall_ = 0;
};

struct Sample {
  double cpu_min = 0, cpu_median = 0, wall_min = 0, wall_median = 0;  // seconds
  std::size_t repetitions = 0;
};
Sample sample_of(std::vector<Spent> spent);

// Runs all of `works` in turn, `repetitions` times, so that a machine that slows down slows all of them down; one
// sample each. A first round that is not counted warms the caches.
std::vector<Sample> alternate(Clock clock, std::size_t repetitions, const std::vector<std::function<void()>>& works);

// Keeps a result alive that nobody reads.
template <class Value>
void keep(const Value& value) {
  asm volatile("" : : "r,m"(value) : "memory");
}

}  // namespace gainsay::bench
