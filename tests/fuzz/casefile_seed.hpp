// SPDX-License-Identifier: Apache-2.0
// A small casefile that uses every table, as bytes; made once per process, the same every time.
#pragma once

#include <string>

namespace gainsay::fuzz {

struct CasefileSeed {
  std::string bytes, digest;
  std::string older;         // of the first schema, without a row
  std::string empty_digest;  // of a casefile without a row
};
const CasefileSeed& casefile_seed();

}  // namespace gainsay::fuzz
