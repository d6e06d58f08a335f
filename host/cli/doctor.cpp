// SPDX-License-Identifier: Apache-2.0
// gainsay doctor: is everything there that Gainsay needs, and what is to be done where it is not?
#include <algorithm>
#include <iostream>
#include <iterator>
#include <string>

#include "host/cli/command.hpp"
#include "host/cli/finding.hpp"
#include "host/cli/terminal.hpp"
#include "host/cli/value_json.hpp"

namespace gainsay::cli {
namespace {

std::vector<Finding> examine(const Options& options) {
  std::vector<Finding> all;
  for (auto part : {examine_machine(), examine_sandbox(), examine_libraries(), examine_installation(options),
                    examine_casefile(options), examine_folders(), examine_terminal()})
    std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

std::size_t count(const std::vector<Finding>& findings, Health health) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [health](const auto& one) { return one.health == health; }));
}

void print_json(const std::vector<Finding>& findings) {
  Json out;
  out["schema"] = "gainsay/doctor/1";
  out["usable"] = count(findings, Health::Bad) == 0;
  out["findings"] = Json::array();
  for (const auto& one : findings)
    out["findings"].push_back({{"area", one.area},
                               {"what", one.what},
                               {"state", std::string(word(one.health))},
                               {"found", escaped(one.found)},
                               {"advice", text_or_null(one.advice)}});
  std::cout << dump(out, 1) << '\n';
}

void print(const std::vector<Finding>& findings, const Options& options) {
  const Terminal terminal(options.colour);
  std::string area;
  for (const auto& one : findings) {
    if (options.verbosity < 0 && one.health == Health::Good) continue;
    if (one.area != area) std::cout << terminal.styled(Style::Bold, area = one.area) << '\n';
    const auto style = one.health == Health::Bad ? Style::Red : one.health == Health::Weak ? Style::Yellow : Style::Dim;
    std::string mark(word(one.health));
    mark.resize(4, ' ');
    std::cout << terminal.paragraph({"  " + mark + "  ", 8, style}, one.what + ": " + escaped(one.found));
    if (!one.advice.empty()) std::cout << terminal.paragraph({"        -> ", 11, style}, one.advice);
  }
  const auto bad = count(findings, Health::Bad), weak = count(findings, Health::Weak);
  if (options.verbosity >= 0 || bad > 0)
    std::cout << (bad > 0 ? "Gainsay cannot be used as it is: " + std::to_string(bad) + " of what it needs is not well."
                  : weak > 0 ? "Gainsay can be used; " + std::to_string(weak) + " could be better."
                             : std::string("All is well."))
              << '\n';
}

int run(const Options& options) {
  const auto findings = examine(options);
  if (options.json)
    print_json(findings);
  else
    print(findings, options);
  return count(findings, Health::Bad) == 0 ? exit_code::Ok : exit_code::Failed;
}

}  // namespace

extern const Command doctor_command;
const Command doctor_command = {"doctor", "Check that everything is there, and say what to do where it is not",
                                takes::Case | takes::Json, run};

}  // namespace gainsay::cli
