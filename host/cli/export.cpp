// SPDX-License-Identifier: Apache-2.0
// gainsay export --format html: a report that stands by itself.
#include <filesystem>
#include <iostream>

#include "db/belonging.hpp"
#include "host/cli/command.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/version.hpp"
#include "host/cli/whole_file.hpp"
#include "host/exporting/html_report.hpp"

namespace gainsay::cli {
namespace {

namespace fs = std::filesystem;

Result<std::string> make(const Options& options) {
  auto listing = open_listing(options);
  if (!listing) return std::move(listing).error();
  const auto messages = listing->workbench.load_messages();
  if (!messages) return messages.error();
  const auto report = load_report(listing->casefile, listing->workbench, true);
  if (!report) return report.error();
  const auto* session = options.session.empty() ? nullptr : report->log.session(options.session);
  if (!options.session.empty() && !session)
    return Error{ErrorCode::Usage, "there is no session \"" + options.session + "\"", "",
                 "gainsay session list names them"};
  const auto head = listing->casefile.events().head();
  if (!head) return head.error();
  const auto digest = listing->casefile.digest();
  if (!digest) return digest.error();
  const auto sources = report->sources(listing->names);
  return exporting::html_report(
      {sources, report->links, report->disagreements, report->analyses, *messages, report->log, report->standings,
       session, report->runs, report->failures, report->skipped, report->plugins, *head,
       fs::path(options.casefile).filename().string(), *digest, std::string(version()), options.reader});
}

// A report takes the place of a file, of work never.
Result<void> is_free(const Options& options) {
  if (!db::belongs_to_casefile(options.output, options.casefile)) return {};
  return Error{ErrorCode::Usage, "belongs to a casefile, which a report would replace", options.output,
               "name another file after -o"};
}

int run(const Options& options) {
  const bool into_file = !options.output.empty() && options.output != "-";
  if (into_file)
    if (const auto free = is_free(options); !free) return print_error(free.error());
  const auto text = make(options);
  if (!text) return print_error(text.error());
  if (!into_file) {
    std::cout << *text;
    return exit_code::Ok;
  }
  if (const auto written = write_file(options.output, *text); !written) return print_error(written.error());
  return exit_code::Ok;
}

}  // namespace

extern const Command export_command;
const Command export_command = {"export", "Write a report that stands by itself",
                                takes::Case | takes::Reader | takes::InSession | takes::Export, run};

}  // namespace gainsay::cli
