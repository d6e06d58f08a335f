// SPDX-License-Identifier: Apache-2.0
// gainsay add: import into a casefile and run everything that is new.
#include <iostream>

#include "host/cli/command.hpp"
#include "host/cli/importing.hpp"
#include "host/cli/omissions.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/standard_streams.hpp"
#include "host/cli/stored_report.hpp"

namespace gainsay::cli {
namespace {

void print(const Imported& imported, const Labels& labels, const Options& options) {
  const auto& outcome = imported.outcome;
  const Omissions omissions{outcome.failures, outcome.skipped, imported.plugins};
  if (!options.json) {
    print_failures(outcome.failures);
    std::cout << outcome.read << " read, " << outcome.known << " known already, " << outcome.failures.size()
              << " failed\n";
    if (options.verbosity >= 0)
      std::cout << omissions_text(omissions, Terminal(options.colour), labels, Comparisons::Hidden);
    return;
  }
  Json out;
  out["schema"] = "gainsay/added/1";
  out["read"] = outcome.read;
  out["known"] = outcome.known;
  add_omissions(out, omissions);
  std::cout << dump(out, 1) << '\n';
}

int run(const Options& options) {
  const auto workbench = Workbench::open(options);
  if (!workbench) return print_error(workbench.error());
  auto casefile = open_casefile(options, db::Access::Write);
  if (!casefile) return print_error(casefile.error());
  const auto imported = import_sources(*casefile, *workbench, options);
  if (!imported) return print_error(imported.error());
  const auto labels = Labels::load(workbench->locations().labels, options.reader);
  if (!labels) return print_error(labels.error());
  print(*imported, *labels, options);
  return finish_output(exit_code_of(imported->outcome), "what was read is in the casefile");
}

}  // namespace

extern const Command add_command;
const Command add_command = {"add", "Import into a casefile and run what is new",
                             takes::Sources | takes::Case | takes::Json | takes::Metadata, run};

}  // namespace gainsay::cli
