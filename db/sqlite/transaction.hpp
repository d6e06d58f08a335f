// SPDX-License-Identifier: Apache-2.0
// A transaction, or a savepoint when one is open already: undone unless it is committed.
#pragma once

#include "db/sqlite/connection.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

class Transaction {
 public:
  // Takes the write lock at once, so that nothing fails half-way for want of it.
  static Result<Transaction> begin(Connection& connection);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  Result<void> commit();

 private:
  Transaction(Connection& connection, bool nested) : connection_(&connection), nested_(nested) {}
  Connection* connection_;  // null once committed or moved from
  bool nested_;
};

}  // namespace gainsay::db
