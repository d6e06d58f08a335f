// SPDX-License-Identifier: Apache-2.0
// One open SQLite file.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "gainsay/base/result.hpp"

struct sqlite3;

namespace gainsay::db {

enum class Access : std::uint8_t {
  Read,  // nothing is written, not even by a migration; the file may lie on a read-only medium
  Write,
};

// Used by one thread at a time. Movable: statements keep a pointer to it, so move it before making any.
class Connection {
 public:
  // The file must exist. Errors: NotFound, Damaged (not SQLite), Locked after `wait`, Io.
  static Result<Connection> open(const std::string& path, Access access, std::chrono::milliseconds wait);

  // A file of its own in memory, empty.
  static Result<Connection> in_memory();

  // WAL, synchronous=FULL: what is committed from now on survives a power cut. Apart from open, since it changes the
  // file: first see whose it is.
  Result<void> prepare_to_write();

  // Runs statements that return no rows.
  Result<void> execute(const char* sql);
  // The first column of the first row as a number; 0 when there is no row.
  Result<std::int64_t> number(const char* sql);

  std::int64_t last_row() const;  // rowid of the last insert
  std::int64_t changes() const;   // rows changed by the last statement
  bool in_transaction() const;
  const std::string& path() const { return path_; }
  sqlite3* handle() const { return db_.get(); }  // for statement.cpp

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  std::unique_ptr<sqlite3, Close> db_;
  std::string path_;

  static Result<Connection> attach(const std::string& uri, const std::string& path, int flags);
  Result<void> configure(Access access, std::chrono::milliseconds wait);
};

}  // namespace gainsay::db
