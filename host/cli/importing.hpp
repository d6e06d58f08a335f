// SPDX-License-Identifier: Apache-2.0
// Sources on the command line -> a casefile that knows what they claim: `check`, `add`.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "db/casefile.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/run.hpp"
#include "host/cli/options.hpp"
#include "host/cli/workbench.hpp"
#include "host/pipeline.hpp"

namespace gainsay::cli {

struct Imported {
  pipeline::Outcome outcome;                 // with what was skipped when the sources were collected
  std::vector<model::PluginReport> plugins;  // all that are there, run or not; sorted by id
};

// Collects options.operands and runs the pipeline on them. Logs what is odd and, with -v, what is committed.
// Interrupted when a signal came before all was compared; the message says how far it got.
Result<Imported> import_sources(db::Casefile& casefile, const Workbench& workbench, const Options& options);

// 4 when some documents failed (1 when none could be read), else 0.
int exit_code_of(const pipeline::Outcome& outcome);

// One line per failure on standard error.
void print_failures(const std::vector<model::Failure>& failures);

}  // namespace gainsay::cli
