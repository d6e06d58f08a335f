// SPDX-License-Identifier: Apache-2.0
// SQLite's result codes as errors of ours.
#pragma once

#include <string>

#include "gainsay/base/error.hpp"

struct sqlite3;

namespace gainsay::db {

// Locked (another writer), Damaged (not a database, broken pages), TooLarge, NotFound, Io, Interrupted, or Internal.
// The message is one sentence naming `path`; `db` may be null.
Error sqlite_failure(sqlite3* db, int code, const std::string& path);

}  // namespace gainsay::db
