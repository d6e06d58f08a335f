// SPDX-License-Identifier: Apache-2.0
#include "db/event_log.hpp"

#include <utility>

#include "db/record.hpp"
#include "db/sqlite/connection.hpp"
#include "db/sqlite/transaction.hpp"

namespace gainsay::db {
namespace {

Record& add(Record& record, const Event& e) {
  for (const std::string* part : {&e.at, &e.by, &e.session, &e.kind, &e.subject, &e.payload})
    record.add(std::string_view(*part));
  return record;
}

Hash hash_of(const Event& e, std::string_view previous) {
  Record record;
  record.add(previous).add(e.seq);
  return add(record, e).hash();
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

// The chain as its rows tell it. Each break is told once, of the event that was meddled with.
class Chain {
 public:
  void add(const Event& event, std::string_view previous, std::string_view hash) {
    if (const auto seq = static_cast<std::int64_t>(event.seq); seq < 1) {
      problems_.push_back({"event " + std::to_string(seq), "has no place in the log: it was put in"});
      return;
    }
    if (event.seq > last_ + 1) {
      say(last_ + 1, event.seq == last_ + 2 ? "is missing: it was taken out of the log"
                                            : "and all up to event " + std::to_string(event.seq - 1) + " are missing");
    }
    const bool sound = hash == bytes_of(hash_of(event, previous));
    if (!sound) {
      say(event.seq, "was changed after it was written, or put in");
    } else if (previous != hash_ && sound_ && event.seq == last_ + 1) {
      // Sound in itself, it was made to follow something else: what stood before it was rewritten with its hash, or it
      // came from another log.
      say(event.seq, "does not follow event " + std::to_string(last_) + " as it stands: one of the two was replaced");
    }
    last_ = event.seq;
    hash_ = hash;
    sound_ = sound;
  }

  void end(std::uint64_t seq, std::string_view hash) {
    if (seq > last_) {
      say(last_ + 1, seq == last_ + 1
                         ? "is missing: the log was cut off"
                         : "and all up to event " + std::to_string(seq) + " are missing: the log was cut off");
    } else if (seq < last_) {
      say(seq + 1, "stands behind the end of the log: it was put in");
    } else if (hash != hash_ && sound_) {
      say(seq, "is not the one that ended the log");
    }
  }
  void lost_its_head() { problems_.push_back({"event_head", "is missing"}); }
  std::vector<Problem> problems() && { return std::move(problems_); }

 private:
  void say(std::uint64_t seq, std::string message) {
    problems_.push_back({"event " + std::to_string(seq), std::move(message)});
  }
  std::vector<Problem> problems_;
  std::uint64_t last_ = 0;
  std::string hash_ = std::string(32, '\0');
  bool sound_ = true;  // the event before this one
};

constexpr const char* select_all =
    "SELECT seq, at, by, session, kind, subject, payload, prev_hash, hash FROM event ORDER BY seq";

}  // namespace

Hash content_of(const Event& event) {
  Record record;
  return add(record, event).hash();
}

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

Result<EventLog::Head> EventLog::head() {
  Head out;
  auto found = head_.one([&](Statement& row) {
    out.seq = static_cast<std::uint64_t>(row.integer(0));
    out.hash = hex(row.blob(1));
  });
  if (!found) return found.error();
  if (!*found) return Error{ErrorCode::Damaged, "the event log has lost its end", connection_.path(), ""};
  return out;
}

Result<std::vector<Problem>> EventLog::verify_chain() {
  Chain chain;
  auto done = all_.each([&](Statement& row) { chain.add(read(row), row.blob(7), row.blob(8)); });
  if (!done) return done.error();
  auto found = head_.one([&](Statement& row) { chain.end(static_cast<std::uint64_t>(row.integer(0)), row.blob(1)); });
  if (!found) return found.error();
  if (!*found) chain.lost_its_head();
  return std::move(chain).problems();
}

}  // namespace gainsay::db
