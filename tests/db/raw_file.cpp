// SPDX-License-Identifier: Apache-2.0
#include "tests/db/raw_file.hpp"

#include <sqlite3.h>

#include <fstream>
#include <sstream>

namespace gainsay::db::test {
namespace {

sqlite3* open_raw(const std::string& path) {
  sqlite3* db = nullptr;
  sqlite3_open(path.c_str(), &db);
  return db;
}

int keep_first(void* out, int, char** values, char**) {
  auto& value = *static_cast<std::string*>(out);
  if (value.empty() && values[0] != nullptr) value = values[0];
  return 0;
}

}  // namespace

std::string raw_sql(const std::string& path, const std::string& sql) {
  sqlite3* db = open_raw(path);
  const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
  std::string message = code == SQLITE_OK ? "" : sqlite3_errmsg(db);
  sqlite3_close(db);
  return message;
}

std::string raw_value(const std::string& path, const std::string& sql) {
  sqlite3* db = open_raw(path);
  std::string value;
  sqlite3_exec(db, sql.c_str(), keep_first, &value, nullptr);
  sqlite3_close(db);
  return value;
}

RawWriter::RawWriter(const std::string& path) {
  sqlite3* db = open_raw(path);
  sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
  handle_ = db;
}
RawWriter::~RawWriter() { sqlite3_close(static_cast<sqlite3*>(handle_)); }

std::string read_file(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace gainsay::db::test
