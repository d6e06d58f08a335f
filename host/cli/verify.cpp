// SPDX-License-Identifier: Apache-2.0
// gainsay verify: every quote, hash, chain and index of a casefile; exit code 3 when something is not as it must be.
#include <iostream>

#include "host/cli/command.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/stored_report.hpp"
#include "host/cli/terminal.hpp"
#include "host/session/acts.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  auto casefile = open_casefile(options, db::Access::Read);
  if (!casefile) return print_error(casefile.error());
  auto problems = casefile->verify();
  if (!problems) return print_error(problems.error());
  const auto log = session::load_log(*casefile);
  if (!log) return print_error(log.error());
  for (const auto& unread : log->unread())
    problems->push_back({"event " + std::to_string(unread.seq), unread.reason + ": it counts for nothing"});
  if (options.json) {
    Json out;
    out["schema"] = "gainsay/problems/1";
    out["problems"] = Json::array();
    for (const auto& problem : *problems)
      out["problems"].push_back({{"subject", problem.subject}, {"message", problem.message}});
    std::cout << dump(out, 1) << '\n';
  } else {
    for (const auto& problem : *problems)
      std::cout << printable(problem.subject) << '\t' << printable(problem.message) << '\n';
    if (problems->empty() && options.verbosity >= 0) std::cout << "all is well\n";
  }
  return problems->empty() ? exit_code::Ok : exit_code::Found;
}

}  // namespace

extern const Command verify_command;
const Command verify_command = {"verify", "Check every quote, hash and chain of a casefile", takes::Case | takes::Json,
                                run};

}  // namespace gainsay::cli
