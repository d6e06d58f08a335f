// SPDX-License-Identifier: Apache-2.0
// gainsay disagreements: the cards of a casefile.
#include <algorithm>
#include <iostream>
#include <set>

#include "host/cli/card_text.hpp"
#include "host/cli/command.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"

namespace gainsay::cli {
namespace {

// Those that the filters leave, in the order of the report.
Result<void> filter(Report& report, Listing& listing, const Options& options) {
  auto narrowed = listing.filter;
  narrowed.limit.reset();  // of the best, which select() knows
  const auto entries = listing.casefile.links().disagreements(narrowed);
  if (!entries) return entries.error();
  const auto wanted = documents_with_text(listing.casefile, options);
  if (!wanted) return wanted.error();
  std::set<MatterId> left;
  for (const auto& entry : *entries) {
    const auto& documents = entry.documents;
    const bool holds = !*wanted || std::any_of(documents.begin(), documents.end(), [&](const auto& id) {
      return std::binary_search((*wanted)->begin(), (*wanted)->end(), id);
    });
    if (holds) left.insert(entry.id);
  }
  std::erase_if(report.disagreements, [&](const auto& d) { return !left.count(d.id); });
  auto selection = options;
  selection.type.clear();  // done by the filter
  const auto links = report.links;
  select(report, selection);
  report.links = links;
  return {};
}

int run(const Options& options) {
  auto listing = open_listing(options);
  if (!listing) return print_error(listing.error());
  const auto messages = listing->workbench.load_messages();
  if (!messages) return print_error(messages.error());
  auto report = load_report(listing->casefile, listing->workbench, false);
  if (!report) return print_error(report.error());
  if (auto filtered = filter(*report, *listing, options); !filtered) return print_error(filtered.error());
  if (options.json) {
    Json list = Json::array();
    std::set<std::string> notes;
    for (const auto& d : report->disagreements)
      list.push_back(
          disagreement_json(d, *report, listing->names, *messages, readers_of(options.reader, *messages), &notes));
    print_list("disagreements", std::move(list), omissions_of(*report, notes));
    return exit_code::Ok;
  }
  const auto labels = Labels::load(listing->workbench.locations().labels, options.reader);
  if (!labels) return print_error(labels.error());
  std::cout << cards_text(*report, listing->names, *messages, *labels, options, Comparisons::Counted);
  return exit_code::Ok;
}

}  // namespace

extern const Command disagreements_command;
const Command disagreements_command = {
    "disagreements", "Show where the documents of a casefile disagree",
    takes::Case | takes::Json | takes::Reader | takes::Filters | takes::MatterState | takes::Selection, run};

}  // namespace gainsay::cli
