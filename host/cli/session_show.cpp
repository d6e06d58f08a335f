// SPDX-License-Identifier: Apache-2.0
// gainsay session show NAME: what is left to do, best first, and what is decided, by whom. The queue is that of the
// casefile: a disagreement that was decided in another session is decided.
#include <iostream>
#include <set>

#include "host/cli/command.hpp"
#include "host/cli/event_json.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/terminal.hpp"

namespace gainsay::cli {
namespace {

struct Row {
  const model::Disagreement* disagreement = nullptr;  // nullptr: its links have gone, the decisions stay
  MatterId matter;
  session::Standing standing;
  std::string headline;
};

struct Shown {
  std::vector<Row> to_do, decided;
  std::vector<ClaimId> claims;  // rated in this session; in the order of their first rating
  std::size_t notes = 0;        // of this session
};

// "mina: genuine · sara: different-scope (before 2 links came)"
std::string who_holds_what(const session::Standing& standing) {
  std::string out;
  for (const auto& position : standing.positions) {
    if (!out.empty()) out += " · ";
    const auto& entry = *position.entry;
    out += entry.by + ": " + (entry.resolution ? session::word(*entry.resolution) : "rejected");
    if (position.outdated()) out += " (before " + std::to_string(position.fresh.size()) + " of its links came)";
  }
  for (const auto* entry : standing.rejections) {
    if (!out.empty()) out += " · ";
    out += entry->by + ": rejected " + entry->subject;
  }
  return out;
}

std::string who_says_what(const std::vector<const session::Entry*>& entries) {
  std::string out;
  for (const auto* entry : entries)
    out += (out.empty() ? "" : " · ") + entry->by + ": " + (entry->verdict ? session::word(*entry->verdict) : "?");
  return out;
}

Shown gather(const Report& report, const Names& names, const disagreement::MessagesOf& messages,
             const session::Session& session, const std::string& reader) {
  Shown out;
  const auto sources = report.sources(names);
  std::set<MatterId> there;
  for (const auto& d : report.disagreements) {
    there.insert(d.id);
    Row row{&d, d.id, report.standings.of(d.id),
            disagreement::make_card(d, report.links, sources, messages, reader).headline};
    (row.standing.to_do() ? out.to_do : out.decided).push_back(std::move(row));
  }
  std::set<std::string> seen;  // subjects that are shown
  for (const auto& entry : report.log.entries()) {
    if (!entry.stands()) continue;
    if (entry.kind == session::Kind::Note && entry.session == session.name) ++out.notes;
    if (entry.kind != session::Kind::Decide) continue;
    const auto claim = session::claim_id(entry.subject);
    const auto matter = session::matter_id(entry.subject);
    const bool is_shown = claim ? entry.session == session.name : matter && !there.count(*matter);
    if (!is_shown || !seen.insert(entry.subject).second) continue;
    if (claim) out.claims.push_back(*claim);
    if (matter) out.decided.push_back({nullptr, *matter, session::standing_of(report.log, {}, *matter, {}), {}});
  }
  return out;
}

Json row_json(const Row& row) {
  Json out;
  out["id"] = to_string(row.matter);
  out["state"] = session::word(row.standing.state);
  if (row.standing.resolution) out["resolve"] = session::word(*row.standing.resolution);
  out["type"] = row.disagreement ? Json(row.disagreement->type) : Json(nullptr);
  out["score"] = row.disagreement ? Json(row.disagreement->score) : Json(nullptr);
  out["headline"] = row.headline;
  out["verdicts"] = verdicts_json(row.standing);
  return out;
}

void print_json(const Shown& shown, const session::Session& session, const Report& report) {
  Json out;
  out["schema"] = "gainsay/session/1";
  out["session"] = {{"name", session.name},
                    {"question", session.question},
                    {"by", session.by},
                    {"at", session.at},
                    {"state", session.closed ? "closed" : "open"}};
  out["progress"] = {{"disagreements", shown.to_do.size() + shown.decided.size()},
                     {"decided", shown.decided.size()},
                     {"to_do", shown.to_do.size()},
                     {"claims_rated", shown.claims.size()},
                     {"notes", shown.notes}};
  out["queue"] = Json::array();
  for (const auto& row : shown.to_do) out["queue"].push_back(row_json(row));
  out["decided"] = Json::array();
  for (const auto& row : shown.decided) out["decided"].push_back(row_json(row));
  out["claims"] = Json::array();
  for (const auto id : shown.claims)
    out["claims"].push_back({{"id", to_string(id)},
                             {"state", claim_state(report.log, id)},
                             {"verdicts", claim_verdicts_json(report.log, id)}});
  std::cout << dump(out, 1) << '\n';
}

void add_rows(Table& table, const char* heading, const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    auto state = std::string(session::word(row.standing.state));
    if (row.standing.resolution) state += std::string(": ") + session::word(*row.standing.resolution);
    table.add({heading, to_string(row.matter), state, row.disagreement ? score_cell(row.disagreement->score) : "",
               row.disagreement ? row.disagreement->type : "no link is left", who_holds_what(row.standing),
               row.headline});
  }
}

void print(const Shown& shown, const session::Session& session, const Report& report, const Names& names,
           const Options& options) {
  const Terminal terminal(options.colour);
  const auto total = shown.to_do.size() + shown.decided.size();
  std::cout << terminal.paragraph({}, session.name + ": " + session.question, Style::Bold)
            << terminal.paragraph({}, std::string(session.closed ? "closed" : "open") + ", begun by " + session.by +
                                          " at " + session.at + "; " + std::to_string(shown.decided.size()) + " of " +
                                          std::to_string(total) + " disagreements decided, " +
                                          std::to_string(shown.claims.size()) + " claims rated, " +
                                          std::to_string(shown.notes) + " notes");
  Table table(options);
  add_rows(table, "to do", shown.to_do);
  add_rows(table, "decided", shown.decided);
  const auto sources = report.sources(names);
  for (const auto id : shown.claims) {
    const auto* claim = sources.claim(id);
    table.add({"rated", to_string(id), std::string(claim_state(report.log, id)), "",
               claim ? names.name(claim->predicate) : "no longer found",
               who_says_what(report.log.standing(to_string(id))),
               claim ? std::string(sources.words(claim->document, claim->span)) : ""});
  }
  table.print();
}

int run(const Options& options) {
  auto listing = open_listing(options);
  if (!listing) return print_error(listing.error());
  const auto messages = listing->workbench.load_messages();
  if (!messages) return print_error(messages.error());
  const auto report = load_report(listing->casefile, listing->workbench, false);
  if (!report) return print_error(report.error());
  const auto& name = options.operands.front();
  const auto* session = report->log.session(name);
  if (!session)
    return print_error(
        {ErrorCode::Usage, "there is no session \"" + name + "\"", "", "gainsay session list names them"});
  const auto shown = gather(*report, listing->names, *messages, *session, options.reader);
  if (options.json) {
    print_json(shown, *session, *report);
  } else {
    print(shown, *session, *report, listing->names, options);
  }
  return exit_code::Ok;
}

}  // namespace

extern const Command session_show_command;
const Command session_show_command = {"session show", "Show what a session has left to do and what is decided",
                                      takes::SessionName | takes::Case | takes::Json | takes::Reader, run};

}  // namespace gainsay::cli
