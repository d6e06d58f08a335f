// SPDX-License-Identifier: Apache-2.0
// A read-only file, mapped until the process ends.
#pragma once

#include <string>
#include <string_view>

#include "gainsay/base/result.hpp"

namespace gainsay::worker {

Result<std::string_view> map_file(const std::string& path);

}  // namespace gainsay::worker
