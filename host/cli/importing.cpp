// SPDX-License-Identifier: Apache-2.0
#include "host/cli/importing.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "host/cli/command.hpp"
#include "host/cli/interrupt.hpp"
#include "host/cli/omissions.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/progress.hpp"
#include "host/cli/screen_text.hpp"
#include "host/cli/verifiers.hpp"
#include "host/document/collect.hpp"
#include "host/document/publication_date.hpp"

namespace gainsay::cli {
namespace {

Result<document::Metadata> overrides_of(const Options& options) {
  document::Metadata overrides;
  overrides.language = options.language;
  overrides.publisher = options.publisher;
  if (options.published) {
    auto published = document::parse_publication_date(*options.published, model::DateBasis::User);
    if (!published) {
      auto problem = std::move(published).error();
      problem.code = ErrorCode::Usage;
      problem.where = "--published";
      return problem;
    }
    overrides.published = *std::move(published);
  }
  return overrides;
}

std::vector<model::PluginReport> all_plugins(const Workbench& workbench, const extraction::Extraction& extraction,
                                             const std::vector<model::PluginReport>& verifiers) {
  std::vector<model::PluginReport> all = extraction.plugins();
  all.insert(all.end(), verifiers.begin(), verifiers.end());
  const auto& others = workbench.discovery().others;
  all.insert(all.end(), others.begin(), others.end());
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const auto& plugin : all)
    if (plugin.state != model::PluginState::Ran)
      spdlog::info("plugin {} {}: {}", plugin.id, to_string(plugin.state), plugin.reason.value_or(""));
  return all;
}

// One entry for what many documents have in common, in the order of the first.
std::vector<model::Skipped> counted(std::vector<model::Skipped> skipped) {
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places;
  std::vector<model::Skipped> out;
  for (auto& one : skipped) {
    const auto [at, fresh] = places.emplace(std::tuple(one.stage, one.what, one.reason), out.size());
    if (fresh) {
      out.push_back(std::move(one));
    } else {
      out[at->second].count += std::max<std::uint64_t>(one.count, 1);
    }
  }
  return out;
}

}  // namespace

Result<Imported> import_sources(db::Casefile& casefile, const Workbench& workbench, const Options& options) {
  const auto overrides = overrides_of(options);
  if (!overrides) return overrides.error();
  auto collection = document::collect(options.operands, *overrides);
  for (const auto& note : collection.notes) spdlog::warn("{}", printable(note));
  if (collection.items.empty() && collection.failures.empty())
    spdlog::warn("nothing to read was found in what was named");
  auto extraction = workbench.start_extraction();
  if (!extraction) return std::move(extraction).error();
  auto verifiers = Verifiers::start(workbench);
  if (!verifiers) return std::move(verifiers).error();
  const auto vocabulary = analysis::Vocabulary::from(workbench.lexicon());
  analysis::Analyser analyser(vocabulary);
  const pipeline::Stages stages{analyser, *extraction, verifiers->list(), verifiers->runs()};
  std::size_t committed = 0;
  std::optional<Progress> line(std::in_place, options);
  const auto on_commit = [&](std::size_t done, std::size_t all) {
    committed = done;
    line->update(done, all);
    spdlog::info("committed: {} of {} sources", done, all);
  };
  auto outcome = pipeline::run(casefile, collection.items, stages, {}, std::cin, {interrupted(), on_commit});
  line.reset();  // before anything else is said
  const auto progress = std::to_string(committed) + " of " + std::to_string(collection.items.size()) + " sources";
  if (!outcome) {
    auto problem = std::move(outcome).error();
    if (committed > 0) problem.hint += (problem.hint.empty() ? "" : "; ") + progress + " are committed and kept";
    return problem;
  }
  if (outcome->interrupted)
    return Error{ErrorCode::Interrupted, "stopped after " + progress + ", before all was compared", "",
                 options.casefile.empty() ? "without --case nothing is kept"
                                          : "what is committed is kept; the same command does the rest"};
  outcome->failures.insert(outcome->failures.begin(), collection.failures.begin(), collection.failures.end());
  outcome->skipped.insert(outcome->skipped.begin(), collection.skipped.begin(), collection.skipped.end());
  for (auto& note : language_notes(outcome->languages, workbench.lexicon()))
    outcome->skipped.push_back(std::move(note));
  outcome->skipped = counted(std::move(outcome->skipped));
  for (const auto& one : outcome->skipped)
    spdlog::info("left out by {}: {}: {} ({})", one.stage, escaped(one.what), escaped(one.reason), one.count);
  if (auto told = verifiers->tell_names(casefile); !told) return std::move(told).error();
  spdlog::info("workers started: {} for extractors, {} for verifiers; calls cut off: {}", extraction->toll().workers,
               verifiers->toll().workers, extraction->toll().timeouts + verifiers->toll().timeouts);
  auto plugins = all_plugins(workbench, *extraction, verifiers->reports());
  return Imported{*std::move(outcome), std::move(plugins)};
}

int exit_code_of(const pipeline::Outcome& outcome) {
  if (outcome.failures.empty()) return exit_code::Ok;
  return outcome.read + outcome.known == 0 ? exit_code::Failed : exit_code::Partial;
}

// A plugin that fails on many documents in one way is one line: the report names them all.
void print_failures(const std::vector<model::Failure>& failures) {
  std::map<std::string, std::size_t> alike;  // what a line says behind its path -> how many say it
  const auto tail = [](const model::Failure& failure) {
    return ": " + failure.stage + (failure.plugin ? " (" + *failure.plugin + ")" : "") + ": " + failure.reason;
  };
  for (const auto& failure : failures)
    if (failure.plugin) ++alike[failure.code + tail(failure)];
  for (const auto& failure : failures) {
    std::string others;
    if (failure.plugin) {
      std::size_t& count = alike[failure.code + tail(failure)];
      if (count == 0) continue;  // told with the first of its kind
      if (count > 1) others = " and " + std::to_string(count - 1) + " more";
      count = 0;
    }
    std::cerr << escaped("gainsay: failed[" + failure.code + "]: " + failure.path + others + tail(failure)) << '\n';
  }
}

}  // namespace gainsay::cli
