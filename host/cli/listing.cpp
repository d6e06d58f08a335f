// SPDX-License-Identifier: Apache-2.0
#include "host/cli/listing.hpp"

#include <algorithm>
#include <iostream>
#include <utility>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "host/cli/terminal.hpp"
#include "host/pipeline/batch.hpp"

namespace gainsay::cli {

Result<Listing> open_listing(const Options& options) {
  auto casefile = open_casefile(options, db::Access::Read);
  if (!casefile) return std::move(casefile).error();
  auto workbench = Workbench::open(options);
  if (!workbench) return std::move(workbench).error();
  auto names = load_names(*casefile, *workbench);
  if (!names) return std::move(names).error();
  auto filter = filter_of(options, *casefile, *names);
  if (!filter) return std::move(filter).error();
  return Listing{*std::move(workbench), *std::move(casefile), *std::move(names), *std::move(filter)};
}

void Table::print() const {
  const Terminal terminal(options_.colour);
  std::vector<std::size_t> widths;
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths.size() <= i) widths.push_back(0);
      widths[i] = std::max(widths[i], columns(printable(row[i])));
    }
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto cell = printable(row[i]);
      const bool last = i + 1 == row.size();
      if (!terminal.is_tty()) {
        std::cout << cell << (last ? "" : "\t");
      } else {
        std::cout << "\u2068" << cell << "\u2069" << (last ? "" : std::string(widths[i] - columns(cell) + 2, ' '));
      }
    }
    std::cout << '\n';
  }
}

void print_list(std::string_view what, Json list, const std::optional<Omissions>& omissions) {
  Json out;
  out["schema"] = "gainsay/" + std::string(what) + "/1";
  out[std::string(what)] = std::move(list);
  if (omissions) add_omissions(out, *omissions);
  std::cout << dump(out, 1) << '\n';
}

void print_table(const Table& table, const Omissions& omissions, const Listing& listing, const Options& options) {
  table.print();
  if (options.verbosity < 0) return;
  const auto labels = Labels::load(listing.workbench.locations().labels, options.reader);
  if (!labels) return;  // a table has no need of them
  std::cout.flush();
  std::cerr << omissions_text(omissions, Terminal(options.colour), *labels, Comparisons::Hidden);
}

Result<std::optional<std::vector<DocumentId>>> documents_with_text(db::Casefile& casefile, const Options& options) {
  if (options.text.empty()) return std::optional<std::vector<DocumentId>>{};
  const auto hits = casefile.search().find(pipeline::to_utf8(kit::key_fold(options.text)), 1'000'000);
  if (!hits) return hits.error();
  std::vector<DocumentId> ids;
  for (const auto& hit : *hits) ids.push_back(hit.document);
  std::sort(ids.begin(), ids.end());
  return std::optional(std::move(ids));
}

}  // namespace gainsay::cli
