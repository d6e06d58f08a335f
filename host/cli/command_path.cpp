// SPDX-License-Identifier: Apache-2.0
#include "host/cli/command_path.hpp"

#include <CLI/CLI.hpp>

namespace gainsay::cli {

std::string path_of(const CLI::App& app) {
  return app.get_parent() ? path_of(*app.get_parent()) + " " + app.get_name() : app.get_name();
}

const CLI::App& called_of(const CLI::App& root) {
  const auto called = root.get_subcommands();
  return called.empty() ? root : called_of(*called.back());
}

}  // namespace gainsay::cli
