// SPDX-License-Identifier: Apache-2.0
// What the worker takes from itself before it loads foreign code. Everything that narrows the process further belongs
// here.
#pragma once

#include <cstdint>

#include "gainsay/base/result.hpp"

namespace gainsay::worker {

// Limits address space (not in sanitizer builds), open files, file size (none may grow) and core files; dies with the
// parent; can gain no privileges. Call first.
Result<void> confine(std::uint64_t address_space_bytes);

// Lets the process use this much more CPU time from now on before it is killed: the backstop behind the host's clock.
void allow_cpu_seconds(std::uint64_t seconds);

}  // namespace gainsay::worker
