// SPDX-License-Identifier: Apache-2.0
#include "host/session/acts.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

#include "host/session/rejections.hpp"
#include "host/session/spelling.hpp"
#include "host/session/standing.hpp"

namespace gainsay::session {
namespace {

Error usage(std::string message, std::string hint = {}) {
  return {ErrorCode::Usage, std::move(message), "", std::move(hint)};
}

// The beginning of an entry: who, where and when.
Result<Entry> begin(const Log& log, Kind kind, const Actor& actor, bool needs_session) {
  Entry entry;
  entry.kind = kind;
  entry.at = actor.at;
  entry.at_told = actor.at_told;
  if (spelled(actor.by).empty()) return usage("nobody is named", "--by WHO");
  auto by = sound_name(actor.by, "--by");
  if (!by) return std::move(by).error();
  entry.by = *std::move(by);
  if (actor.session.empty() && !needs_session) return entry;
  if (spelled(actor.session).empty()) return usage("no session is named", "--session NAME");
  const auto* session = log.session(actor.session);
  if (!session) return usage("there is no session \"" + actor.session + "\"", "gainsay session list names them");
  if (session->closed != 0)
    return usage("session \"" + session->name + "\" was closed",
                 "gainsay undo " + std::to_string(session->closed) + " opens it again");
  entry.session = session->name;
  return entry;
}

std::string printed(const db::AnyId& id) {
  return std::visit([](const auto& value) { return to_string(value); }, id);
}

void add_saying(Entry& entry, Saying saying) {
  if (saying.what == 0) return;
  const auto at = std::upper_bound(entry.said.begin(), entry.said.end(), saying, [](const auto& x, const auto& y) {
    return std::tie(x.what, x.link) < std::tie(y.what, y.link);
  });
  entry.said.insert(at, std::move(saying));
}

// What a decision about a matter is made on.
Result<Standing> add_evidence(db::Casefile& casefile, const Log& log, MatterId matter, Entry& entry) {
  const auto links = casefile.links().about(matter);
  if (!links) return links.error();
  const auto sayings = Sayings::load(casefile);
  if (!sayings) return sayings.error();
  auto standing = standing_of(log, *sayings, matter, *links);
  if (!standing.flagged) return usage(to_string(matter) + " has no flagged link: there is nothing to decide");
  entry.links = standing.links;
  for (const auto& link : *links) {
    if (!std::binary_search(entry.links.begin(), entry.links.end(), link.id)) continue;
    entry.claims.insert(entry.claims.end(), {link.a, link.b});
    add_saying(entry, sayings->of(link));
  }
  std::sort(entry.claims.begin(), entry.claims.end());
  entry.claims.erase(std::unique(entry.claims.begin(), entry.claims.end()), entry.claims.end());
  return standing;
}

// What a rejected link or claim says; returns the rejection that it has already, or nullptr.
Result<const Entry*> add_rejected(db::Casefile& casefile, const Log& log, const db::AnyId& id, Entry& entry) {
  if (const auto* known = log.rejection(entry.subject)) return known;
  const auto sayings = Sayings::load(casefile);
  if (!sayings) return sayings.error();
  if (const auto* claim = std::get_if<ClaimId>(&id)) {
    add_saying(entry, sayings->of(*claim));
    return nullptr;
  }
  const auto link = casefile.links().get(std::get<LinkId>(id));
  if (!link) return link.error();
  add_saying(entry, sayings->of(*link));
  return Rejections(log, *sayings).of_flag(*link);
}

std::string by_whom(const Entry& entry) { return entry.by + " (event " + std::to_string(entry.seq) + ")"; }

// Refuted and conflicting evidence are told with their reason; so is whatever is made of a disagreement.
bool needs_reason(const Decision& decision) {
  return decision.resolution || decision.verdict == Verdict::Refuted ||
         decision.verdict == Verdict::ConflictingEvidence;
}

Result<std::uint64_t> append(db::Casefile& casefile, const Entry& entry) {
  return casefile.events().append(to_event(entry));
}

// What an undo of an undo of … is about in the end.
const Entry* root_of(const Log& log, const Entry* entry) {
  while (entry && entry->kind == Kind::Undo) entry = log.entry(entry->undoes);
  return entry;
}

}  // namespace

Result<Log> load_log(db::Casefile& casefile) {
  const auto events = casefile.events().list();
  if (!events) return events.error();
  return fold(*events);
}

Result<std::uint64_t> open_session(db::Casefile& casefile, const std::string& raw, const std::string& question,
                                   const Actor& actor) {
  const auto log = load_log(casefile);
  if (!log) return log.error();
  auto entry = begin(*log, Kind::OpenSession, actor, false);
  if (!entry) return std::move(entry).error();
  auto called = sound_name(raw, "the session's name");
  if (!called) return std::move(called).error();
  auto asked = sound_text(question, "--question");
  if (!asked) return std::move(asked).error();
  if (const auto* known = log->session(*called))
    return usage("there is a session \"" + *called + "\" already, opened by " + known->by, "choose another name");
  entry->session = *called;
  entry->subject = subject_of_session(*called);
  entry->text = *std::move(asked);
  return append(casefile, *entry);
}

Result<std::uint64_t> close_session(db::Casefile& casefile, const std::string& raw, const Actor& actor) {
  const auto log = load_log(casefile);
  if (!log) return log.error();
  auto closing = actor;
  closing.session = raw;
  const auto* session = log->session(raw);
  if (session && closing.by.empty()) closing.by = session->by;
  if (!session) closing.by = "?";  // refused below, for the session
  auto entry = begin(*log, Kind::CloseSession, closing, true);
  if (!entry) return std::move(entry).error();
  entry->subject = subject_of_session(entry->session);
  entry->by_assumed = actor.by.empty();
  return append(casefile, *entry);
}

Result<std::uint64_t> decide(db::Casefile& casefile, std::string_view id, const Decision& decision,
                             const Actor& actor) {
  const auto log = load_log(casefile);
  if (!log) return log.error();
  auto entry = begin(*log, Kind::Decide, actor, true);
  if (!entry) return std::move(entry).error();
  if (decision.verdict.has_value() == decision.resolution.has_value())
    return usage("a decision needs --verdict (of a claim) or --resolve (of a disagreement)");
  if (!spelled(decision.because).empty() || needs_reason(decision)) {
    auto because = sound_text(decision.because, "--because");
    if (!because) return std::move(because).error();
    entry->text = *std::move(because);
  }
  const auto found = casefile.find(id);
  if (!found) return found.error();
  entry->subject = printed(*found);
  const auto* matter = std::get_if<MatterId>(&*found);
  if (!matter && !std::holds_alternative<ClaimId>(*found))
    return usage(entry->subject + " is neither a claim nor a disagreement",
                 "rate one of its claims, or resolve its disagreement");
  if (matter && decision.verdict)
    return usage(entry->subject + " is a disagreement: it takes --resolve, a claim takes --verdict");
  if (!matter && decision.resolution)
    return usage(entry->subject + " is a claim: it takes --verdict, a disagreement takes --resolve");
  entry->verdict = decision.verdict;
  entry->resolution = decision.resolution;
  if (matter)
    if (const auto standing = add_evidence(casefile, *log, *matter, *entry); !standing) return standing.error();
  return append(casefile, *entry);
}

Result<std::uint64_t> note(db::Casefile& casefile, std::string_view id, const std::string& raw, const Actor& actor) {
  const auto log = load_log(casefile);
  if (!log) return log.error();
  auto entry = begin(*log, Kind::Note, actor, true);
  if (!entry) return std::move(entry).error();
  auto words = sound_text(raw, "--text");
  if (!words) return std::move(words).error();
  const auto found = casefile.find(id);
  if (!found) return found.error();
  entry->subject = printed(*found);
  entry->text = *std::move(words);
  return append(casefile, *entry);
}

Result<std::uint64_t> reject(db::Casefile& casefile, std::string_view id, const std::string& because,
                             const Actor& actor) {
  const auto log = load_log(casefile);
  if (!log) return log.error();
  auto entry = begin(*log, Kind::Reject, actor, false);
  if (!entry) return std::move(entry).error();
  auto reason = sound_text(because, "--because");
  if (!reason) return std::move(reason).error();
  const auto found = casefile.find(id);
  if (!found) return found.error();
  entry->subject = printed(*found);
  entry->text = *std::move(reason);
  if (std::holds_alternative<DocumentId>(*found))
    return usage(entry->subject + " is a document", "a claim, a link or a disagreement can be rejected");
  if (const auto* matter = std::get_if<MatterId>(&*found)) {
    const auto standing = add_evidence(casefile, *log, *matter, *entry);
    if (!standing) return standing.error();
    for (const auto& position : standing->positions)
      if (position.entry->by == entry->by && position.entry->kind == Kind::Reject)
        return usage(entry->subject + " was rejected already by " + by_whom(*position.entry));
  } else {
    const auto known = add_rejected(casefile, *log, *found, *entry);
    if (!known) return known.error();
    if (*known) return usage(entry->subject + " was rejected already by " + by_whom(**known));
  }
  return append(casefile, *entry);
}

Result<std::uint64_t> undo(db::Casefile& casefile, std::uint64_t event, const Actor& actor) {
  const auto log = load_log(casefile);
  if (!log) return log.error();
  const auto* target = log->entry(event);
  const auto number = "event " + std::to_string(event);
  if (!target) return Error{ErrorCode::NotFound, "there is no " + number, "", "gainsay history lists the events"};
  if (!target->stands()) return usage(number + " is undone already, by event " + std::to_string(target->undone_by));
  const auto* root = root_of(*log, target);
  if (!root || root->kind == Kind::OpenSession)
    return usage(number + " opens a session, which cannot be undone", "gainsay session close ends it");
  auto undoing = actor;
  undoing.session = root->kind == Kind::CloseSession ? "" : target->session;
  if (undoing.by.empty()) undoing.by = target->by;
  auto entry = begin(*log, Kind::Undo, undoing, false);
  if (!entry) return std::move(entry).error();
  entry->session = target->session;
  entry->subject = target->subject;
  entry->undoes_content = target->content;
  const auto& all = log->entries();
  entry->undoes_nth = static_cast<std::uint64_t>(std::count_if(all.begin(), all.end(), [&](const Entry& other) {
    return other.seq <= target->seq && other.content == target->content;
  }));
  entry->of = target->by;
  entry->by_assumed = actor.by.empty();
  return append(casefile, *entry);
}

}  // namespace gainsay::session
