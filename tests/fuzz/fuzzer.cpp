// SPDX-License-Identifier: Apache-2.0
// libFuzzer's way into a target; the library brings the main function.
#include <cstdint>

#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gainsay::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
