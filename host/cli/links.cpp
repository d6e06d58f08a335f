// SPDX-License-Identifier: Apache-2.0
// gainsay links: which claims of a casefile conflict or agree.
#include "host/cli/command.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  auto listing = open_listing(options);
  if (!listing) return print_error(listing.error());
  const auto messages = listing->workbench.load_messages();
  if (!messages) return print_error(messages.error());
  const auto links = listing->casefile.links().list(listing->filter);
  if (!links) return print_error(links.error());
  const auto report = load_report(listing->casefile, listing->workbench, false);
  if (!report) return print_error(report.error());
  Table table(options);
  Json list = Json::array();
  for (const auto& link : *links) {
    const bool rejected = report->standings.rejected.count(link.id) != 0;
    if (rejected ? options.state != session::word(session::ClaimState::Rejected)
                 : !is_asked_for(report->standings.of(link.matter).state, options.state))
      continue;
    if (link.score < options.min_score) continue;
    if (options.json) {
      list.push_back(link_json(link, *report, listing->names, *messages, readers_of(options.reader, *messages)));
    } else {
      table.add({to_string(link.id), to_string(link.relation), link.type, score_cell(link.score), to_string(link.tier),
                 to_string(link.a), to_string(link.b),
                 disagreement::explain(link, report->sources(listing->names), *messages, options.reader)});
    }
  }
  if (options.json) {
    print_list("links", std::move(list), omissions_of(*report, {}));
  } else {
    print_table(table, omissions_of(*report, {}), *listing, options);
  }
  return exit_code::Ok;
}

}  // namespace

extern const Command links_command;
const Command links_command = {
    "links", "List conflicts and corroborations between claims",
    takes::Case | takes::Json | takes::Reader | takes::Filters | takes::LinkState | takes::Selection, run};

}  // namespace gainsay::cli
