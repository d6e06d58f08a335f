// SPDX-License-Identifier: Apache-2.0
// What a mistyped word was meant to be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gainsay::cli {

// The word of `known` that is fewest letters away (one wrong, missing, extra or swapped with its neighbour each), when
// that is at most a third of the word, else one that it begins, if only one does; "" when none is near. Of equals the
// first.
std::string near_word(std::string_view typed, const std::vector<std::string>& known);

}  // namespace gainsay::cli
