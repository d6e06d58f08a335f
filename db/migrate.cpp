// SPDX-License-Identifier: Apache-2.0
#include "db/migrate.hpp"

#include <string>

#include "db/schema/migrations.hpp"
#include "db/sqlite/transaction.hpp"

namespace gainsay::db {

int newest_schema() { return static_cast<int>(migrations().size()); }

Result<void> write_schema(Connection& connection) {
  auto transaction = Transaction::begin(connection);
  if (!transaction) return transaction.error();
  const std::string mark = "PRAGMA application_id = " + std::to_string(application_id);
  if (auto marked = connection.execute(mark.c_str()); !marked) return marked;
  if (auto migrated = migrate(connection); !migrated) return migrated;
  return transaction->commit();
}

Result<bool> is_older(Connection& connection) {
  const auto mark = connection.number("PRAGMA application_id");
  if (!mark) return mark.error();
  if (*mark != application_id) {
    return Error{ErrorCode::Damaged, "file " + connection.path() + " is not a casefile", connection.path(), ""};
  }
  const auto version = connection.number("PRAGMA user_version");
  if (!version) return version.error();
  if (*version > newest_schema()) {
    return Error{ErrorCode::TooNew,
                 "casefile " + connection.path() + " was made by a newer version of gainsay (schema " +
                     std::to_string(*version) + ", this program knows " + std::to_string(newest_schema()) + ")",
                 connection.path(), "install a newer version; this one left the file as it was"};
  }
  return *version < newest_schema();
}

Result<void> migrate(Connection& connection) {
  auto transaction = Transaction::begin(connection);
  if (!transaction) return transaction.error();
  const auto version = connection.number("PRAGMA user_version");
  if (!version) return version.error();
  for (const auto& migration : migrations()) {
    if (migration.number <= *version) continue;
    const std::string sql = std::string(migration.sql) + ";\nPRAGMA user_version = " + std::to_string(migration.number);
    if (auto applied = connection.execute(sql.c_str()); !applied) return applied;
  }
  return transaction->commit();
}

}  // namespace gainsay::db
