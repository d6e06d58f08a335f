// SPDX-License-Identifier: Apache-2.0
// What people did, append-only and hash-chained.
//
// hash = BLAKE2b-256(prev_hash, seq, at, by, session, kind, subject, payload), each as db/record.hpp writes it; the
// first prev_hash is 32 zero bytes. A changed, removed or inserted row breaks the chain; a log cut off at its end
// disagrees with event_head. (Who can rewrite the whole file can rewrite the whole chain: it shows mistakes and
// meddling, it is no signature.)
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/hash.hpp"
#include "db/problem.hpp"
#include "db/sqlite/statement.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

struct Event {
  std::uint64_t seq = 0;  // given by append
  std::string at;         // ISO 8601, UTC; the caller's clock
  std::string by;
  std::string session;         // "" outside a session
  std::string kind;            // "decide", "note" …
  std::string subject;         // an id as printed: "c-…", "d-…", "sha256:…"
  std::string payload = "{}";  // JSON
};

// What the event says, wherever in a log it stands: the same in every casefile. Of all but `seq`.
Hash content_of(const Event& event);

class EventLog {
 public:
  explicit EventLog(Connection& connection);

  // Returns its number. BadInput when `by` or `kind` is empty or the payload is no JSON.
  Result<std::uint64_t> append(const Event& event);
  // In order; with a subject, only those about it.
  Result<std::vector<Event>> list(const std::optional<std::string>& subject = std::nullopt);
  Result<void> each(const std::function<void(const Event&)>& on_event);
  // Where the chain ends: the number of the last event (0: none) and its hash in hex. Whoever keeps the hash elsewhere
  // can tell a log that was rewritten as a whole.
  struct Head {
    std::uint64_t seq = 0;
    std::string hash;
  };
  Result<Head> head();
  // What was done to the log behind our back, by event number: changed, missing, put in, cut off. Empty when it holds.
  Result<std::vector<Problem>> verify_chain();

 private:
  Connection& connection_;
  Statement is_json_, head_, insert_, set_head_, all_, about_;
};

}  // namespace gainsay::db
