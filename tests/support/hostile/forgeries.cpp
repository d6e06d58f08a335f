// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hostile/forgeries.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <string>
#include <thread>

#include "tests/support/hostile/worker_faults.hpp"

namespace gainsay::hostile {

namespace {

constexpr std::size_t record_head = 16;  // u32 kind, u32 plugin, u64 length

// Where the worker wrote `text`.
char* written(std::string_view text) {
  std::size_t words = 0;
  auto* memory = out_memory(words);
  return memory ? static_cast<char*>(memmem(memory, words * sizeof *memory, text.data(), text.size())) : nullptr;
}

// From now on these letters are UTF-8 now, and now they are not.
void flicker(char* letter) {
  static std::array<char*, 64> letters;
  static std::atomic<std::size_t> count{0};
  if (count == letters.size()) return;
  letters[count] = letter;
  if (++count != 1) return;
  std::thread([] {
    for (std::size_t i = 0;; ++i)
      for (std::size_t at = 0; at < count; ++at)
        std::atomic_ref(*letters[at]).store(i % 2 == 0 ? '\xff' : 'x', std::memory_order_relaxed);
  }).detach();
}

}  // namespace

void forge(std::string_view what, Term layer, kit::Sink& sink) {
  if (what != "flicker" && what != "impostor") return;
  const std::string json = '"' + std::string(60'000, 'x') + '"';
  sink.mention(layer, {0, 1}, json);
  char* const at = written(json);
  if (!at) return;
  if (what == "impostor") {  // in the name of a plugin that this worker does not carry
    const std::uint32_t other = 40;
    std::memcpy(at - sizeof(std::uint64_t) - sizeof(gainsay_mention) - record_head + sizeof other, &other,
                sizeof other);
  } else {
    flicker(at + json.size() / 2);
  }
}

}  // namespace gainsay::hostile
