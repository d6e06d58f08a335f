// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace gainsay::db {

/// One file of db/schema, embedded at build time.
struct Migration {
  int number;  ///< 1, 2, …; equals the casefile's user_version once applied.
  std::string_view name;
  std::string_view sql;  ///< One or more statements.
};

/// Every migration in order, without gaps. The memory is static.
std::span<const Migration> migrations();

}  // namespace gainsay::db
