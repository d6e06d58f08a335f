// SPDX-License-Identifier: Apache-2.0
#include "host/cli/listing.hpp"

#include <algorithm>
#include <cstdio>
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

namespace {

// Room that is worth beginning a cell in; with less it begins a line of its own.
constexpr std::size_t least_room = 24, own_line_indent = 4;

// On a terminal: cells stand under each other, each in its own direction, and go on in the next line where the first is
// full; the last takes as many lines as it needs.
std::string aligned(const std::vector<std::string>& row, const std::vector<std::size_t>& widths,
                    const Terminal& terminal) {
  std::string line;
  std::size_t used = 0;
  const auto next_line = [&] {
    line.erase(line.find_last_not_of(' ') + 1);
    line += "\n" + std::string(own_line_indent, ' ');
    used = own_line_indent;
  };
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    if (used > own_line_indent && used + columns(row[i]) > terminal.width()) next_line();
    line += "\u2068" + row[i] + "\u2069" + std::string(widths[i] - columns(row[i]) + 2, ' ');
    used += widths[i] + 2;
  }
  if (used > own_line_indent && used + std::min(columns(row.back()), least_room) > terminal.width()) next_line();
  const auto hang = line.find('\n') == std::string::npos ? used : own_line_indent;
  const auto room = [&](std::size_t at) { return terminal.width() > at ? terminal.width() - at : least_room; };
  const auto filled = fill(row.back(), room(used), room(hang));
  for (std::size_t i = 0; i < filled.size(); ++i)
    line += (i > 0 ? "\n" + std::string(hang, ' ') : "") + "\u2068" + filled[i] + "\u2069";
  return line;
}

}  // namespace

void Table::print() const {
  const Terminal terminal(options_.colour);
  auto rows = rows_;
  std::vector<std::size_t> widths;
  for (auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = printable(row[i]);
      if (widths.size() <= i) widths.push_back(0);
      widths[i] = std::max(widths[i], columns(row[i]));
    }
  for (const auto& row : rows) {
    if (row.empty()) continue;
    if (terminal.is_tty()) {
      std::cout << aligned(row, widths, terminal) << '\n';
      continue;
    }
    for (std::size_t i = 0; i < row.size(); ++i) std::cout << row[i] << (i + 1 == row.size() ? "\n" : "\t");
  }
}

std::string score_cell(double score) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", score);
  return text;
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
