// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "db/casefile.hpp"
#include "db/filter.hpp"
#include "gainsay/base/result.hpp"
#include "host/cli/report.hpp"
#include "host/cli/workbench.hpp"

namespace gainsay::cli {

// What a casefile knows. With `analyses` every text is analysed again (they are never stored), for its paragraphs.
Result<Report> load_report(db::Casefile& casefile, const Workbench& workbench, bool analyses);

// Names of terms: the casefile's and the lexicon's.
Result<Names> load_names(db::Casefile& casefile, const Workbench& workbench);

// The list filters of the command line. Usage when one of them means nothing.
Result<db::Filter> filter_of(const Options& options, db::Casefile& casefile, const Names& names);

// How long to wait for another writer, and what other writers are told.
db::OpenOptions open_options(const Options& options);
// --case. Usage when none is named.
Result<db::Casefile> open_casefile(const Options& options, db::Access access);

}  // namespace gainsay::cli
