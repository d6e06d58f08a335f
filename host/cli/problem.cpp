// SPDX-License-Identifier: Apache-2.0
#include "host/cli/problem.hpp"

#include <iostream>
#include <string>

#include "host/cli/command.hpp"

namespace gainsay::cli {

int exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Usage:
      return exit_code::Usage;
    case ErrorCode::Locked:
    case ErrorCode::Damaged:
    case ErrorCode::TooNew:
      return exit_code::Casefile;
    case ErrorCode::Interrupted:
      return exit_code::Interrupted;
    default:
      return exit_code::Failed;
  }
}

int print_error(const Error& error) {
  std::string line = std::string("gainsay: error[") + to_string(error.code) + "]: ";
  if (!error.where.empty()) line += error.where + ": ";
  line += error.message;
  if (!error.hint.empty()) line += ". hint: " + error.hint;
  for (auto& c : line)  // one line, whatever a file name or a library put into it
    if (c == '\n' || c == '\r') c = ' ';
  std::cerr << line << '\n';
  return exit_code_of(error.code);
}

}  // namespace gainsay::cli
