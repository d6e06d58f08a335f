// SPDX-License-Identifier: Apache-2.0
#include "host/session/log.hpp"

#include <algorithm>

#include "host/session/spelling.hpp"

namespace gainsay::session {
namespace {

bool is_decision(const Entry& entry) {
  const bool about_matter = entry.subject.starts_with(MatterTag::prefix);
  return entry.kind == Kind::Decide || (entry.kind == Kind::Reject && about_matter);
}

// Only what came before can be undone.
void find_undone(std::vector<Entry>& entries) {
  std::map<std::string_view, std::vector<std::uint64_t>> by_content;
  for (auto& entry : entries) {
    if (!entry.undoes_content.empty()) {
      const auto at = by_content.find(entry.undoes_content);
      const bool known = at != by_content.end() && entry.undoes_nth >= 1 && entry.undoes_nth <= at->second.size();
      entry.undoes = known ? at->second[entry.undoes_nth - 1] : 0;
    }
    by_content[entry.content].push_back(entry.seq);
  }
}

// From the last to the first: an undo acts on what is older, so whether it stands is known when it is met. An undo that
// is undone lets its target stand again.
void mark_undone(std::vector<Entry>& entries) {
  std::map<std::uint64_t, std::uint64_t> undone;  // entry -> the undo in force
  for (auto at = entries.rbegin(); at != entries.rend(); ++at) {
    if (const auto found = undone.find(at->seq); found != undone.end()) at->undone_by = found->second;
    if (at->kind == Kind::Undo && at->stands() && at->undoes < at->seq) undone[at->undoes] = at->seq;
  }
}

}  // namespace

const Entry* Log::entry(std::uint64_t seq) const {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), seq,
                                   [](const Entry& e, std::uint64_t wanted) { return e.seq < wanted; });
  return at != entries_.end() && at->seq == seq ? &*at : nullptr;
}

const Session* Log::session(std::string_view name) const {
  const auto wanted = spelled(name);
  const auto at = std::find_if(sessions_.begin(), sessions_.end(), [&](const auto& session) {
    return session.name == wanted || session.name == name;  // as an older version kept it
  });
  return at == sessions_.end() ? nullptr : &*at;
}

std::vector<const Entry*> Log::about(std::string_view subject) const {
  std::vector<const Entry*> out;
  const auto at = by_subject_.find(subject);
  if (at == by_subject_.end()) return out;
  for (const auto index : at->second) out.push_back(&entries_[index]);
  return out;
}

std::vector<std::string_view> Log::subjects(std::string_view beginning) const {
  std::vector<std::string_view> out;
  for (auto at = by_subject_.lower_bound(beginning); at != by_subject_.end() && at->first.starts_with(beginning); ++at)
    out.push_back(at->first);
  return out;
}

std::vector<const Entry*> Log::standing(std::string_view subject) const {
  std::map<std::string_view, const Entry*> last;
  for (const auto* entry : about(subject))
    if (entry->stands() && is_decision(*entry)) last[entry->by] = entry;
  std::vector<const Entry*> out;
  for (const auto& [by, entry] : last) out.push_back(entry);
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->seq < b->seq; });
  return out;
}

const Entry* Log::rejection(std::string_view subject) const {
  if (!rejects_) return nullptr;
  for (const auto* entry : about(subject))
    if (entry->stands() && entry->kind == Kind::Reject) return entry;
  return nullptr;
}

Log fold(std::span<const db::Event> events) {
  Log log;
  for (const auto& event : events) {
    auto entry = read_entry(event);
    if (entry) {
      log.entries_.push_back(*std::move(entry));
    } else {
      log.unread_.push_back({event.seq, entry.error().message});
    }
  }
  find_undone(log.entries_);
  mark_undone(log.entries_);
  for (std::size_t i = 0; i < log.entries_.size(); ++i) {
    const auto& entry = log.entries_[i];
    log.by_subject_[entry.subject].push_back(i);
    if (!entry.stands()) continue;
    if (entry.kind == Kind::Reject) log.rejects_ = true;
    if (entry.kind == Kind::OpenSession && !log.session(entry.session))
      log.sessions_.push_back({entry.session, entry.text, entry.by, entry.at, entry.seq, 0});
    if (entry.kind != Kind::CloseSession) continue;
    const auto at = std::find_if(log.sessions_.begin(), log.sessions_.end(),
                                 [&](const auto& session) { return session.name == entry.session; });
    if (at != log.sessions_.end() && at->closed == 0) at->closed = entry.seq;
  }
  return log;
}

}  // namespace gainsay::session
