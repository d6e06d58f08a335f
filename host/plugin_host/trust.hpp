// SPDX-License-Identifier: Apache-2.0
// Who could have written a plugin? A plugin is code that this user runs.
#pragma once

#include <filesystem>

#include "gainsay/base/result.hpp"

namespace gainsay::plugin_host {

// Refuses a file of a plugin (a path relative to its directory), and every folder from it up to that directory, when
// everybody may write to it, when it belongs to somebody who is neither the caller nor root nor the owner of this
// program (who could change the program as well), or when the file is a symbolic link, which shows none of this.
// What does not exist is not refused. Between this look and the loading of a library the caller's own files may change.
Result<void> check_trust(const std::filesystem::path& directory, const std::filesystem::path& file);

}  // namespace gainsay::plugin_host
