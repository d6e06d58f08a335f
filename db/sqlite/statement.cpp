// SPDX-License-Identifier: Apache-2.0
#include "db/sqlite/statement.hpp"

#include <sqlite3.h>

#include <cmath>
#include <limits>
#include <utility>

#include "db/sqlite/connection.hpp"
#include "db/sqlite/failure.hpp"

namespace gainsay::db {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(Connection& connection, std::string sql) : connection_(connection), sql_(std::move(sql)) {}
Statement::~Statement() = default;

void Statement::begin() {
  GAINSAY_CHECK(!active_);
  active_ = true;
  code_ = SQLITE_OK;
  if (statement_) return;
  sqlite3_stmt* statement = nullptr;
  code_ = sqlite3_prepare_v3(connection_.handle(), sql_.data(), static_cast<int>(sql_.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
}

void Statement::bind(int at, std::int64_t value) {
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_int64(statement_.get(), at, value);
}
void Statement::bind(int at, double value) {
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_double(statement_.get(), at, value);
}
// SQLITE_STATIC: callers pass values that live until the rows are read, so nothing is copied. A null pointer would bind
// NULL.
void Statement::bind(int at, std::string_view text) {
  const char* data = text.data() != nullptr ? text.data() : "";
  if (code_ == SQLITE_OK)
    code_ = sqlite3_bind_text64(statement_.get(), at, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
}
void Statement::bind(int at, Blob blob) {
  const char* data = blob.bytes.data() != nullptr ? blob.bytes.data() : "";
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_blob64(statement_.get(), at, data, blob.bytes.size(), SQLITE_STATIC);
}
void Statement::bind(int at, Null) {
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_null(statement_.get(), at);
}

Result<bool> Statement::step() {
  if (code_ == SQLITE_OK) {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    code_ = code;
  }
  return sqlite_failure(connection_.handle(), code_, connection_.path());
}

Result<void> Statement::finish() {
  auto row = step();
  reset();
  if (!row) return row.error();
  return {};
}

// The code of sqlite3_reset repeats that of the last step, which has been reported.
void Statement::reset() {
  if (statement_) sqlite3_reset(statement_.get());
  active_ = false;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const {
  return null(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(statement_.get(), column);
}
std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return data == nullptr
             ? std::string_view{}
             : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}
std::string_view Statement::blob(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return data == nullptr
             ? std::string_view{}
             : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}
bool Statement::null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
std::optional<std::string> Statement::text_or_none(int column) const {
  if (null(column)) return std::nullopt;
  return std::string(text(column));
}

}  // namespace gainsay::db
