// SPDX-License-Identifier: Apache-2.0
// Brings a file to the schema of this program.
#pragma once

#include "db/sqlite/connection.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

// "GNSY", in the header of every casefile.
inline constexpr int application_id = 0x474E5359;

// The newest schema this program knows; stored as user_version.
int newest_schema();

// Makes an empty file a casefile, in one transaction.
Result<void> write_schema(Connection& connection);

// Damaged when the file is no casefile, TooNew when a newer program made it. True when migrations are due.
Result<bool> is_older(Connection& connection);

// Applies the migrations that are due, in one transaction: all or none.
Result<void> migrate(Connection& connection);

}  // namespace gainsay::db
