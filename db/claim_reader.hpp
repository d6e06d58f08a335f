// SPDX-License-Identifier: Apache-2.0
// Reads the rows of one claim.
#pragma once

#include <cstdint>
#include <string>

#include "db/sqlite/statement.hpp"
#include "db/term_store.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/claim.hpp"

namespace gainsay::db {

class ClaimReader {
 public:
  ClaimReader(Connection& connection, TermStore& terms);

  // What a query must select, from `claim c`, for read(): "SELECT … FROM claim c JOIN …", to be followed by WHERE.
  static std::string select();
  // The claim of the current row of such a query.
  Result<model::Claim> read(const Statement& row);

 private:
  TermStore& terms_;
  Statement time_, slots_, quantities_, sources_, cues_;

  Result<void> read_parts(model::Claim& claim, std::int64_t number);
  // Puts the term with the number in `column` into `out`.
  Result<void> term(const Statement& row, int column, Term& out);
  Result<void> read_slot(const Statement& row, model::Claim& claim);
  Result<void> read_quantity(const Statement& row, model::Claim& claim);
  Result<void> read_source(const Statement& row, model::Claim& claim);
};

}  // namespace gainsay::db
