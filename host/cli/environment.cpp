// SPDX-License-Identifier: Apache-2.0
#include "host/cli/environment.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "host/cli/command.hpp"

namespace gainsay::cli {
namespace {

constexpr const char *case_variable = "GAINSAY_CASE", *log_variable = "GAINSAY_LOG_FILE";

std::string value_of(const char* variable) {
  const char* value = std::getenv(variable);
  return value ? value : "";
}

// By the command's own option, or by one that stands before the command.
bool is_told(const CLI::App* app, const char* option) {
  for (; app; app = app->get_parent())
    if (const auto* own = app->get_option_no_throw(option); own && own->count() > 0) return true;
  return false;
}

Result<bool> switch_of(const char* variable, const std::string& value) {
  constexpr std::array<std::pair<std::string_view, bool>, 8> words = {{{"1", true},
                                                                       {"true", true},
                                                                       {"on", true},
                                                                       {"yes", true},
                                                                       {"0", false},
                                                                       {"false", false},
                                                                       {"off", false},
                                                                       {"no", false}}};
  for (const auto& [word, on] : words)
    if (value == word) return on;
  return Error{ErrorCode::Usage, "\"" + value + "\" is neither 1 nor 0", variable,
               "it switches the log file on or off"};
}

}  // namespace

Result<void> fill_from_environment(const CLI::App& called, std::uint32_t takes, Options& options) {
  if ((takes & takes::Case) && !is_told(&called, "--case")) options.casefile = value_of(case_variable);
  const auto log = value_of(log_variable);
  if (log.empty() || is_told(&called, "--log-file")) return {};
  const auto on = switch_of(log_variable, log);
  if (!on) return on.error();
  options.log_file = *on;
  return {};
}

}  // namespace gainsay::cli
