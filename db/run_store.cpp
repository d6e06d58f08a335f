// SPDX-License-Identifier: Apache-2.0
#include "db/run_store.hpp"

#include <algorithm>
#include <string>

#include "db/columns.hpp"
#include "db/sqlite/connection.hpp"

namespace gainsay::db {
namespace {

constexpr const char* columns = "id, plugin, version, plugin_sha256, config_hash, lexicon_hash";

model::Run read(Statement& row) {
  return {{static_cast<std::uint64_t>(row.integer(0))},
          std::string(row.text(1)),
          std::string(row.text(2)),
          std::string(row.text(3)),
          std::string(row.text(4)),
          std::string(row.text(5))};
}

}  // namespace

RunStore::RunStore(Connection& connection)
    : connection_(connection),
      insert_(connection,
              std::string("INSERT INTO run (") + columns + ") VALUES (?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING"),
      find_(connection, std::string("SELECT ") + columns + " FROM run WHERE id = ?"),
      list_(connection, std::string("SELECT ") + columns + " FROM run ORDER BY id < 0, id"),
      number_(connection, "SELECT no FROM run WHERE id = ?"),
      is_complete_(connection,
                   "SELECT 1 FROM progress p, document d, run r WHERE d.id = ? AND r.id = ? AND p.document = d.no AND "
                   "p.run = r.no"),
      completed_(connection,
                 "SELECT r.id FROM progress p, document d, run r WHERE d.id = ? AND p.document = d.no AND p.run = r.no "
                 "ORDER BY r.id < 0, r.id"),
      seal_(connection, "SELECT seal FROM progress WHERE document = ? AND run = ?"),
      complete_(connection, "INSERT OR REPLACE INTO progress (document, run, claims, seal) VALUES (?,?,?,?)"),
      supersede_(connection,
                 "DELETE FROM progress WHERE document = ?1 AND run <> ?2 AND run IN "
                 "(SELECT no FROM run WHERE plugin = (SELECT plugin FROM run WHERE no = ?2))"),
      reopen_(connection, "DELETE FROM progress WHERE document = ?"),
      reopen_all_(connection, "DELETE FROM progress WHERE run IN (SELECT no FROM run WHERE id = ?)") {}

Result<void> RunStore::put(const model::Run& run) {
  return insert_.run(run.id.value, run.plugin, run.version, run.plugin_sha256, run.config_hash, run.lexicon_hash);
}

Result<std::optional<model::Run>> RunStore::find(RunId run) {
  std::optional<model::Run> out;
  auto found = find_.one([&](Statement& row) { out = read(row); }, run.value);
  if (!found) return found.error();
  return out;
}

Result<std::vector<model::Run>> RunStore::list() {
  std::vector<model::Run> out;
  auto done = list_.each([&](Statement& row) { out.push_back(read(row)); });
  if (!done) return done.error();
  return out;
}

Result<bool> RunStore::is_complete(const DocumentId& document, RunId run) {
  return is_complete_.one([](Statement&) {}, blob_of(document), run.value);
}

Result<std::vector<RunId>> RunStore::completed(const DocumentId& document) {
  std::vector<RunId> out;
  auto done = completed_.each([&](Statement& row) { out.push_back({static_cast<std::uint64_t>(row.integer(0))}); },
                              blob_of(document));
  if (!done) return done.error();
  return out;
}

Result<std::int64_t> RunStore::number(RunId run) {
  std::int64_t number = 0;
  auto found = number_.one([&](Statement& row) { number = row.integer(0); }, run.value);
  if (!found) return found.error();
  if (!*found)
    return Error{ErrorCode::NotFound, "run " + to_string(run) + " is not in the casefile", connection_.path(), ""};
  return number;
}

Result<std::optional<Hash>> RunStore::seal(std::int64_t document, std::int64_t run) {
  std::optional<Hash> out;
  auto found = seal_.one(
      [&](Statement& row) {
        const auto bytes = row.blob(0);
        out.emplace();
        std::copy_n(bytes.begin(), std::min(bytes.size(), out->size()), out->begin());
      },
      document, run);
  if (!found) return found.error();
  return out;
}

Result<void> RunStore::complete(std::int64_t document, std::int64_t run, std::uint64_t claims, const Hash& seal) {
  if (auto done = supersede_.run(document, run); !done) return done;
  return complete_.run(document, run, claims, Blob{bytes_of(seal)});
}

Result<void> RunStore::reopen(std::int64_t document) { return reopen_.run(document); }
Result<void> RunStore::reopen_all(RunId run) { return reopen_all_.run(run.value); }

}  // namespace gainsay::db
