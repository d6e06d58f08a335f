// SPDX-License-Identifier: Apache-2.0
#include "db/sqlite/connection.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <string_view>
#include <system_error>

#include "db/sqlite/failure.hpp"
#include "db/sqlite/statement.hpp"

namespace gainsay::db {
namespace {

// RFC 3986: everything but unreserved characters and the slash is escaped, so that a "?" in a path starts no query.
std::string file_uri(const std::string& path, std::string_view query) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      uri += c;
    } else {
      uri += '%';
      uri += digits[byte >> 4];
      uri += digits[byte & 15u];
    }
  }
  return uri.append(query);
}

bool has_log(const std::string& path) {
  std::error_code code;
  return std::filesystem::exists(path + "-wal", code);
}

}  // namespace

void Connection::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

namespace {
// SQLite would count the bytes of every allocation under a lock; nothing here asks for the sum. Has an effect only
// before SQLite's first use in the process.
void count_no_memory() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}
}  // namespace

Result<Connection> Connection::attach(const std::string& uri, const std::string& path, int flags) {
  count_no_memory();
  Connection connection;
  connection.path_ = path;
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  connection.db_.reset(db);
  if (code != SQLITE_OK) return sqlite_failure(db, code, path);
  sqlite3_extended_result_codes(db, 1);
  return connection;
}

Result<Connection> Connection::open(const std::string& path, Access access, std::chrono::milliseconds wait) {
  std::error_code code;
  if (!std::filesystem::exists(path, code)) {
    return Error{ErrorCode::NotFound, "casefile " + path + " does not exist", path, "gainsay init creates one"};
  }
  const int flags = access == Access::Write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  auto connection = attach(file_uri(path, ""), path, flags);
  auto ready = connection ? connection->configure(access, wait) : Result<void>(connection.error());
  // On a read-only medium SQLite cannot make its -shm file; a file without a log can be read as it stands.
  if (!ready && access == Access::Read && ready.error().code == ErrorCode::Io && !has_log(path)) {
    connection = attach(file_uri(path, "?immutable=1"), path, flags);
    ready = connection ? connection->configure(access, wait) : Result<void>(connection.error());
  }
  if (!ready) return ready.error();
  return connection;
}

Result<Connection> Connection::in_memory() {
  return attach(":memory:", ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

Result<void> Connection::configure(Access access, std::chrono::milliseconds wait) {
  sqlite3_busy_timeout(handle(), static_cast<int>(wait.count()));
  // Defensive: a casefile may come from anybody; its schema may run nothing and corrupt nothing.
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  if (access == Access::Read) {
    if (auto done = execute("PRAGMA query_only=ON"); !done) return done;
  }
  // The first read: what is no database shows it here.
  return execute(
      "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768; PRAGMA foreign_keys=ON; SELECT count(*) FROM sqlite_schema");
}

Result<void> Connection::prepare_to_write() { return execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"); }

Result<void> Connection::execute(const char* sql) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return sqlite_failure(handle(), code, path_);
  return {};
}

Result<std::int64_t> Connection::number(const char* sql) {
  Statement statement(*this, sql);
  std::int64_t value = 0;
  auto found = statement.one([&](Statement& row) { value = row.integer(0); });
  if (!found) return found.error();
  return value;
}

std::int64_t Connection::last_row() const { return sqlite3_last_insert_rowid(handle()); }
std::int64_t Connection::changes() const { return sqlite3_changes64(handle()); }
bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }

}  // namespace gainsay::db
