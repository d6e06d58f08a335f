// SPDX-License-Identifier: Apache-2.0
#include "db/sqlite/failure.hpp"

#include <sqlite3.h>

#include "gainsay/base/printable.hpp"

namespace gainsay::db {
namespace {

// SQLite quotes names out of the file's schema, and a damaged file may hold anything there.
std::string detail_of(sqlite3* db, int code) {
  return printable(db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code));
}

}  // namespace

Error sqlite_failure(sqlite3* db, int code, const std::string& path) {
  const std::string detail = detail_of(db, code);
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::Locked, "casefile " + path + " is being written by another program", path,
              "try again when it is done"};
    case SQLITE_NOTADB:
      return {ErrorCode::Damaged, "file " + path + " is not a casefile", path, ""};
    case SQLITE_CORRUPT:
      return {ErrorCode::Damaged, "casefile " + path + " is damaged: " + detail, path,
              "restore a backup, or copy what is left with the program sqlite3 and its command .recover"};
    case SQLITE_ERROR:  // our SQL fits the schema that the file's version promises; here it does not
      return {ErrorCode::Damaged, "casefile " + path + " cannot be read as it should: " + detail, path, ""};
    case SQLITE_CANTOPEN:
      return {ErrorCode::Io, "cannot open casefile " + path + ": " + detail, path, ""};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::Io, "casefile " + path + " cannot be written: " + detail, path, ""};
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return {ErrorCode::Io, "reading or writing casefile " + path + " failed: " + detail, path, ""};
    case SQLITE_TOOBIG:
      return {ErrorCode::TooLarge, "a value is too large for casefile " + path, path, ""};
    case SQLITE_CONSTRAINT:
      return {ErrorCode::BadInput, "casefile " + path + " refuses a row: " + detail, path, ""};
    case SQLITE_INTERRUPT:
      return {ErrorCode::Interrupted, "work on casefile " + path + " was interrupted", path, ""};
    default:
      return {ErrorCode::Internal, "casefile " + path + ": " + detail, path, ""};
  }
}

}  // namespace gainsay::db
