// SPDX-License-Identifier: Apache-2.0
// Ctrl-C: the first one asks the running command to stop after its batch, a second one ends the process.
#pragma once

#include <atomic>

namespace gainsay::cli {

void watch_for_interrupt();
const std::atomic<bool>& interrupted();

}  // namespace gainsay::cli
