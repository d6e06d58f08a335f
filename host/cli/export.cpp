// SPDX-License-Identifier: Apache-2.0
// gainsay export --format html: a report that stands by itself.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "host/cli/command.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/version.hpp"
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
  return exporting::html_report({sources, report->links, report->disagreements, report->analyses, *messages,
                                 report->log, report->standings, session, report->runs, report->failures,
                                 report->skipped, *head, fs::path(options.casefile).filename().string(), *digest,
                                 std::string(version()), options.reader});
}

// Beside its place first, so that a full disk leaves no half of a report.
Result<void> write(const std::string& path, const std::string& text) {
  const auto failed = [&](const char* what) { return Error{ErrorCode::Io, what, path, ""}; };
  const auto beside = path + ".part";
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  if (!file) return failed("cannot be written");
  file << text;
  file.close();
  std::error_code code;
  if (file) fs::rename(beside, path, code);
  if (file && !code) return {};
  fs::remove(beside, code);
  return failed("cannot be written");
}

int run(const Options& options) {
  const auto text = make(options);
  if (!text) return print_error(text.error());
  if (options.output.empty() || options.output == "-") {
    std::cout << *text;
    return exit_code::Ok;
  }
  if (auto written = write(options.output, *text); !written) return print_error(written.error());
  return exit_code::Ok;
}

}  // namespace

extern const Command export_command;
const Command export_command = {"export", "Write a report that stands by itself",
                                takes::Case | takes::Reader | takes::InSession | takes::Export, run};

}  // namespace gainsay::cli
