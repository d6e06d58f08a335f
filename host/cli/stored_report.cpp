// SPDX-License-Identifier: Apache-2.0
#include "host/cli/stored_report.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "gainsay/kit/hash.hpp"
#include "host/analysis/analyse.hpp"
#include "host/cli/interrupt.hpp"
#include "host/disagreement/disagreements.hpp"
#include "host/document/publication_date.hpp"
#include "host/pipeline/comparing.hpp"
#include "host/session/acts.hpp"

namespace gainsay::cli {
namespace {

Result<void> load_documents(db::Casefile& casefile, Report& report) {
  const auto entries = casefile.documents().list({});
  if (!entries) return entries.error();
  for (const auto& entry : *entries) {
    auto document = casefile.documents().get(entry.document.id);
    if (!document) return std::move(document).error();
    report.documents.push_back(*std::move(document));
  }
  return {};
}

Result<void> analyse(const Workbench& workbench, Report& report) {
  const auto vocabulary = analysis::Vocabulary::from(workbench.lexicon());
  analysis::Analyser analyser(vocabulary);
  for (const auto& document : report.documents) {
    auto analysed = analyser.analyse(document);
    if (!analysed) return std::move(analysed).error();
    report.analyses.push_back(std::move(analysed->analysis));
  }
  return {};
}

Result<void> load_findings(db::Casefile& casefile, Report& report) {
  auto claims = casefile.claims().list({});
  if (!claims) return std::move(claims).error();
  report.claims = *std::move(claims);
  std::sort(report.claims.begin(), report.claims.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  auto links = casefile.links().list({});
  if (!links) return std::move(links).error();
  report.links = *std::move(links);
  auto voices = pipeline::voices_of(casefile);
  if (!voices) return std::move(voices).error();
  report.voices = *std::move(voices);
  auto log = session::load_log(casefile);
  if (!log) return std::move(log).error();
  report.log = *std::move(log);
  const auto sayings = session::Sayings::load_for(casefile, report.log);
  if (!sayings) return sayings.error();
  report.standings = session::all_standings(report.log, *sayings, report.links);
  return {};
}

// A link that was rejected counts for nothing; where all of a disagreement's are, it is shown with them, as dismissed.
std::vector<model::Disagreement> join(const Report& report, const disagreement::Sources& sources) {
  const auto& [standings, rejected] = report.standings;
  if (rejected.empty()) return disagreement::join(report.links, sources);
  std::vector<model::Link> counting;
  for (const auto& link : report.links) {
    const auto standing = standings.find(link.matter);
    const bool others = standing != standings.end() && !standing->second.links.empty();
    if (!(others && rejected.count(link.id))) counting.push_back(link);
  }
  return disagreement::join(counting, sources);
}

Result<void> load_provenance(db::Casefile& casefile, const Workbench& workbench, Report& report) {
  const auto runs = casefile.runs().list();
  if (!runs) return runs.error();
  for (const auto& run : *runs) report.runs.emplace(run.id, run);
  for (const auto& plugin : workbench.discovery().plugins)
    report.verifiers[plugin.manifest.id] = plugin.manifest.version;
  auto omissions = stored_omissions(casefile, workbench);
  if (!omissions) return std::move(omissions).error();
  report.failures = std::move(omissions->failures);
  report.skipped = std::move(omissions->skipped);
  report.plugins = std::move(omissions->plugins);
  return {};
}

// An entity by its id, or by what it is called.
Term entity_of(const std::string& text, const Names& names) {
  if (!names.lexicon() || !names.lexicon()->name(kit::term(text)).empty()) return kit::term(text);
  for (std::uint32_t i = 0; i < names.lexicon()->entry_count(); ++i) {
    const auto term = names.lexicon()->entry(i).term;
    if (names.lexicon()->label(term) == text) return term;
  }
  return kit::term(text);
}

Error usage(const char* option, std::string message) { return {ErrorCode::Usage, std::move(message), option, ""}; }

}  // namespace

Result<Report> load_report(db::Casefile& casefile, const Workbench& workbench, bool analyses) {
  Report report;
  if (auto done = load_documents(casefile, report); !done) return std::move(done).error();
  if (analyses)
    if (auto done = analyse(workbench, report); !done) return std::move(done).error();
  if (auto done = load_findings(casefile, report); !done) return std::move(done).error();
  if (auto done = load_provenance(casefile, workbench, report); !done) return std::move(done).error();
  report.disagreements = join(report, report.sources(Names(&workbench.lexicon())));
  return report;
}

Result<Names> load_names(db::Casefile& casefile, const Workbench& workbench) {
  const auto told = casefile.terms().list();
  if (!told) return told.error();
  Names names(&workbench.lexicon());
  names.add(*told);
  return names;
}

Result<db::Filter> filter_of(const Options& options, db::Casefile& casefile, const Names& names) {
  db::Filter filter;
  filter.language = options.language;
  if (!options.predicate.empty()) filter.predicate = kit::term(options.predicate);
  if (!options.entity.empty()) filter.entity = entity_of(options.entity, names);
  if (!options.type.empty()) filter.type = options.type;
  if (options.max > 0) filter.limit = options.max;
  if (!options.since.empty()) {
    const auto since = document::parse_publication_date(options.since, model::DateBasis::User);
    if (!since) return usage("--since", since.error().message);
    filter.since = since->days.lo;
  }
  if (!options.document.empty()) {
    const auto found = casefile.find(options.document);
    if (!found) return found.error();
    if (!std::holds_alternative<DocumentId>(*found)) return usage("--document", "that is no document's id");
    filter.document = std::get<DocumentId>(*found);
  }
  return filter;
}

db::OpenOptions open_options(const Options& options) {
  return {std::chrono::milliseconds(static_cast<std::int64_t>(options.wait * 1000)), "gainsay " + options.command,
          &interrupted()};
}

Result<db::Casefile> open_casefile(const Options& options, db::Access access) {
  if (options.casefile.empty())
    return Error{ErrorCode::Usage, "no casefile is named", "",
                 "--case FILE, or set GAINSAY_CASE; gainsay init CASE makes one"};
  return db::Casefile::open(options.casefile, access, open_options(options));
}

}  // namespace gainsay::cli
