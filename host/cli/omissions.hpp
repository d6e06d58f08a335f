// SPDX-License-Identifier: Apache-2.0
// What a report leaves out, and why: silence is data. In JSON in full, on a terminal in one line each.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "db/casefile.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/model/run.hpp"
#include "host/cli/labels.hpp"
#include "host/cli/terminal.hpp"
#include "host/cli/value_json.hpp"
#include "host/cli/workbench.hpp"

namespace gainsay::cli {

struct Omissions {
  std::vector<model::Failure> failures;
  std::vector<model::Skipped> skipped;
  std::vector<model::PluginReport> plugins;  // all that are there, run or not; sorted by id
};

// What a casefile knows, for lists of what is in it: what failed and was passed over when it was filled, the plugins
// that filled it, and those that are there now and do not run.
Result<Omissions> stored_omissions(db::Casefile& casefile, const Workbench& workbench);

// Documents, by language ("" or "und": unknown), whose language is not read as it should be.
std::vector<model::Skipped> language_notes(const std::map<std::string, std::uint64_t>& documents,
                                           const kit::Lexicon& lexicon);

// Adds "failures", "skipped" and "plugins" to a report.
void add_omissions(Json& report, const Omissions& omissions);
Json failures_json(const std::vector<model::Failure>& failures);
Json skipped_json(const std::vector<model::Skipped>& skipped);
Json plugins_json(const std::vector<model::PluginReport>& plugins);

// Comparisons that a rule looked at and let pass: no matter of the report, counted, or counted where --why-not can
// list them.
enum class Comparisons { Hidden, Counted, Listable };

// For the end of a report, "" when nothing was left out: a title and one line each, with the first reasons and how to
// see all.
std::string omissions_text(const Omissions& omissions, const Terminal& terminal, const Labels& labels,
                           Comparisons comparisons);

}  // namespace gainsay::cli
