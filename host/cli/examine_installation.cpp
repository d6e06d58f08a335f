// SPDX-License-Identifier: Apache-2.0
#include <sodium.h>
#include <algorithm>
#include <boost/version.hpp>
#include <string>

#include "db/sqlite/library.hpp"
#include "host/cli/finding.hpp"
#include "host/cli/lang_check.hpp"
#include "host/cli/version.hpp"
#include "host/cli/workbench.hpp"

namespace gainsay::cli {
namespace {

constexpr const char* again = "build or install Gainsay again";

std::string text_of(const Error& error) {
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

void examine_plugins(const Workbench& workbench, Findings& out) {
  const auto tell = [&](const model::PluginReport& plugin) {
    const auto what = "plugin " + plugin.id;
    const auto found = plugin.version + (plugin.version.empty() ? "" : ", ") + to_string(plugin.state) +
                       (plugin.reason ? ": " + *plugin.reason : "");
    if (plugin.state == model::PluginState::Ran && !plugin.reason)
      out.good(what, plugin.version + ", loaded in its worker");
    else if (plugin.state == model::PluginState::Shadowed)
      out.weak(what, found, "take one of the two away");
    else
      out.weak(what, found, "mend it, or take its folder away; gainsay plugin list shows all");
  };
  auto extraction = workbench.start_extraction();
  if (extraction) {
    for (const auto& plugin : extraction->plugins()) tell(plugin);
  } else {
    out.bad("extractors", text_of(extraction.error()), again);
  }
  auto verifiers = workbench.start_verifiers();
  if (verifiers) {
    for (const auto& plugin : verifiers->reports()) tell(plugin);
  } else {
    out.bad("verifiers", text_of(verifiers.error()), again);
  }
  for (const auto& plugin : workbench.discovery().others) tell(plugin);
  const auto runs = [&](const auto& plugins) {
    return std::any_of(plugins.begin(), plugins.end(),
                       [](const auto& p) { return p.state == model::PluginState::Ran; });
  };
  if (extraction && !runs(extraction->plugins())) out.bad("extractors", "none runs: no claim would be found", again);
  if (verifiers && !runs(verifiers->reports()))
    out.bad("verifiers", "none runs: no disagreement would be found", again);
}

void examine_languages(const Workbench& workbench, Findings& out) {
  const auto results = check_languages(workbench);
  if (!results) return out.bad("languages", text_of(results.error()), again);
  for (const auto& one : *results) {
    const auto found = "full, " + std::to_string(one.passed) + " of " + std::to_string(one.total) + " own tests pass";
    if (one.passed == one.total) {
      out.good("language " + one.code, found);
    } else {
      out.weak("language " + one.code, found, "gainsay lang check " + one.code + " shows which do not");
    }
  }
  const auto& lexicon = workbench.lexicon();
  std::size_t partial = 0;
  for (kit::LanguageIndex i = 0; i < lexicon.language_count(); ++i) partial += lexicon.is_partial(i) ? 1 : 0;
  out.good("other languages", std::to_string(partial) + " partial: numbers, dates and names (gainsay lang list)");
}

}  // namespace

std::vector<Finding> examine_libraries() {
  Findings out("libraries");
  out.good("ICU", icu_version());
  const auto sqlite = db::sqlite_library();
  if (!sqlite.has_fts5)
    out.bad("SQLite", sqlite.version + " without FTS5", "install a libsqlite3 with full-text search (ENABLE_FTS5)");
  else if (!sqlite.is_threadsafe)
    out.bad("SQLite", sqlite.version + ", not thread-safe", "install a libsqlite3 built with SQLITE_THREADSAFE");
  else
    out.good("SQLite", sqlite.version + ", FTS5, thread-safe");
  if (::sodium_init() >= 0)
    out.good("libsodium", ::sodium_version_string());
  else
    out.bad("libsodium", "does not start", "install libsodium again");
  out.good("Boost",
           std::to_string(BOOST_VERSION / 100000) + "." + std::to_string(BOOST_VERSION / 100 % 1000) + " (built with)");
  return out.take();
}

std::vector<Finding> examine_installation(const Options& options) {
  Findings out("installation");
  out.good("program", "gainsay " + std::string(version()));
  const auto workbench = Workbench::open(options);  // checks the lexicon's magic, version and checksum
  if (!workbench) {
    const auto& error = workbench.error();
    out.bad("lexicon and data", text_of(error), error.hint.empty() ? again : error.hint);
    return out.take();
  }
  out.good("lexicon", workbench->locations().lexicon.string() + ", checksum " +
                          std::string(workbench->lexicon().checksum()).substr(0, 16) + " is right");
  examine_plugins(*workbench, out);
  examine_languages(*workbench, out);
  return out.take();
}

}  // namespace gainsay::cli
