// SPDX-License-Identifier: Apache-2.0
// gainsay history [ID]: the log of what people did, in order, with what was undone.
#include <iostream>
#include <set>
#include <string>

#include "host/cli/command.hpp"
#include "host/cli/deed.hpp"
#include "host/cli/event_json.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/terminal.hpp"
#include "host/session/acts.hpp"

namespace gainsay::cli {
namespace {

// The id that `text` begins. The log outlives what it speaks of: a link may have gone, what was said of it has not.
Result<std::string> subject_of(db::Casefile& casefile, const session::Log& log, std::string text) {
  const auto found = casefile.find(text);
  if (!found && found.error().code != ErrorCode::NotFound) return found.error();
  for (char& c : text)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');  // digits, as find() takes them
  std::set<std::string> ids;
  if (found) ids.insert(std::visit([](const auto& value) { return to_string(value); }, *found));
  for (const auto subject : log.subjects(text)) ids.emplace(subject);
  if (ids.empty()) return found.error();
  if (ids.size() == 1 || ids.count(text)) return ids.count(text) ? text : *ids.begin();
  std::string names;
  for (const auto& id : ids) names += (names.empty() ? "" : ", ") + id;
  return Error{ErrorCode::Usage, text + " is the beginning of several ids: " + names, "", "give more digits"};
}

Result<std::vector<const session::Entry*>> wanted(db::Casefile& casefile, const session::Log& log,
                                                  const Options& options) {
  std::vector<const session::Entry*> out;
  if (options.operands.empty()) {
    for (const auto& entry : log.entries()) out.push_back(&entry);
  } else {
    const auto subject = subject_of(casefile, log, options.operands.front());
    if (!subject) return subject.error();
    out = log.about(*subject);
  }
  if (options.session.empty()) return out;
  const auto* session = log.session(options.session);
  if (!session)
    return Error{ErrorCode::Usage, "there is no session \"" + options.session + "\"", "",
                 "gainsay session list names them"};
  std::erase_if(out, [&](const auto* e) { return e->session != session->name; });
  return out;
}

int run(const Options& options) {
  auto casefile = open_casefile(options, db::Access::Read);
  if (!casefile) return print_error(casefile.error());
  const auto log = session::load_log(*casefile);
  if (!log) return print_error(log.error());
  const auto entries = wanted(*casefile, *log, options);
  if (!entries) return print_error(entries.error());
  const auto head = casefile->events().head();
  if (!head) return print_error(head.error());
  if (options.json) {
    Json out;
    out["schema"] = "gainsay/history/1";
    out["events"] = history_json(*entries);
    out["unread"] = Json::array();
    for (const auto& unread : log->unread())
      out["unread"].push_back({{"event", unread.seq}, {"reason", unread.reason}});
    out["head"] = {{"event", head->seq}, {"hash", head->hash}};
    std::cout << dump(out, 1) << '\n';
    return exit_code::Ok;
  }
  Table table(options);
  for (const auto* entry : *entries) table.add(entry_cells(*entry));
  table.print();
  for (const auto& unread : log->unread())
    std::cerr << "gainsay: event " << unread.seq << " " << printable(unread.reason) << '\n';
  return exit_code::Ok;
}

}  // namespace

extern const Command history_command;
const Command history_command = {"history", "List what people did, in order",
                                 takes::OptionalId | takes::Case | takes::Json | takes::InSession, run};

}  // namespace gainsay::cli
