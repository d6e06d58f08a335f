// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hostile/worker_faults.hpp"

#include <atomic>
#include <chrono>
#include <clocale>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gainsay::hostile {

namespace {

volatile int never = 0;
volatile int* nowhere = nullptr;

constexpr int socket_fd = 3, in_fd = 4, out_fd = 5;  // of the worker, as anybody can find out

int overflow(int depth) {
  volatile char frame[4096];
  frame[depth & 4095] = static_cast<char>(depth);
  return depth == never - 1 ? 0 : overflow(depth + 1) + frame[0];
}

void spin() {
  while (never == 0) {
  }
}

// Garbage over everything that the host reads, for as long as the worker lives: lengths, counts, texts, progress.
void scribble() {
  std::size_t words = 0;
  auto* memory = out_memory(words);
  if (!memory) return;
  words = std::size_t{1} << 14;  // where results lie
  std::thread([memory, words] {
    std::uint64_t state = 88172645463325252u;
    for (;;) {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
      const std::uint64_t values[] = {state, state & 0xFFFF, ~std::uint64_t{0}, std::uint64_t{1} << 62};
      memory[(state >> 20) % words].store(values[state >> 5 & 3], std::memory_order_relaxed);
    }
  }).detach();
}

// Only the words that say where results end, and how far the worker is.
void forge_lengths() {
  std::size_t words = 0;
  auto* memory = out_memory(words);
  if (!memory) return;
  std::thread([memory] {
    for (std::uint64_t n = 0;; ++n)
      for (std::size_t i = 1; i < 66; ++i) memory[i].store(n * 8 + i * 1024, std::memory_order_relaxed);
  }).detach();
}

// Says that one call follows the other, and never returns from this one.
void forge_progress() {
  std::size_t words = 0;
  auto* memory = out_memory(words);
  for (std::uint64_t n = 0; memory && never == 0; ++n) memory[0].store((n % 64) << 32, std::memory_order_relaxed);
}

// Says that this item is done, without a word about it, and dies.
void pretend() {
  std::size_t words = 0;
  auto* memory = out_memory(words);
  if (!memory) return;
  const std::uint64_t item = memory[0].load() >> 32;
  memory[2 + item] = item == 0 ? 1024 : memory[1 + item].load();
  memory[1] = item + 1;
  std::abort();
}

// Answers in the worker's place (host/plugin_host/frames.hpp), with more items than it was asked about: the first
// question after the greeting has the number 2.
void answer(std::uint32_t sequence, std::uint32_t count) {
  const struct {
    std::uint32_t magic;
    std::uint16_t version, type;
    std::uint32_t sequence, count;
    std::uint64_t size;
  } frame = {0x4D465347, 1, 6, sequence, count, 1024};
  (void)!write(socket_fd, &frame, sizeof frame);
}

void leak() {
  void* volatile lost = std::malloc(std::size_t{60} << 20);
  if (!lost) throw std::bad_alloc();
}

// Leaves nothing as it was.
void tamper() {
  std::setlocale(LC_ALL, "tr_TR.UTF-8");
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  for (int signal = 1; signal < 32; ++signal) std::signal(signal, SIG_IGN);
  if (chdir("/tmp") != 0) std::abort();
  umask(0777);
  close(0);
  close(1);
  setenv("LC_ALL", "tr_TR.UTF-8", 1);
  setenv("TZ", "Asia/Tehran", 1);
}

void end_process(std::string_view what) {
  if (what == "crash") *nowhere = 1;
  if (what == "abort") std::abort();
  if (what == "overflow") std::printf("%d", overflow(0));
  if (what == "exit") std::exit(0);
  if (what == "leave") _exit(0);
  if (what == "quit") pthread_exit(nullptr);
  if (what == "lastwords") {
    std::fputs("noise\nmy last words\n", stderr);
    std::abort();
  }
}

void never_end(std::string_view what) {
  if (what == "loop") spin();
  if (what == "sleep")
    for (;;) pause();
  if (what == "stop") raise(SIGSTOP);
  if (what == "deafloop") {
    for (int signal = 1; signal < 32; ++signal) std::signal(signal, SIG_IGN);
    spin();
  }
  if (what == "shout") {
    const std::string words(std::size_t{1} << 20, 'a');  // faster than anybody reads
    const auto shout = [&words] {
      for (;;) (void)!write(2, words.data(), words.size());
    };
    const std::thread others[] = {std::thread(shout), std::thread(shout), std::thread(shout)};
    shout();
  }
  if (what == "forge") forge_progress();
  static int calls = 0;
  if (what == "second" && ++calls % 2 == 0) spin();
}

void break_channel(std::string_view what) {
  if (what == "close")
    for (int fd = 0; fd < 64; ++fd) close(fd);
  if (what == "cover") {
    const int null = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 6; ++fd) dup2(null, fd);
  }
  if (what == "garble") (void)!write(socket_fd, "nonsense", 8);
  if (what == "overanswer") answer(2, 1'000'000);
  if (what == "misanswer") answer(77, 1);
  if (what == "scribble") scribble();
  if (what == "lengths") forge_lengths();
  if (what == "pretend") pretend();
  if (what == "shrink")  // who reads behind the end of a file that is mapped is killed
    for (const int fd : {in_fd, out_fd}) (void)!ftruncate(fd, 0);
}

void stay(std::string_view what) {
  if (what == "chatter") {
    std::printf("said on stdout\n");
    std::fflush(stdout);
    std::fprintf(stderr, "said on stderr\n");
  }
  if (what == "write") {
    const int file = memfd_create("mine", MFD_CLOEXEC);
    if (write(file, "mine", 4) != 4) std::abort();
  }
  if (what == "talk")  // more than a pipe holds
    for (int line = 0; line < 5'000; ++line) std::fprintf(stderr, "said on stderr, line %d\n", line);
  if (what == "thread")
    std::thread([] {
      for (;;) pause();
    }).detach();
  if (what == "timebomb")
    std::thread([] {
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
      std::abort();
    }).detach();
  if (what == "tamper") tamper();
  static bool sent = false;  // a second signal would end the host at once
  if ((what == "interrupt" || what == "terminate") && !std::exchange(sent, true))
    kill(getppid(), what == "interrupt" ? SIGINT : SIGTERM);
  if (what == "leak") leak();
}

}  // namespace

std::atomic<std::uint64_t>* out_memory(std::size_t& words) {
  struct stat status {};
  if (fstat(out_fd, &status) != 0) return nullptr;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, out_fd, 0);
  words = size / sizeof(std::uint64_t);
  return memory == MAP_FAILED ? nullptr : static_cast<std::atomic<std::uint64_t>*>(memory);
}

void do_to_worker(std::string_view what) {
  end_process(what);
  never_end(what);
  break_channel(what);
  stay(what);
  if (what == "throw") throw std::runtime_error("thrown on purpose");
  if (what == "allocate") {
    auto* hog = new volatile char[std::size_t{10} << 30];
    hog[never] = 1;
    delete[] hog;
  }
  if (what == "hog") {  // never looks whether it got the memory
    auto* hog = static_cast<volatile char*>(std::malloc(std::size_t{10} << 30));
    hog[never] = 1;
  }
}

}  // namespace gainsay::hostile
