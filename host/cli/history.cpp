// SPDX-License-Identifier: Apache-2.0
// gainsay history [ID]: the log of what people did, in order, with what was undone.
#include <iostream>

#include "host/cli/command.hpp"
#include "host/cli/deed.hpp"
#include "host/cli/event_json.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/terminal.hpp"
#include "host/session/acts.hpp"

namespace gainsay::cli {
namespace {

Result<std::vector<const session::Entry*>> wanted(db::Casefile& casefile, const session::Log& log,
                                                  const Options& options) {
  std::vector<const session::Entry*> out;
  if (options.operands.empty()) {
    for (const auto& entry : log.entries()) out.push_back(&entry);
  } else {
    const auto id = casefile.find(options.operands.front());
    if (!id) return id.error();
    out = log.about(std::visit([](const auto& value) { return to_string(value); }, *id));
  }
  if (!options.session.empty() && !log.session(options.session))
    return Error{ErrorCode::Usage, "there is no session \"" + options.session + "\"", "",
                 "gainsay session list names them"};
  if (!options.session.empty()) std::erase_if(out, [&](const auto* e) { return e->session != options.session; });
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
