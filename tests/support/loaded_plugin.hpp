// SPDX-License-Identifier: Apache-2.0
// A plugin of the build tree, loaded into the test: what users load, met through the ABI.
//   const auto* entry = gainsay::test::load_plugin("org.gainsay.extract_times", "extract_times.so");
// Use it with gainsay/kit/testing.hpp. Link ${CMAKE_DL_LIBS}.
#pragma once

#include <dlfcn.h>

#include <string>

#include "gainsay/abi/plugin.h"

namespace gainsay::test {

// nullptr when there is no such plugin or it does not load; dlerror() says why. Never unloaded.
inline const gainsay_plugin_entry* load_plugin(const std::string& id, const std::string& library) {
  const std::string path = std::string(GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1/") + id + "/" + library;
  void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  return handle ? static_cast<const gainsay_plugin_entry*>(dlsym(handle, "gainsay_plugin")) : nullptr;
}

}  // namespace gainsay::test
