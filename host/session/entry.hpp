// SPDX-License-Identifier: Apache-2.0
// One thing that a person did: an event of the log, read. The payload of an event is canonical JSON (sorted keys):
//   session.new {question}   session.close {}   note {text}   reject {because, links, claims, said}   undo {undoes,
//   nth, of} decide {verdict, because} about a claim, {resolve, because, links, claims, said} about a disagreement
// links, claims: the flagged links of the disagreement that counted when it was decided, and the claims that they join.
// said: what those links say; of a rejected link or claim, what that says (sayings.hpp). Older events have none.
// undoes: db::content_of() the undone event in hex, which is the same in every casefile; nth: of several events that
// are the same, left out for the first. (An undo of an older version names it by `event`, its number.) by_assumed:
// nobody said who; at_told: the time was told on the command line, not read from the clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/event_log.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "host/session/words.hpp"

namespace gainsay::session {

// What a claim or a link says: it outlives the claims, and copies say the same.
struct Saying {
  LinkId link;                           // none: of a claim
  std::uint64_t what = 0;                // hash of the wording, of a link also of verifier and rule; 0: not known
  std::vector<std::uint64_t> documents;  // DocumentId::head() of the claim's document, or of both ends'; sorted
};

struct Entry {
  std::uint64_t seq = 0;  // its number in the log
  std::string at;         // ISO 8601, UTC
  std::string by;
  std::string session;  // "" outside a session
  std::string subject;  // an id as printed; "session:NAME"; of an undo: what the undone entry is about
  Kind kind = Kind::Note;
  std::optional<Verdict> verdict;
  std::optional<Resolution> resolution;
  std::string text;             // the reason, the note, or the session's question
  std::vector<LinkId> links;    // the evidence that stood then; sorted
  std::vector<ClaimId> claims;  // sorted
  std::vector<Saying> said;     // by `what`
  std::string content;          // db::content_of() the event, in hex
  std::string undoes_content;   // of an undo; "" when it names a number
  std::uint64_t undoes_nth = 1;
  std::uint64_t undoes = 0;  // the number of the undone event; set by fold(), 0 when there is none
  std::string of;            // of an undo: whose entry is undone
  bool by_assumed = false, at_told = false;

  std::uint64_t undone_by = 0;  // set by fold(): the undo in force; 0 when the entry stands
  bool stands() const { return undone_by == 0; }
};

// The subject of what is done to a session itself.
inline std::string subject_of_session(std::string_view name) { return std::string("session:").append(name); }

// Subjects back to ids; nullopt when it is another kind of id, or none.
std::optional<ClaimId> claim_id(std::string_view subject);
std::optional<LinkId> link_id(std::string_view subject);
std::optional<MatterId> matter_id(std::string_view subject);

// BadInput when this program does not understand the event: an unknown kind, word or id, or a payload of another shape.
Result<Entry> read_entry(const db::Event& event);
db::Event to_event(const Entry& entry);

}  // namespace gainsay::session
