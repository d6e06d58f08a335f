// SPDX-License-Identifier: Apache-2.0
// The one way to Catch2: Debian 12 has version 2, later systems have version 3, tests see no difference.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

namespace gainsay::test {

#if __has_include(<catch2/catch_all.hpp>)
using Catch::Matchers::ContainsSubstring;
#else
inline auto ContainsSubstring(const std::string& text) { return Catch::Matchers::Contains(text); }
#endif
using Catch::Matchers::EndsWith;
using Catch::Matchers::Equals;
using Catch::Matchers::StartsWith;
using Catch::Matchers::WithinAbs;

}  // namespace gainsay::test

/// Leaves the test case with a message, for instance because GAINSAY_REFERENCE_DIR is unset.
#ifdef SKIP
#define GAINSAY_SKIP(message) SKIP(message)
#else
#define GAINSAY_SKIP(message)     \
  do {                            \
    WARN("skipped: " << message); \
    return;                       \
  } while (false)
#endif
