// SPDX-License-Identifier: Apache-2.0
#include "host/cli/problem.hpp"

#include <iostream>
#include <string>

#include "host/cli/command.hpp"
#include "host/cli/screen_text.hpp"

namespace gainsay::cli {
namespace {

// Does the sentence speak of the file itself? Errors of the casefile do.
bool names_file(const Error& error) {
  const auto at = error.message.find("file " + error.where);
  const auto after = at + 5 + error.where.size();
  return at != std::string::npos &&
         (after == error.message.size() || error.message[after] == ' ' || error.message[after] == ':');
}

}  // namespace

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
  std::string line = names_file(error) || error.where.empty() ? "" : error.where + ": ";
  line += error.message;
  if (!error.hint.empty()) line += ". hint: " + error.hint;
  // One harmless line, whatever a file name or a library put into it.
  std::cerr << "gainsay: error[" << to_string(error.code) << "]: " << escaped(line) << '\n';
  return exit_code_of(error.code);
}

}  // namespace gainsay::cli
