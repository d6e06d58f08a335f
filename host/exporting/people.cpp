// SPDX-License-Identifier: Apache-2.0
// What people decided: each person's own verdict, never merged, and the history behind it.
#include <algorithm>
#include <map>
#include <set>

#include "host/exporting/marked.hpp"
#include "host/exporting/page.hpp"

namespace gainsay::exporting {
namespace {

using session::Entry;
using session::Kind;

std::string decision_key(const Entry& entry) {
  if (entry.verdict) return std::string("verdict.") + session::word(*entry.verdict);
  if (entry.resolution) return std::string("resolution.") + session::word(*entry.resolution);
  return std::string("kind.") + session::word(entry.kind);
}

// Who, when, in which session.
void write_stamp(Page& page, const Entry& entry) {
  auto& html = page.html;
  html.open("p", {{"class", "stamp"}});
  page.person(entry.by);
  if (entry.by_assumed) html.open("span").message(page.word("assumed")).close();
  page.time(entry.at);
  if (entry.at_told) html.open("span").message(page.word("told")).close();
  if (!entry.session.empty())
    html.open("span").message(page.word("in-session", {{"value", isolated(entry.session)}})).close();
  html.open("span").message(page.counted("event", entry.seq)).close();
  html.close();
}

void write_verdict(Page& page, const Entry& entry) {
  page.told.insert(entry.seq);
  page.html.open("p", {{"class", "decided"}}).message(page.word(decision_key(entry))).close();
  page.words("p", "because", entry.text);
  write_stamp(page, entry);
}

bool contested(const std::vector<const Entry*>& entries) {
  std::set<std::string> held;
  for (const auto* entry : entries) held.insert(decision_key(*entry));
  return held.size() > 1;
}

void write_verdicts(Page& page, const std::vector<const Entry*>& entries) {
  if (contested(entries)) page.paragraph("notice", page.word("contested"));
  page.html.open("ul", {{"class", "verdicts"}});
  for (const auto* entry : entries) {
    page.html.open("li");
    write_verdict(page, *entry);
    page.html.close();
  }
  page.html.close();
}

void write_positions(Page& page, const session::Standing& standing) {
  std::vector<const Entry*> entries;
  for (const auto& position : standing.positions) entries.push_back(position.entry);
  if (contested(entries)) page.paragraph("notice", page.word("contested"));
  page.html.open("ul", {{"class", "verdicts"}});
  for (const auto& position : standing.positions) {
    page.html.open("li", {{"class", position.outdated() ? "outdated" : "current"}});
    write_verdict(page, *position.entry);
    if (position.outdated()) page.paragraph("notice", page.counted("outdated", position.fresh.size()));
    page.html.close();
  }
  for (const auto* entry : standing.rejections) {
    page.html.open("li");
    write_verdict(page, *entry);
    page.html.open("p", {{"class", "stamp"}});
    page.code(entry->subject);
    page.html.close().close();
  }
  page.html.close();
}

void write_history(Page& page, const std::vector<const Entry*>& entries) {
  auto& html = page.html;
  page.heading("h4", "history");
  html.open("ol", {{"class", "log"}});
  for (const auto* entry : entries) {
    page.told.insert(entry->seq);
    html.open("li", {{"value", std::to_string(entry->seq)}, {"class", entry->stands() ? "" : "undone"}});
    page.time(entry->at);
    page.person(entry->by);
    html.open("span", {{"class", "what"}});
    if (entry->kind == Kind::Undo) {
      html.message(page.word(entry->of == entry->by ? "undid" : "undid-others",
                             {{"count", std::to_string(entry->undoes)}, {"from", isolated(entry->of)}}));
    } else {
      html.message(page.word(decision_key(*entry)));
    }
    html.close();
    page.words("span", "text", entry->text);
    if (!entry->stands())
      html.open("span", {{"class", "notice"}}).message(page.counted("undone-by", entry->undone_by)).close();
    html.close();
  }
  html.close();
}

// The words of a claim and where they stand, or what else an id is about.
void write_subject(Page& page, const std::string& subject) {
  auto& html = page.html;
  const auto id = session::claim_id(subject);
  const auto matter = session::matter_id(subject);
  const auto* claim = id ? page.in.sources.claim(*id) : nullptr;
  const auto* document = claim ? page.in.sources.document(claim->document) : nullptr;
  const auto& all = page.in.sources.documents;
  const auto named = std::find_if(all.begin(), all.end(), [&](const auto& d) { return to_string(d.id) == subject; });
  if (document) {
    html.open("blockquote", {{"class", "q"}, {"lang", document->language}, {"dir", direction_of(document->language)}});
    html.text(claim->span.of(document->text)).close();
  } else if (named != all.end()) {
    document = &*named;
  } else if (id) {
    page.paragraph("nothing", page.word("no-words"));
  } else if (matter && std::none_of(page.in.disagreements.begin(), page.in.disagreements.end(),
                                    [&](const auto& d) { return d.id == *matter; })) {
    page.paragraph("nothing", page.word("no-links"));
  }
  html.open("p", {{"class", "source"}});
  const auto* seen = document ? disagreement::appearance_of(*document) : nullptr;
  if (seen) html.open("bdi").text(seen->publisher.value_or(std::string(file_name(seen->path)))).close();
  page.code(subject);
  html.close();
}

}  // namespace

void write_state(Page& page, const session::Standing& standing) {
  const std::string state = session::word(standing.state);
  page.html.open("span", {{"class", "state " + state}}).message(page.word("state." + state));
  if (standing.resolution)
    page.html.message(": " + page.word(std::string("resolution.") + session::word(*standing.resolution)));
  page.html.close();
}

void write_people(Page& page, const model::Disagreement& disagreement, const session::Standing& standing) {
  page.html.open("section", {{"class", "people"}});
  page.heading("h4", "people");
  if (standing.positions.empty() && standing.rejections.empty()) {
    page.paragraph("nothing", page.word("nobody-decided"));
  } else {
    write_positions(page, standing);
  }
  const auto history = session::history_of(page.in.log, disagreement, standing);
  if (!history.empty()) write_history(page, history);
  page.html.close();
}

void write_rated_claims(Page& page) {
  std::set<std::string> subjects;
  for (const auto& entry : page.in.log.entries())
    if (entry.verdict && entry.stands() && (!page.in.session || entry.session == page.in.session->name))
      subjects.insert(entry.subject);
  if (subjects.empty()) return;
  auto& html = page.html;
  html.open("section", {{"id", "claims"}});
  page.heading("h2", "claims");
  for (const auto& subject : subjects) {
    html.open("article", {{"class", "rated"}, {"id", subject}});
    write_subject(page, subject);
    write_verdicts(page, page.in.log.standing(subject));
    html.close();
  }
  html.close();
}

void write_elsewhere(Page& page) {
  std::map<std::string, std::vector<const Entry*>> about;
  for (const auto& entry : page.in.log.entries()) {
    const bool of_session = entry.subject == session::subject_of_session(entry.session);
    const bool shown = !page.in.session || entry.session == page.in.session->name;
    if (shown && !of_session && !page.told.count(entry.seq)) about[entry.subject].push_back(&entry);
  }
  if (about.empty()) return;
  page.html.open("section", {{"id", "elsewhere"}});
  page.heading("h2", "elsewhere");
  for (const auto& [subject, entries] : about) {
    page.html.open("article", {{"class", "rated"}});
    write_subject(page, subject);
    write_history(page, entries);
    page.html.close();
  }
  page.html.close();
}

}  // namespace gainsay::exporting
