// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/worker_process.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gainsay/base/utf8.hpp"

namespace gainsay::plugin_host {

namespace {

constexpr std::size_t kept_stderr = 4'096;
constexpr int most_reads = 32;     // of 4 KiB at a time: a plugin may write faster than we read, and never stop
constexpr int first_free_fd = 16;  // above every descriptor that the child is given, so that dup2 in it overwrites none
constexpr int glance_ms = 50;      // how often an overdue call is looked for
constexpr int farewell_ms = 500;   // for a worker that is told to leave
constexpr int last_moment_ms = 100;                // between the end of a connection and the end of its process
constexpr std::size_t program_bytes = 128u << 20;  // address space of the worker itself, its libraries and stacks

Error system_error(const char* what) {
  return {ErrorCode::Io, std::string("cannot start a worker: ") + what + ": " + std::strerror(errno), {}, {}};
}

Descriptor moved_up(Descriptor fd) { return Descriptor(fcntl(fd.get(), F_DUPFD_CLOEXEC, first_free_fd)); }

class SpawnActions {
 public:
  SpawnActions() { posix_spawn_file_actions_init(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  void give(int ours, int theirs) { posix_spawn_file_actions_adddup2(&actions_, ours, theirs); }
  void close_from(int first) { posix_spawn_file_actions_addclosefrom_np(&actions_, first); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// Signals that this process ignores or blocks are not the worker's concern.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    // A group of its own: Ctrl-C is for us; we end the worker.
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

std::string last_line(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  if (const auto newline = text.rfind('\n'); newline != std::string_view::npos) text = text.substr(newline + 1);
  text = text.substr(0, 200);
  if (const auto bad = utf8::first_invalid(text)) text = text.substr(0, *bad);
  return std::string(text);
}

}  // namespace

Result<WorkerProcess> WorkerProcess::start(const std::filesystem::path& program, const Size& size) {
  auto in = Arena::create("gainsay-in", size.in);
  if (!in) return in.error();
  auto out = Arena::create("gainsay-out", size.out);
  if (!out) return out.error();
  WorkerProcess worker(*std::move(in), *std::move(out));

  int sockets[2], pipe_ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0) return system_error("no socket pair");
  worker.socket_ = Descriptor(sockets[0]);
  const Descriptor their_socket = moved_up(Descriptor(sockets[1]));
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) return system_error("no pipe");
  worker.stderr_ = Descriptor(pipe_ends[0]);
  const Descriptor their_stderr = moved_up(Descriptor(pipe_ends[1]));
  fcntl(worker.stderr_.get(), F_SETFL, O_NONBLOCK);
  const Descriptor null = moved_up(Descriptor(open("/dev/null", O_RDWR | O_CLOEXEC)));
  const Descriptor their_in(fcntl(worker.in_.fd(), F_DUPFD_CLOEXEC, first_free_fd));
  const Descriptor their_out(fcntl(worker.out_.fd(), F_DUPFD_CLOEXEC, first_free_fd));
  if (!their_socket || !their_stderr || !null || !their_in || !their_out) return system_error("too few descriptors");

  SpawnActions actions;
  actions.give(null.get(), 0);
  actions.give(null.get(), 1);
  actions.give(their_stderr.get(), 2);
  actions.give(their_socket.get(), worker_socket);
  actions.give(their_in.get(), worker_in);
  actions.give(their_out.get(), worker_out);
  actions.close_from(worker_first_closed);
  const SpawnAttributes attributes;

  std::string path = program.string();
  std::string memory = std::to_string(size.memory + size.in + size.out + size.mapped + program_bytes);
  char* arguments[] = {path.data(), memory.data(), nullptr};
  // MALLOC_ARENA_MAX: each malloc arena reserves 64 MiB of the limited address space.
  std::string locale = "LANG=C.UTF-8", arenas = "MALLOC_ARENA_MAX=2";
  char* environment[] = {locale.data(), arenas.data(), nullptr};
  const int failed = posix_spawn(&worker.pid_, path.c_str(), actions.get(), attributes.get(), arguments, environment);
  if (failed != 0) {
    worker.pid_ = -1;
    errno = failed;
    return system_error(path.c_str());
  }
  return worker;
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : in_(std::move(other.in_)),
      out_(std::move(other.out_)),
      socket_(std::move(other.socket_)),
      stderr_(std::move(other.stderr_)),
      pid_(std::exchange(other.pid_, -1)),
      last_words_(std::move(other.last_words_)) {}

WorkerProcess::~WorkerProcess() {
  if (pid_ < 0) return;
  socket_ = Descriptor();
  for (int waited = 0; waited < farewell_ms; ++waited) {
    if (waitpid(pid_, nullptr, WNOHANG) != 0) return;
    poll(nullptr, 0, 1);
  }
  kill_and_reap();
}

void WorkerProcess::drain_stderr() {
  char buffer[4096];
  for (int left = most_reads; left > 0; --left) {
    const ssize_t n = read(stderr_.get(), buffer, sizeof buffer);
    if (n <= 0) return;
    last_words_.append(buffer, static_cast<std::size_t>(n));
    if (last_words_.size() > kept_stderr) last_words_.erase(0, last_words_.size() - kept_stderr);
  }
}

int WorkerProcess::kill_and_reap() {
  kill(-pid_, SIGKILL);  // the worker leads a group: what a plugin forked goes too
  kill(pid_, SIGKILL);
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

WorkerProcess::Answer WorkerProcess::ask(const Frame& question, Frame& answer, const std::function<bool()>& overdue) {
  drain_stderr();
  last_words_.clear();  // of calls that ended well
  if (!send_frame(socket_.get(), question)) return Answer::Died;
  pollfd watched[2] = {{socket_.get(), POLLIN, 0}, {stderr_.get(), POLLIN, 0}};
  for (;;) {
    const int ready = poll(watched, 2, glance_ms);
    if (ready < 0 && errno != EINTR) return Answer::Died;
    if (ready > 0 && (watched[1].revents & POLLIN) != 0) drain_stderr();
    if (ready > 0 && (watched[1].revents & (POLLHUP | POLLERR)) != 0) watched[1].fd = -1;  // closed by the plugin
    if (ready > 0 && watched[0].revents != 0) {
      const Received received = receive_frame(socket_.get(), answer);
      if (received == Received::Closed) return Answer::Died;
      const bool fits =
          received == Received::Frame && answer.sequence == question.sequence && answer.size <= out().size();
      return fits ? Answer::Frame : Answer::Garbage;
    }
    if (overdue()) return Answer::Late;
  }
}

std::string WorkerProcess::end(bool now) {
  if (pid_ < 0) return "was not running";
  // One that closed its socket is as good as dead, but how it dies by itself tells more than our signal.
  int status = 0;
  bool by_itself = false;
  for (int waited = 0; !now && !by_itself && waited < last_moment_ms; ++waited) {
    by_itself = waitpid(pid_, &status, WNOHANG) == pid_;
    if (!by_itself) poll(nullptr, 0, 1);
  }
  drain_stderr();
  if (by_itself) {
    kill(-pid_, SIGKILL);
    pid_ = -1;
  } else {
    status = kill_and_reap();
  }
  std::string how = "closed its connection";
  if (now)
    how = "was killed";
  else if (by_itself && WIFSIGNALED(status))
    how = "killed by signal " + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")";
  else if (by_itself)
    how = "exited with status " + std::to_string(WEXITSTATUS(status)) + " before it answered";
  const std::string line = last_line(last_words_);
  return line.empty() ? how : how + "; last words: " + line;
}

}  // namespace gainsay::plugin_host
