// SPDX-License-Identifier: Apache-2.0
#include "db/event_log.hpp"

#include <utility>

#include "db/record.hpp"
#include "db/sqlite/connection.hpp"
#include "db/sqlite/transaction.hpp"

namespace gainsay::db {
namespace {

Hash hash_of(const Event& e, std::string_view previous) {
  Record record;
  record.add(previous).add(e.seq);
  for (const std::string* part : {&e.at, &e.by, &e.session, &e.kind, &e.subject, &e.payload})
    record.add(std::string_view(*part));
  return record.hash();
}

Event read(const Statement& row) {
  return {static_cast<std::uint64_t>(row.integer(0)),
          std::string(row.text(1)),
          std::string(row.text(2)),
          std::string(row.text(3)),
          std::string(row.text(4)),
          std::string(row.text(5)),
          std::string(row.text(6))};
}

constexpr const char* select_all =
    "SELECT seq, at, by, session, kind, subject, payload, prev_hash, hash FROM event ORDER BY seq";

}  // namespace

EventLog::EventLog(Connection& connection)
    : connection_(connection),
      is_json_(connection, "SELECT json_valid(?)"),
      head_(connection, "SELECT seq, hash FROM event_head"),
      insert_(connection,
              "INSERT INTO event (seq, prev_hash, hash, at, by, session, kind, subject, payload) VALUES "
              "(?,?,?,?,?,?,?,?,?)"),
      set_head_(connection, "UPDATE event_head SET seq = ?, hash = ?"),
      all_(connection, select_all),
      about_(connection,
             "SELECT seq, at, by, session, kind, subject, payload FROM event WHERE subject = ? ORDER BY seq") {}

Result<std::uint64_t> EventLog::append(const Event& event) {
  if (event.by.empty() || event.kind.empty()) {
    return Error{ErrorCode::BadInput, "an event needs to say who did what", connection_.path(), ""};
  }
  bool json = false;
  auto tested = is_json_.one([&](Statement& row) { json = row.integer(0) != 0; }, event.payload);
  if (!tested) return tested.error();
  if (!json) return Error{ErrorCode::BadInput, "the payload of an event is not JSON", connection_.path(), ""};
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return transaction.error();
  Event next = event;
  std::string previous;
  auto found = head_.one([&](Statement& row) {
    next.seq = static_cast<std::uint64_t>(row.integer(0)) + 1;
    previous = row.blob(1);
  });
  if (!found) return found.error();
  if (!*found) return Error{ErrorCode::Damaged, "the event log has lost its end", connection_.path(), ""};
  const auto hash = hash_of(next, previous);
  auto done = insert_.run(next.seq, Blob{previous}, Blob{bytes_of(hash)}, next.at, next.by, next.session, next.kind,
                          next.subject, next.payload);
  if (done) done = set_head_.run(next.seq, Blob{bytes_of(hash)});
  if (done) done = transaction->commit();
  if (!done) return done.error();
  return next.seq;
}

Result<std::vector<Event>> EventLog::list(const std::optional<std::string>& subject) {
  std::vector<Event> out;
  const auto keep = [&](Statement& row) { out.push_back(read(row)); };
  auto done = subject ? about_.each(keep, *subject) : all_.each(keep);
  if (!done) return done.error();
  return out;
}

Result<void> EventLog::each(const std::function<void(const Event&)>& on_event) {
  return all_.each([&](Statement& row) { on_event(read(row)); });
}

Result<std::vector<Problem>> EventLog::verify_chain() {
  std::vector<Problem> problems;
  std::string previous(32, '\0');
  std::uint64_t last = 0;
  auto done = all_.each([&](Statement& row) {
    const auto event = read(row);
    const std::string subject = "event " + std::to_string(event.seq);
    if (event.seq != last + 1) problems.push_back({subject, "does not follow event " + std::to_string(last)});
    if (row.blob(7) != previous) problems.push_back({subject, "does not carry the hash of the event before it"});
    if (row.blob(8) != bytes_of(hash_of(event, row.blob(7))))
      problems.push_back({subject, "was changed after it was written"});
    previous = row.blob(8);
    last = event.seq;
  });
  if (!done) return done.error();
  auto found = head_.one([&](Statement& row) {
    if (static_cast<std::uint64_t>(row.integer(0)) == last && row.blob(1) == previous) return;
    problems.push_back({"event " + std::to_string(last), "is not the end of the log: events after it are missing"});
  });
  if (!found) return found.error();
  if (!*found) problems.push_back({"event_head", "is missing"});
  return problems;
}

}  // namespace gainsay::db
