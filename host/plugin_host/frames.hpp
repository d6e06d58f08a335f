// SPDX-License-Identifier: Apache-2.0
// The protocol between host and worker: small frames over a socket pair say "look"; what they speak of lies in two
// memory files of sealed size, one per direction. The worker sees this header and nothing else of the host but its two
// companions, wire.hpp (how things are laid out) and contract.hpp (what a result may be).
//
// Trust: the worker believes the host; the host believes nothing. It checks every frame, copies a result out of the
// shared memory and only then reads it, and it treats Progress as a hint about whom to blame.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "gainsay/base/result.hpp"

namespace gainsay::plugin_host {

inline constexpr std::uint32_t frame_magic = 0x4D465347;  // "GSFM"
inline constexpr std::uint16_t frame_version = 1;

enum class FrameType : std::uint16_t {
  Hello = 1,    // host: plugins to load; answered by Ready
  Ready = 2,    // worker: which of them are loaded
  Extract = 3,  // host: `count` documents; each of these three is answered by Result
  Index = 4,    // host: `count` blocks of rows
  Compare = 5,  // host: `count` groups
  Result = 6,  // worker: the first `count` items are done; fewer than asked: its arena was full, ask again for the rest
};

struct Frame {
  std::uint32_t magic = frame_magic;
  std::uint16_t version = frame_version;
  FrameType type = FrameType::Hello;
  std::uint32_t sequence = 0;  // an answer carries the number of its question
  std::uint32_t count = 0;
  std::uint64_t size = 0;  // bytes of payload in the sender's arena
};
static_assert(sizeof(Frame) == 24);

// Descriptors of a worker, beside 0 and 1 (/dev/null) and 2 (a pipe to the host).
inline constexpr int worker_socket = 3, worker_in = 4, worker_out = 5, worker_first_closed = 6;

inline constexpr std::size_t in_arena_bytes = 8u << 20;
inline constexpr std::size_t out_arena_bytes = 16u << 20;
inline constexpr std::size_t batch_items = 64;
inline constexpr std::size_t max_plugins = 64;  // of one worker: a mask has a bit for each
inline constexpr std::uint32_t no_plugin = 0xFFFFFFFFu;

// Lies at the start of the out arena. Written by the worker as it goes, so that the host knows, whenever the worker
// stops, which call it was in and which items were finished before. How long a call takes is the host's own observation
// (call_clock.hpp): a clock in shared memory would be the plugin's to set.
struct Progress {
  std::atomic<std::uint64_t> current;           // item << 32 | plugin, or no_plugin between calls
  std::atomic<std::uint64_t> done;              // items published
  std::atomic<std::uint64_t> end[batch_items];  // item i's records end here: offset in the out arena
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
inline constexpr std::size_t records_begin = 1024;  // first record in the out arena
static_assert(sizeof(Progress) <= records_begin);

// Owns a file descriptor; -1 is none.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

// A mapped memory file.
class Arena {
 public:
  // Makes one whose size cannot change any more. Pages cost memory only once they are touched.
  static Result<Arena> create(const char* name, std::size_t bytes);
  // Maps one that the other side made.
  static Result<Arena> open(Descriptor fd, bool writable);
  Arena(Arena&& other) noexcept;
  Arena& operator=(Arena&& other) noexcept;
  ~Arena();
  std::span<std::byte> bytes() const { return {data_, size_}; }
  int fd() const { return fd_.get(); }

 private:
  Arena() = default;
  Descriptor fd_;
  std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

// False when the other side is gone.
bool send_frame(int socket, const Frame& frame);
enum class Received { Frame, Closed, Garbage };
// Waits for the next frame of a SOCK_SEQPACKET socket.
Received receive_frame(int socket, Frame& frame);

}  // namespace gainsay::plugin_host
