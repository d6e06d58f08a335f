// SPDX-License-Identifier: Apache-2.0
// The fold: from the events of a casefile to who opened which session, what stands, and what was undone. Nothing else
// holds any state. Pure: the same events give the same log, whatever the clock and the rest of the casefile say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/event_log.hpp"
#include "host/session/entry.hpp"

namespace gainsay::session {

struct Session {
  std::string name, question, by, at;  // who opened it, when
  std::uint64_t opened = 0;            // number of the event
  std::uint64_t closed = 0;            // 0 while it is open
};

// An event that this version does not understand. It changes nothing, and is said.
struct Unread {
  std::uint64_t seq = 0;
  std::string reason;
};

// Pointers into it stay valid when it is moved; so it is not copied.
class Log {
 public:
  Log() = default;
  Log(Log&&) noexcept = default;
  Log& operator=(Log&&) noexcept = default;

  const std::vector<Entry>& entries() const { return entries_; }      // in order
  const std::vector<Session>& sessions() const { return sessions_; }  // in the order of their opening
  const std::vector<Unread>& unread() const { return unread_; }

  const Entry* entry(std::uint64_t seq) const;  // nullptr when there is none
  // As it is typed: white space around the name is not part of it. nullptr when there is none.
  const Session* session(std::string_view name) const;
  std::vector<const Entry*> about(std::string_view subject) const;  // in order, undone ones too
  // What events are about, of what begins so; sorted. Also what is in the casefile no longer.
  std::vector<std::string_view> subjects(std::string_view beginning) const;

  // What people hold about a claim or a disagreement now: of each person the last decision that is not undone, in the
  // order of the log. About a disagreement, a rejection is a decision like the others.
  std::vector<const Entry*> standing(std::string_view subject) const;
  // The first rejection that stands; nullptr when there is none.
  const Entry* rejection(std::string_view subject) const;
  // Rejections that stand, of whatever: whether links need a look at all.
  bool rejects() const { return rejects_; }

 private:
  friend Log fold(std::span<const db::Event> events);
  std::vector<Entry> entries_;
  std::vector<Session> sessions_;
  std::vector<Unread> unread_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_subject_;
  bool rejects_ = false;
};

Log fold(std::span<const db::Event> events);

}  // namespace gainsay::session
