// SPDX-License-Identifier: Apache-2.0
// gainsay plugin list: what is there, what of it runs, and why the rest does not.
#include <algorithm>
#include <iostream>
#include <string>

#include "host/cli/command.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/terminal.hpp"
#include "host/cli/value_json.hpp"
#include "host/cli/workbench.hpp"

namespace gainsay::cli {
namespace {

struct Row {
  std::string id, version, kind, state, reason;
};

std::vector<Row> rows_of(const plugin_host::Discovery& discovery) {
  std::vector<Row> rows;
  for (const auto& plugin : discovery.plugins)
    rows.push_back({plugin.manifest.id, plugin.manifest.version, to_string(plugin.manifest.kind), "ready", ""});
  for (const auto& other : discovery.others)
    rows.push_back({other.id, other.version, "", to_string(other.state), other.reason.value_or("")});
  return rows;
}

int run(const Options& options) {
  const auto workbench = Workbench::open(options);
  if (!workbench) return print_error(workbench.error());
  const auto rows = rows_of(workbench->discovery());
  if (options.json) {
    Json out;
    out["schema"] = "gainsay/plugins/1";
    out["plugins"] = Json::array();
    for (const auto& row : rows)
      out["plugins"].push_back({{"id", row.id},
                                {"version", row.version},
                                {"kind", text_or_null(row.kind)},
                                {"state", row.state},
                                {"reason", text_or_null(row.reason)}});
    std::cout << dump(out, 2) << '\n';
    return exit_code::Ok;
  }
  for (const auto& row : rows)
    std::cout << row.id << '\t' << row.version << '\t' << row.kind << '\t' << row.state << '\t' << printable(row.reason)
              << '\n';
  return exit_code::Ok;
}

}  // namespace

extern const Command plugin_list_command;
const Command plugin_list_command = {"plugin list", "Plugins that are there, and why some do not run", takes::Json,
                                     run};

}  // namespace gainsay::cli
