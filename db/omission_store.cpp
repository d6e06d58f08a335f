// SPDX-License-Identifier: Apache-2.0
#include "db/omission_store.hpp"

#include <optional>
#include <string>

namespace gainsay::db {

OmissionStore::OmissionStore(Connection& connection)
    : put_(connection, "INSERT OR REPLACE INTO failure (path, stage, plugin, code, reason) VALUES (?,?,?,?,?)"),
      clear_(connection, "DELETE FROM failure WHERE path = ?"),
      failures_(connection, "SELECT path, stage, plugin, code, reason FROM failure ORDER BY path, stage, plugin"),
      erase_skipped_(connection, "DELETE FROM skipped WHERE stage = ?"),
      add_skipped_(connection,
                   "INSERT INTO skipped (stage, what, reason, count) VALUES (?,?,?,?) "
                   "ON CONFLICT (stage, what, reason) DO UPDATE SET count = count + excluded.count"),
      put_note_(connection, "INSERT OR REPLACE INTO skipped (stage, what, reason, count) VALUES (?,?,?,?)"),
      clear_notes_(connection, "DELETE FROM skipped WHERE what = ?"),
      skipped_(connection, "SELECT stage, what, reason, count FROM skipped ORDER BY stage, what, reason") {}

Result<void> OmissionStore::put(const model::Failure& f) {
  return put_.run(f.path, f.stage, f.plugin.value_or(""), f.code, f.reason);
}

Result<void> OmissionStore::clear(std::string_view path) { return clear_.run(path); }

Result<std::vector<model::Failure>> OmissionStore::failures() {
  std::vector<model::Failure> out;
  auto done = failures_.each([&](Statement& row) {
    model::Failure f{std::string(row.text(0)), std::string(row.text(1)), std::nullopt, std::string(row.text(3)),
                     std::string(row.text(4))};
    if (!row.text(2).empty()) f.plugin = std::string(row.text(2));
    out.push_back(std::move(f));
  });
  if (!done) return done.error();
  return out;
}

Result<void> OmissionStore::replace(std::string_view stage, std::span<const model::Skipped> skipped) {
  auto done = erase_skipped_.run(stage);
  for (const auto& s : skipped) {
    if (done) done = add_skipped_.run(stage, s.what, s.reason, s.count);
  }
  return done;
}

Result<void> OmissionStore::put(const model::Skipped& note) {
  return put_note_.run(note.stage, note.what, note.reason, note.count);
}

Result<void> OmissionStore::clear_notes(std::string_view path) { return clear_notes_.run(path); }

Result<std::vector<model::Skipped>> OmissionStore::skipped() {
  std::vector<model::Skipped> out;
  auto done = skipped_.each([&](Statement& row) {
    out.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                   static_cast<std::uint64_t>(row.integer(3))});
  });
  if (!done) return done.error();
  return out;
}

}  // namespace gainsay::db
