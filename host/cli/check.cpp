// SPDX-License-Identifier: Apache-2.0
// gainsay check: the main job in one go: import, extract, match, verify, report.
#include <algorithm>
#include <iostream>
#include <string>

#include "host/cli/card_text.hpp"
#include "host/cli/command.hpp"
#include "host/cli/importing.hpp"
#include "host/cli/interrupt.hpp"
#include "host/cli/omissions.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/stored_report.hpp"
#include "host/cli/terminal.hpp"

namespace gainsay::cli {
namespace {

// Without --case a casefile of its own, which goes with the process; a named one is made when it is not there.
Result<db::Casefile> casefile_of(const Options& options) {
  if (options.casefile.empty()) return db::Casefile::temporary();
  const auto open = open_options(options);
  auto opened = db::Casefile::open(options.casefile, db::Access::Write, open);
  return opened || opened.error().code != ErrorCode::NotFound ? std::move(opened)
                                                              : db::Casefile::create(options.casefile, open);
}

void print_abstentions(const std::vector<plugin_host::Abstention>& abstentions) {
  for (const auto& one : abstentions)
    std::cout << to_string(one.a) << '\t' << to_string(one.b) << '\t' << printable(one.rule) << '\t'
              << printable(one.reason) << '\n';
}

int code_of(const Imported& imported, const Report& report, const Options& options) {
  const int code = exit_code_of(imported.outcome);
  const auto fails_on = [&](const char* what) {
    return std::find(options.fail_on.begin(), options.fail_on.end(), what) != options.fail_on.end();
  };
  if (code == exit_code::Failed) return code;
  if ((fails_on("conflict") && !report.disagreements.empty()) || (fails_on("failure") && code == exit_code::Partial))
    return exit_code::Found;
  return code;
}

void add_abstentions(Json& json, const std::vector<plugin_host::Abstention>& abstentions) {
  json["abstentions"] = Json::array();
  for (const auto& one : abstentions)
    json["abstentions"].push_back(
        {{"a", to_string(one.a)}, {"b", to_string(one.b)}, {"rule", one.rule}, {"reason", one.reason}});
}

int print(Report& report, const Imported& imported, db::Casefile& casefile, const Workbench& workbench,
          const Options& options) {
  const auto names = load_names(casefile, workbench);
  if (!names) return print_error(names.error());
  const auto messages = workbench.load_messages();
  if (!messages) return print_error(messages.error());
  report.failures = imported.outcome.failures;
  report.skipped = imported.outcome.skipped;
  report.plugins = imported.plugins;
  select(report, options);
  if (options.json) {
    auto json = report_json(report, *names, *messages, readers_of(options.reader, *messages));
    if (options.why_not) add_abstentions(json, imported.outcome.abstentions);
    std::cout << dump(json, 1) << '\n';
  } else {
    const auto labels = Labels::load(workbench.locations().labels, options.reader);
    if (!labels) return print_error(labels.error());
    print_failures(report.failures);
    const auto comparisons = options.why_not ? Comparisons::Hidden : Comparisons::Listable;
    if (exit_code_of(imported.outcome) != exit_code::Failed)
      std::cout << cards_text(report, *names, *messages, *labels, options, comparisons);
    else if (options.verbosity >= 0)  // "no disagreements" would be no answer
      std::cout << omissions_text(omissions_of(report, {}), Terminal(options.colour, labels->right_to_left()), *labels,
                                  comparisons);
    if (options.why_not) print_abstentions(imported.outcome.abstentions);
  }
  return code_of(imported, report, options);
}

int run(const Options& options) {
  const auto workbench = Workbench::open(options);
  if (!workbench) return print_error(workbench.error());
  auto casefile = casefile_of(options);
  if (!casefile) return print_error(casefile.error());
  const auto imported = import_sources(*casefile, *workbench, options);
  if (!imported) return print_error(imported.error());
  auto report = load_report(*casefile, *workbench, options.json);
  if (!report) return print_error(report.error());
  if (interrupted()) return print_error({ErrorCode::Interrupted, "stopped before anything was printed", "", ""});
  return print(*report, *imported, *casefile, *workbench, options);
}

}  // namespace

extern const Command check_command;
const Command check_command = {"check", "Read documents and show where they disagree",
                               takes::Sources | takes::OwnCase | takes::Json | takes::Reader | takes::Metadata |
                                   takes::Selection | takes::WhyNot | takes::FailOn,
                               run};

}  // namespace gainsay::cli
