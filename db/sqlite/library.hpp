// SPDX-License-Identifier: Apache-2.0
// The SQLite that the program runs with, which need not be the one it was built with.
#pragma once

#include <string>

namespace gainsay::db {

struct Library {
  std::string version;    // "3.40.1"
  bool has_fts5 = false;  // full text: without it no casefile opens
  bool is_threadsafe = false;
};
Library sqlite_library();

}  // namespace gainsay::db
