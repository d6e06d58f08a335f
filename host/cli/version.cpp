// SPDX-License-Identifier: Apache-2.0
#include "host/cli/version.hpp"

#include <spdlog/version.h>
#include <unicode/uversion.h>
#include <CLI/Version.hpp>

#include <iostream>
#include <string>

#include "gainsay/abi/version.h"
#include "host/cli/value_json.hpp"

namespace gainsay::cli {

std::string icu_version() {
  UVersionInfo numbers;
  u_getVersion(numbers);
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(numbers, text);
  return text;
}

std::string_view version() { return GAINSAY_VERSION; }

int print_version(bool json) {
  const auto abi = std::to_string(GAINSAY_ABI_MAJOR) + "." + std::to_string(GAINSAY_ABI_MINOR);
  if (!json) {
    std::cout << "gainsay " << version() << " (plugin ABI " << abi << ", ICU " << icu_version() << ")\n";
    return 0;
  }
  Json out;
  out["schema"] = "gainsay/version/1";
  out["name"] = "gainsay";
  out["version"] = std::string(version());
  out["abi"] = abi;
  out["libraries"]["icu"] = icu_version();
  out["libraries"]["nlohmann-json"] = std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                                      std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
                                      std::to_string(NLOHMANN_JSON_VERSION_PATCH);
  out["libraries"]["spdlog"] = std::to_string(SPDLOG_VER_MAJOR) + "." + std::to_string(SPDLOG_VER_MINOR) + "." +
                               std::to_string(SPDLOG_VER_PATCH);
  out["libraries"]["cli11"] = CLI11_VERSION;
  std::cout << dump(out, 2) << '\n';
  return 0;
}

}  // namespace gainsay::cli
