// SPDX-License-Identifier: Apache-2.0
// gainsay: arguments in, exit code out. What a command does stands in the file of cli/ named after it.
#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "host/cli/arguments.hpp"
#include "host/cli/interrupt.hpp"
#include "host/cli/logging.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/standard_streams.hpp"
#include "host/cli/version.hpp"

namespace {

int run(int argc, char** argv) {
  namespace cli = gainsay::cli;
  cli::reserve_standard_streams();
  const auto parsed = cli::parse_arguments(argc, argv);
  if (parsed.version) return cli::print_version(parsed.options.json);
  if (!parsed.command) return parsed.exit_code;
  cli::start_logging(parsed.options);
  cli::watch_for_interrupt();
  cli::StandardInput input(std::cin);
  std::cin.rdbuf(&input);
  const int code = cli::finish_output(parsed.command->run(parsed.options));
  std::cin.rdbuf(nullptr);
  if (!std::cout.good() && cli::output_has_no_reader()) {  // everything is closed by now
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  // The seam: the standard library and others may throw, we do not (style sheet, rule 13).
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    return gainsay::cli::print_error({gainsay::ErrorCode::TooLarge, "out of memory", "", ""});
  } catch (const std::exception& error) {
    return gainsay::cli::print_error({gainsay::ErrorCode::Internal, error.what(), "", ""});
  }
}
