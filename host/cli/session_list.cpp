// SPDX-License-Identifier: Apache-2.0
// gainsay session list: the sessions of a casefile, in the order of their opening.
#include <map>
#include <set>

#include "host/cli/command.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"
#include "host/session/acts.hpp"

namespace gainsay::cli {
namespace {

struct Work {
  std::size_t entries = 0;
  std::set<std::string> people;
};

int run(const Options& options) {
  auto casefile = open_casefile(options, db::Access::Read);
  if (!casefile) return print_error(casefile.error());
  const auto log = session::load_log(*casefile);
  if (!log) return print_error(log.error());
  std::map<std::string, Work> work;
  for (const auto& entry : log->entries()) {
    auto& own = work[entry.session];
    if (entry.kind == session::Kind::Decide && entry.stands()) ++own.entries;
    own.people.insert(entry.by);
  }
  Table table(options);
  Json list = Json::array();
  for (const auto& session : log->sessions()) {
    const auto& own = work[session.name];
    const char* state = session.closed ? "closed" : "open";
    list.push_back({{"name", session.name},
                    {"state", state},
                    {"question", session.question},
                    {"by", session.by},
                    {"at", session.at},
                    {"decisions", own.entries},
                    {"people", own.people}});
    table.add({session.name, state, session.at, session.by, std::to_string(own.entries), session.question});
  }
  if (options.json) {
    print_list("sessions", std::move(list));
  } else {
    table.print();
  }
  return exit_code::Ok;
}

}  // namespace

extern const Command session_list_command;
const Command session_list_command = {"session list", "List the sessions of a casefile", takes::Case | takes::Json,
                                      run};

}  // namespace gainsay::cli
