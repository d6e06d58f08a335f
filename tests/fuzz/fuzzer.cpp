// SPDX-License-Identifier: Apache-2.0
// libFuzzer's way into a target; the library brings the main function.
#include <cstdint>

#include "tests/fuzz/target.hpp"

// What a target sets up once does not count as an input's time.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  gainsay::fuzz::run({});
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gainsay::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
