// SPDX-License-Identifier: Apache-2.0
#include "db/sqlite/library.hpp"

#include <sqlite3.h>

namespace gainsay::db {

Library sqlite_library() {
  return {sqlite3_libversion(), sqlite3_compileoption_used("ENABLE_FTS5") != 0, sqlite3_threadsafe() != 0};
}

}  // namespace gainsay::db
