// SPDX-License-Identifier: Apache-2.0
// Ctrl-C and SIGTERM: the first one asks the running command to stop after its batch, a second one ends the process.
#pragma once

#include <atomic>

namespace gainsay::cli {

void watch_for_interrupt();
// A line without an end stands on standard error; the signal that ends the process takes it away.
void status_line_is_showing(bool showing);
const std::atomic<bool>& interrupted();
// Becomes readable when the first signal comes: for who waits in poll. -1 before watch_for_interrupt.
int interrupt_descriptor();

}  // namespace gainsay::cli
