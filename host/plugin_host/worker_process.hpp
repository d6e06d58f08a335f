// SPDX-License-Identifier: Apache-2.0
// One running gainsay-worker with its socket, arenas and stderr, and what is known about its death.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "gainsay/base/result.hpp"
#include "host/plugin_host/frames.hpp"

namespace gainsay::plugin_host {

class WorkerProcess {
 public:
  struct Size {
    std::size_t in = in_arena_bytes;
    std::size_t out = out_arena_bytes;
    std::size_t memory = std::size_t{1} << 30;  // for the plugins, beside the arenas and `mapped`
    std::size_t mapped = 0;                     // lexicon and data files
  };
  // The thread that starts a worker must outlive it: the worker dies with that thread (PDEATHSIG).
  static Result<WorkerProcess> start(const std::filesystem::path& program, const Size& size);
  WorkerProcess(WorkerProcess&&) noexcept;
  WorkerProcess& operator=(WorkerProcess&&) = delete;
  ~WorkerProcess();  // closes the socket, gives the worker a moment, then kills it

  enum class Answer { Frame, Died, Late, Garbage };
  // Sends a question and waits for its answer. `overdue` is asked from time to time; true ends the wait as Late. After
  // anything but Frame the worker is of no more use: call end().
  Answer ask(const Frame& question, Frame& answer, const std::function<bool()>& overdue);
  // Ends the worker, at once if `now`, and says how it ended if that was its own doing: "killed by signal 11
  // (Segmentation fault)", "exited with status 0 before it answered"; with the last line that it wrote to stderr.
  std::string end(bool now);
  bool alive() const { return pid_ >= 0; }

  std::span<std::byte> in() const { return in_.bytes(); }
  std::span<const std::byte> out() const { return out_.bytes(); }
  Progress& progress() const { return *reinterpret_cast<Progress*>(out_.bytes().data()); }

 private:
  WorkerProcess(Arena in, Arena out) : in_(std::move(in)), out_(std::move(out)) {}
  void drain_stderr();
  int kill_and_reap();  // wait status

  Arena in_, out_;
  Descriptor socket_, stderr_;
  int pid_ = -1;
  std::string last_words_;  // the end of stderr
};

}  // namespace gainsay::plugin_host
