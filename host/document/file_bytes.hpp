// SPDX-License-Identifier: Apache-2.0
// The bytes of a file, up to a limit. Never waits for something that may not come, and never holds more than the limit.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "gainsay/base/result.hpp"

namespace gainsay::document {

// Opens nothing but files and pipes: no device, no socket, no folder. A pipe is read to its end; one that nobody writes
// into is empty, not waited for. A file larger than `max_bytes` is refused by its size, unread. Errors name no file:
// NotFound, TooLarge, Interrupted (a signal, or `stop` (borrowed; may be null), while a pipe
// was waited for), Io.
Result<std::string> read_file(const std::string& path, std::size_t max_bytes, const std::atomic<bool>* stop = nullptr);

// `bytes`: how many there are, 0 when only as many were read as it takes to know.
Error too_large(std::size_t bytes, std::size_t max_bytes);

// What a file is that is neither a file nor a folder nor a pipe, or why it cannot be seen; "" for those three.
std::string odd_file(const std::string& path);

}  // namespace gainsay::document
