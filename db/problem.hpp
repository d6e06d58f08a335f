// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace gainsay::db {

// Something in a casefile that is not as it must be.
struct Problem {
  std::string subject;  // an id, "event 7", or a table's name
  std::string message;  // one sentence without a final stop
};

}  // namespace gainsay::db
