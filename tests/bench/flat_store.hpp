// SPDX-License-Identifier: Apache-2.0
// The least that SQLite asks for a claim: one row of nineteen columns with its quote in a table without an index.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace gainsay::bench {

class FlatStore {
 public:
  // A new file; WAL, synchronous=NORMAL, a transaction per 10,000 rows.
  explicit FlatStore(const std::string& path);
  ~FlatStore();
  void add(const model::Document& document, std::span<const model::Claim> claims);
  void finish();
  bool failed() const { return failed_; }

 private:
  void execute(const char* sql);
  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  std::size_t rows_ = 0;
  bool failed_ = false;
};

// Bytes of the pages of each table and index of an SQLite file.
std::map<std::string, std::uint64_t> table_bytes(const std::string& path);

}  // namespace gainsay::bench
