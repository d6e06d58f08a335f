// SPDX-License-Identifier: Apache-2.0
// A filter as SQL conditions with their parameters.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "db/filter.hpp"
#include "db/sqlite/statement.hpp"

namespace gainsay::db {

class Conditions {
 public:
  // About a document whose row number is the SQL expression `no`.
  void about_document(const Filter& filter, const std::string& no);
  // About a claim with alias `claim`.
  void about_claim(const Filter& filter, const std::string& claim);
  void add(const std::string& sql, std::string value);
  void add(const std::string& sql, std::int64_t value);
  // The inner conditions between `before` and `after`.
  void within(const std::string& before, const Conditions& inner, const std::string& after);

  bool empty() const { return sql_.empty(); }
  // "x = ? AND y = ?"; "1" when there are none.
  std::string sql() const { return sql_.empty() ? "1" : sql_; }

  // Runs `statement`, whose text holds sql() once, over its rows.
  template <class OnRow>
  Result<void> each(Statement& statement, OnRow on_row) const {
    statement.begin();
    int at = 0;
    for (const auto& value : values_) std::visit([&](const auto& v) { statement.bind(++at, v); }, value);
    return statement.rows(on_row);
  }

 private:
  std::string sql_;
  std::vector<std::variant<std::int64_t, std::string, Blob>> values_;
  void join(const std::string& sql);
};

}  // namespace gainsay::db
