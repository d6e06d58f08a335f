// SPDX-License-Identifier: Apache-2.0
// What is known about a set of documents: what `check` prints as cards or as one JSON document (report.schema.json).
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/model/analysis.hpp"
#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"
#include "gainsay/model/link.hpp"
#include "gainsay/model/run.hpp"
#include "host/cli/claim_json.hpp"
#include "host/cli/names.hpp"
#include "host/cli/omissions.hpp"
#include "host/cli/options.hpp"
#include "host/disagreement/card.hpp"
#include "host/disagreement/sources.hpp"
#include "host/session/log.hpp"
#include "host/session/standing.hpp"

namespace gainsay::cli {

struct Report {
  std::vector<model::Document> documents;          // sorted by id
  std::vector<model::Analysis> analyses;           // of each document; may be empty: paragraphs are then left out
  std::vector<model::Claim> claims;                // sorted by id
  std::vector<model::Link> links;                  // sorted by id
  std::vector<model::Disagreement> disagreements;  // best first
  session::Log log;                                // what people did
  session::Standings standings;                    // what they made of it; points into the log
  std::vector<disagreement::Voice> voices;         // sorted by document
  Runs runs;
  std::map<std::string, std::string> verifiers;  // id -> version
  std::vector<model::Failure> failures;
  std::vector<model::Skipped> skipped;
  std::vector<model::PluginReport> plugins;

  // Borrows both.
  disagreement::Sources sources(const Names& names) const {
    return {claims, documents, voices, names.lexicon(), [&names](Term term) { return names.known(term); }};
  }
};

// Does --state ask for it? "" asks for all but what was dismissed or rejected.
bool is_asked_for(session::State state, std::string_view wanted);

// Leaves out links and disagreements that the options do not ask for (--min-score, --type, --state, --max). Without
// --state, what was dismissed or rejected is left out.
void select(Report& report, const Options& options);

// `readers`: the languages of explanations, which are plain text here: no isolates, no marks of direction.
Json report_json(const Report& report, const Names& names, const disagreement::MessagesOf& messages,
                 const std::vector<std::string>& readers);

// The parts of it, for lists.
Json document_json(const model::Document& document, const model::Analysis* analysis,
                   const disagreement::Sources& sources);
Json link_json(const model::Link& link, const Report& report, const Names& names,
               const disagreement::MessagesOf& messages, const std::vector<std::string>& readers);
// `notes`: what the cards say about missing messages is added.
Json disagreement_json(const model::Disagreement& disagreement, const Report& report, const Names& names,
                       const disagreement::MessagesOf& messages, const std::vector<std::string>& readers,
                       std::set<std::string>* notes = nullptr);

// What the report leaves out, and `notes` of its cards.
Omissions omissions_of(const Report& report, const std::set<std::string>& notes);

// --reader: one language, or all that any verifier has messages for.
std::vector<std::string> readers_of(const std::string& reader, const disagreement::MessagesOf& messages);

}  // namespace gainsay::cli
