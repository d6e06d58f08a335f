// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/flat_store.hpp"

#include <sqlite3.h>

namespace gainsay::bench {

FlatStore::FlatStore(const std::string& path) {
  failed_ = sqlite3_open(path.c_str(), &db_) != SQLITE_OK;
  execute("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = NORMAL");
  execute(
      "CREATE TABLE claim (id INTEGER, document INTEGER, run INTEGER, begin INTEGER, end INTEGER, predicate INTEGER, "
      "polarity INTEGER, modality INTEGER, agent INTEGER, patient INTEGER, time_lo INTEGER, time_hi INTEGER, lo REAL, "
      "hi REAL, unit INTEGER, confidence REAL, checkworthy INTEGER, flags INTEGER, quote TEXT)");
  failed_ = failed_ || sqlite3_prepare_v2(db_, "INSERT INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1,
                                          &insert_, nullptr) != SQLITE_OK;
  execute("BEGIN");
}

FlatStore::~FlatStore() {
  sqlite3_finalize(insert_);
  sqlite3_close(db_);
}

void FlatStore::execute(const char* sql) {
  failed_ = failed_ || sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK;
}

void FlatStore::add(const model::Document& document, std::span<const model::Claim> claims) {
  const auto integer = [&](int at, std::uint64_t value) {
    sqlite3_bind_int64(insert_, at, static_cast<sqlite3_int64>(value));
  };
  for (const auto& claim : claims) {
    if (failed_) return;
    integer(1, claim.id.value);
    integer(2, document.id.head());
    integer(3, claim.run.value);
    integer(4, claim.span.begin);
    integer(5, claim.span.end);
    integer(6, claim.predicate.value);
    integer(7, static_cast<std::uint64_t>(claim.polarity));
    integer(8, static_cast<std::uint64_t>(claim.modality));
    integer(9, claim.slots.empty() ? 0 : claim.slots.front().id.value);
    integer(10, claim.slots.empty() ? 0 : claim.slots.back().id.value);
    sqlite3_bind_int(insert_, 11, claim.time ? claim.time->time.days.lo : 0);
    sqlite3_bind_int(insert_, 12, claim.time ? claim.time->time.days.hi : 0);
    sqlite3_bind_double(insert_, 13, claim.quantities.empty() ? 0 : claim.quantities.front().value.lo);
    sqlite3_bind_double(insert_, 14, claim.quantities.empty() ? 0 : claim.quantities.front().value.hi);
    integer(15, claim.quantities.empty() ? 0 : claim.quantities.front().value.unit.value);
    sqlite3_bind_double(insert_, 16, claim.confidence);
    integer(17, claim.checkworthy);
    integer(18, claim.flags);
    const auto quote = claim.span.of(document.text);
    sqlite3_bind_text(insert_, 19, quote.data(), static_cast<int>(quote.size()), SQLITE_STATIC);
    failed_ = sqlite3_step(insert_) != SQLITE_DONE;
    sqlite3_reset(insert_);
    if (++rows_ % 10'000 == 0) execute("COMMIT; BEGIN");
  }
}

void FlatStore::finish() { execute("COMMIT"); }

std::map<std::string, std::uint64_t> table_bytes(const std::string& path) {
  std::map<std::string, std::uint64_t> out;
  sqlite3* db = nullptr;
  sqlite3_stmt* query = nullptr;
  if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
      sqlite3_prepare_v2(db, "SELECT name, sum(pgsize) FROM dbstat GROUP BY name", -1, &query, nullptr) == SQLITE_OK)
    while (sqlite3_step(query) == SQLITE_ROW)
      out[reinterpret_cast<const char*>(sqlite3_column_text(query, 0))] =
          static_cast<std::uint64_t>(sqlite3_column_int64(query, 1));
  sqlite3_finalize(query);
  sqlite3_close(db);
  return out;
}

}  // namespace gainsay::bench
