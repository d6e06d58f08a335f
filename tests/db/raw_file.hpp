// SPDX-License-Identifier: Apache-2.0
// Meddling with a casefile behind our back.
#pragma once

#include <cstdint>
#include <string>

namespace gainsay::db::test {

// Runs SQL on the file as the program sqlite3 would; "" or SQLite's message.
std::string raw_sql(const std::string& path, const std::string& sql);
// The first column of the first row.
std::string raw_value(const std::string& path, const std::string& sql);
// A write transaction of a program that is not ours, until it goes.
class RawWriter {
 public:
  explicit RawWriter(const std::string& path);
  ~RawWriter();
  RawWriter(const RawWriter&) = delete;
  RawWriter& operator=(const RawWriter&) = delete;

 private:
  void* handle_ = nullptr;
};

std::string read_file(const std::string& path);
void write_file(const std::string& path, const std::string& bytes);

}  // namespace gainsay::db::test
