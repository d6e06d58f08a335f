// SPDX-License-Identifier: Apache-2.0
// What a sanitizer takes away from the tests of plugins that misbehave: the worker has no limit to its address space.
#pragma once

namespace gainsay::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace gainsay::test
