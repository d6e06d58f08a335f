// SPDX-License-Identifier: Apache-2.0
// Lists of what a casefile holds: aligned columns on a terminal, tab-separated when piped, one JSON document with
// --json.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/casefile.hpp"
#include "host/cli/options.hpp"
#include "host/cli/stored_report.hpp"

namespace gainsay::cli {

// What a list command stands on.
struct Listing {
  Workbench workbench;
  db::Casefile casefile;
  Names names;
  db::Filter filter;
};
Result<Listing> open_listing(const Options& options);

class Table {
 public:
  explicit Table(const Options& options) : options_(options) {}
  // Cells of source text are made printable.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  void print() const;

 private:
  const Options& options_;
  std::vector<std::vector<std::string>> rows_;
};

// "0.86": in a table, which is read by programs, too, in every language alike.
std::string score_cell(double score);

// {"schema": "gainsay/<what>/1", "<what>": list}; for lists of what was found, with what was left out.
void print_list(std::string_view what, Json list, const std::optional<Omissions>& omissions = {});

// The table on standard output; after it, on standard error, what was left out.
void print_table(const Table& table, const Omissions& omissions, const Listing& listing, const Options& options);

// --text: documents whose text holds these words; nullopt when it is not asked for.
Result<std::optional<std::vector<DocumentId>>> documents_with_text(db::Casefile& casefile, const Options& options);

}  // namespace gainsay::cli
