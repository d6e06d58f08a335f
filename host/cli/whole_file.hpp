// SPDX-License-Identifier: Apache-2.0
// Files and folders that others find whole or not at all. They are written under a name that nobody else has, in the
// folder where they are to stand, and then take their place; nothing that was not made here is ever removed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"

namespace gainsay::cli {

// Takes the place of a file only once it is on the disk. A new file can be read by its owner alone; one that is there
// keeps its mode; a symbolic link stays, and what it names is replaced. A pipe or a device is written to as it is.
// Io with the system's reason.
Result<void> write_file(const std::string& path, std::string_view bytes);

struct NewFile {
  std::filesystem::path path;  // relative to the folder
  std::string bytes;
};
// A new folder, and those above it. Usage when something of that name is there, Io with the system's reason.
Result<void> write_folder(const std::filesystem::path& folder, const std::vector<NewFile>& files);

}  // namespace gainsay::cli
