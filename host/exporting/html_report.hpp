// SPDX-License-Identifier: Apache-2.0
// A casefile as one HTML file that stands by itself: no script, nothing fetched. For every disagreement both quotes
// side by side, each in its own language and direction, what the machine found, and, apart from that, what each person
// decided, when and why. Words of documents and people are escaped, whatever they hold. The same casefile gives the
// same bytes.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "db/event_log.hpp"
#include "gainsay/model/analysis.hpp"
#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"
#include "gainsay/model/link.hpp"
#include "gainsay/model/run.hpp"
#include "host/disagreement/card.hpp"
#include "host/disagreement/sources.hpp"
#include "host/session/log.hpp"
#include "host/session/standing.hpp"

namespace gainsay::exporting {

// Everything is borrowed for the call.
struct ReportInput {
  const disagreement::Sources& sources;
  std::span<const model::Link> links;                  // sorted by id
  std::span<const model::Disagreement> disagreements;  // in the order of the report; dismissed ones too
  std::span<const model::Analysis> analyses;           // of each document of `sources`
  const disagreement::MessagesOf& messages;            // the host's own among them
  const session::Log& log;
  const session::Standings& standings;
  const session::Session* session = nullptr;  // leaves out what was decided in other sessions only; nullptr: nothing
  const std::map<RunId, model::Run>& runs;
  std::span<const model::Failure> failures;
  std::span<const model::Skipped> skipped;
  std::span<const model::PluginReport> plugins;  // those that did not run as they should are told
  db::EventLog::Head head;                       // where the event log ends
  std::string casefile;                          // its name, without folders
  std::string digest;                            // of the casefile
  std::string version;                           // of the program
  std::string reader;                            // BCP 47
};

std::string html_report(const ReportInput& input);

}  // namespace gainsay::exporting
