// SPDX-License-Identifier: Apache-2.0
// gainsay documents: the texts of a casefile.
#include <algorithm>

#include "host/cli/command.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"

namespace gainsay::cli {
namespace {

std::string first_known(const model::Document& document, std::optional<std::string> model::Appearance::*field) {
  for (const auto& appearance : document.appearances)
    if (appearance.*field) return *(appearance.*field);
  return {};
}

int run(const Options& options) {
  auto listing = open_listing(options);
  if (!listing) return print_error(listing.error());
  const auto entries = listing->casefile.documents().list(listing->filter);
  if (!entries) return print_error(entries.error());
  const auto wanted = documents_with_text(listing->casefile, options);
  if (!wanted) return print_error(wanted.error());
  Table table(options);
  Json list = Json::array();
  for (const auto& entry : *entries) {
    const auto& document = entry.document;
    if (*wanted && !std::binary_search((*wanted)->begin(), (*wanted)->end(), document.id)) continue;
    const auto path = document.appearances.empty() ? "" : document.appearances.front().path;
    const auto anchor = document.anchor();
    if (options.json) {
      auto one = document_json(document, nullptr, {});
      one.erase("paragraphs");
      one.erase("voice");
      one["bytes"] = entry.bytes;
      one["characters"] = entry.characters;
      one["claims"] = entry.claims;
      list.push_back(std::move(one));
    } else {
      table.add({to_string(document.id).substr(0, 19), document.language, anchor ? anchor->edtf : "",
                 std::to_string(entry.claims), first_known(document, &model::Appearance::publisher), path});
    }
  }
  const auto omissions = stored_omissions(listing->casefile, listing->workbench);
  if (!omissions) return print_error(omissions.error());
  if (options.json) {
    print_list("documents", std::move(list), *omissions);
  } else {
    print_table(table, *omissions, *listing, options);
  }
  return exit_code::Ok;
}

}  // namespace

extern const Command documents_command;
const Command documents_command = {"documents", "List the documents of a casefile",
                                   takes::Case | takes::Json | takes::Filters, run};

}  // namespace gainsay::cli
