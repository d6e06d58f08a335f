// SPDX-License-Identifier: Apache-2.0
// A call into a plugin. What it throws goes no further than here, though nothing may come through a C interface, and
// what it returns is one of the statuses that there are.
#pragma once

#include <exception>
#include <string>

#include "gainsay/abi/types.h"

namespace gainsay::worker {

// `why` is set when the plugin broke one of these rules.
template <class Call>
gainsay_status call_foreign(std::string& why, const Call& call) {
  try {
    const gainsay_status status = call();
    if (status <= GAINSAY_OK && status >= GAINSAY_LIMIT) return status;
    why = "it returned " + std::to_string(status) + ", which is no status";
  } catch (const std::exception& e) {
    why = std::string("it threw across the C interface: ") + e.what();
  } catch (...) {
    why = "it threw something unknown across the C interface";
  }
  return GAINSAY_INTERNAL;
}

}  // namespace gainsay::worker
