// SPDX-License-Identifier: Apache-2.0
#include "db/sqlite/transaction.hpp"

#include <utility>

namespace gainsay::db {

Result<Transaction> Transaction::begin(Connection& connection) {
  const bool nested = connection.in_transaction();
  if (auto begun = connection.execute(nested ? "SAVEPOINT part" : "BEGIN IMMEDIATE"); !begun) return begun.error();
  return Transaction(connection, nested);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)), nested_(other.nested_) {}

// A failed rollback leaves nothing to do: SQLite has rolled back already (full disk), or does when the file is closed.
Transaction::~Transaction() {
  if (connection_ == nullptr || !connection_->in_transaction()) return;
  static_cast<void>(connection_->execute(nested_ ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK"));
}

Result<void> Transaction::commit() {
  auto done = connection_->execute(nested_ ? "RELEASE part" : "COMMIT");
  if (done) connection_ = nullptr;
  return done;
}

}  // namespace gainsay::db
