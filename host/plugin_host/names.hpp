// SPDX-License-Identifier: Apache-2.0
// What plugins call things, and what they say when they fail.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gainsay/abi/types.h"
#include "gainsay/base/ids.hpp"

namespace gainsay::plugin_host {

// The name of every term that a worker has told us of.
using Names = std::unordered_map<gainsay_term, std::string>;
std::vector<std::pair<Term, std::string>> sorted(const Names& names);

}  // namespace gainsay::plugin_host
