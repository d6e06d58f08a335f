// SPDX-License-Identifier: Apache-2.0
// What the analysis would cost if ICU did it: the route a careful programmer would take, everything that can be kept
// from document to document kept.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace gainsay::bench {

// The sum of the code points: the least that reading UTF-8 costs.
std::size_t decode(std::string_view text);

class IcuRoute {
 public:
  IcuRoute();
  ~IcuRoute();
  // Converts to UTF-16, folds with NFKC_CF recording the edits, finds sentences and words; the number of both.
  std::size_t run(std::string_view text, const std::string& language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gainsay::bench
