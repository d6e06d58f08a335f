// SPDX-License-Identifier: Apache-2.0
// gainsay init: a new, empty casefile.
#include <iostream>

#include "db/casefile.hpp"
#include "host/cli/command.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/standard_streams.hpp"
#include "host/cli/stored_report.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  const auto casefile = db::Casefile::create(options.casefile, open_options(options));
  if (!casefile) return print_error(casefile.error());
  if (options.verbosity >= 0) std::cout << casefile->path() << '\n';
  return finish_output(exit_code::Ok, casefile->path() + " is made");
}

}  // namespace

extern const Command init_command;
const Command init_command = {"init", "Create a casefile", takes::NewCase, run};

}  // namespace gainsay::cli
