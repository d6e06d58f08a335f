// SPDX-License-Identifier: Apache-2.0
#include "db/comparison_store.hpp"

#include "db/columns.hpp"
#include "db/hash.hpp"

namespace gainsay::db {

ComparisonStore::ComparisonStore(Connection& connection)
    : put_(connection,
           "INSERT INTO comparison VALUES (?,?,?) ON CONFLICT (document) DO UPDATE SET rows = excluded.rows, seal = "
           "excluded.seal"),
      load_(connection,
            "SELECT d.id, c.rows FROM comparison c JOIN document d ON d.no = c.document ORDER BY c.document") {}

Result<void> ComparisonStore::put(std::int64_t number, std::string_view bytes) {
  return put_.run(number, Blob{bytes}, short_hash(bytes));
}

Result<void> ComparisonStore::load(const OnComparison& on_comparison) {
  return load_.each([&](Statement& row) { return on_comparison(document_at(row, 0), row.blob(1)); });
}

}  // namespace gainsay::db
