// SPDX-License-Identifier: Apache-2.0
// What a person may do to a casefile: each act is one event at the end of the log, or an error that says why not. The
// only code that writes events. The casefile must be open for writing: its lock makes what is looked at here and what
// is written one step.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "db/casefile.hpp"
#include "gainsay/base/result.hpp"
#include "host/session/log.hpp"
#include "host/session/words.hpp"

namespace gainsay::session {

// Who does it, where and when.
struct Actor {
  std::string by;       // "" where somebody may be assumed: closing (who opened the session), undoing (who did it)
  std::string session;  // "" outside a session
  std::string at;       // ISO 8601, UTC
  bool at_told = false;
};

struct Decision {
  std::optional<Verdict> verdict;        // of a claim
  std::optional<Resolution> resolution;  // of a disagreement
  std::string because;  // may be empty for a claim that is supported, or about which too little is known
};

Result<Log> load_log(db::Casefile& casefile);

// Each returns the number of its event. Usage: nobody is named, the session does not exist or is closed, a name or text
// is not sound (spelling.hpp), or the act makes no sense for that id; NotFound:
// no such event or id.
Result<std::uint64_t> open_session(db::Casefile& casefile, const std::string& name, const std::string& question,
                                   const Actor& actor);
Result<std::uint64_t> close_session(db::Casefile& casefile, const std::string& name, const Actor& actor);
Result<std::uint64_t> decide(db::Casefile& casefile, std::string_view id, const Decision& decision, const Actor& actor);
Result<std::uint64_t> note(db::Casefile& casefile, std::string_view id, const std::string& text, const Actor& actor);
// A link, claim or disagreement was flagged wrongly, and is not to come back.
Result<std::uint64_t> reject(db::Casefile& casefile, std::string_view id, const std::string& because,
                             const Actor& actor);
// The event stays; a new one says that it no longer counts. An undo can be undone.
Result<std::uint64_t> undo(db::Casefile& casefile, std::uint64_t event, const Actor& actor);

}  // namespace gainsay::session
