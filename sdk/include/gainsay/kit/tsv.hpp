// SPDX-License-Identifier: Apache-2.0
// Reader of a plugin's own tables: a header line with the names of the columns, then one row a line, cells separated by
// tabs; blank lines and lines that begin with # are skipped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"

namespace gainsay::kit {

class Tsv {
 public:
  // Borrows `text`. A missing column or a row with more cells than columns is ErrorCode::BadInput with `where`:line.
  static Result<Tsv> parse(std::string_view text, std::string_view where, const std::vector<std::string_view>& needed);

  std::size_t size() const { return rows_.size(); }
  // The cell without surrounding spaces; "" when the row is shorter.
  std::string_view at(std::size_t row, std::string_view column) const;
  // "rules.tsv:12"
  std::string place(std::size_t row) const;

 private:
  struct Row {
    std::size_t line = 0;
    std::vector<std::string_view> cells;
  };
  std::string where_;
  std::vector<std::string_view> columns_;
  std::vector<Row> rows_;
};

// The parts of `text` between `separator`s, each without surrounding spaces; empty parts are left out.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace gainsay::kit
