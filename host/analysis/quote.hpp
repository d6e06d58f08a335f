// SPDX-License-Identifier: Apache-2.0
// Pairs of quotation marks in one paragraph.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gainsay/model/analysis.hpp"
#include "host/analysis/scanner.hpp"

namespace gainsay::analysis {

// Appends the quotes between token `begin` and `end` (one paragraph) to `out`, by begin, outer before inner. A mark
// without a partner in the paragraph makes no quote; apostrophes are not marks. Quotes without a word or number are
// left out.
void find_quotes(std::string_view text, const Scan& scan, std::uint32_t begin, std::uint32_t end,
                 std::vector<model::Quote>& out);

}  // namespace gainsay::analysis
