// SPDX-License-Identifier: Apache-2.0
// gainsay plugin list: what is there, what of it runs, and why the rest does not.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "host/cli/command.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/terminal.hpp"
#include "host/cli/value_json.hpp"
#include "host/cli/workbench.hpp"

namespace gainsay::cli {
namespace {

struct Row {
  std::string id, version, kind, state, reason, path;
};

constexpr const char* ready = "ready";

// What each plugin of a kind said when it was asked to load.
void add_loaded(const plugin_host::Discovery& discovery, plugin_host::Kind kind,
                const std::vector<model::PluginReport>& reports, std::vector<Row>& rows) {
  for (const auto& plugin : discovery.plugins) {
    if (plugin.manifest.kind != kind) continue;
    const auto report =
        std::find_if(reports.begin(), reports.end(), [&](const auto& r) { return r.id == plugin.manifest.id; });
    const bool runs = report == reports.end() || report->state == model::PluginState::Ran;
    rows.push_back({plugin.manifest.id, plugin.manifest.version, to_string(kind),
                    runs ? ready : to_string(report->state), report == reports.end() ? "" : report->reason.value_or(""),
                    plugin.directory.string()});
  }
}

// Loads all that was found, as a run would.
Result<std::vector<Row>> rows_of(const Workbench& workbench) {
  std::vector<Row> rows;
  const auto extraction = workbench.start_extraction();
  if (!extraction) return extraction.error();
  const auto verifiers = workbench.start_verifiers();
  if (!verifiers) return verifiers.error();
  const auto& discovery = workbench.discovery();
  add_loaded(discovery, plugin_host::Kind::Extractor, extraction->plugins(), rows);
  add_loaded(discovery, plugin_host::Kind::Verifier, verifiers->reports(), rows);
  std::sort(rows.begin(), rows.end(), [](const Row& x, const Row& y) { return x.id < y.id; });
  for (const auto& other : discovery.others)
    rows.push_back({other.id, other.version, "", to_string(other.state), other.reason.value_or(""), ""});
  return rows;
}

int run(const Options& options) {
  Options one_lane = options;
  one_lane.lanes = 1;
  const auto workbench = Workbench::open(one_lane);
  if (!workbench) return print_error(workbench.error());
  const auto rows = rows_of(*workbench);
  if (!rows) return print_error(rows.error());
  if (options.json) {
    Json out;
    out["schema"] = "gainsay/plugins/1";
    out["plugins"] = Json::array();
    for (const auto& row : *rows)
      out["plugins"].push_back({{"id", row.id},
                                {"version", row.version},
                                {"kind", text_or_null(row.kind)},
                                {"state", row.state},
                                {"reason", text_or_null(row.reason)},
                                {"path", text_or_null(row.path)}});
    std::cout << dump(out, 2) << '\n';
    return exit_code::Ok;
  }
  for (const auto& row : *rows)
    std::cout << row.id << '\t' << row.version << '\t' << row.kind << '\t' << row.state << '\t' << printable(row.reason)
              << '\n';
  return exit_code::Ok;
}

}  // namespace

extern const Command plugin_list_command;
const Command plugin_list_command = {"plugin list", "Plugins that are there, and why some do not run", takes::Json,
                                     run};

}  // namespace gainsay::cli
