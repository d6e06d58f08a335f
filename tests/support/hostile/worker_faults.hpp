// SPDX-License-Identifier: Apache-2.0
// What a plugin may do to the process that carries it, by name.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gainsay::hostile {

// Does what `what` names, if it is one of these; may not return.
void do_to_worker(std::string_view what);

// What the host reads results from, mapped once more; null when there is none. It lies there until the worker ends.
std::atomic<std::uint64_t>* out_memory(std::size_t& words);

}  // namespace gainsay::hostile
