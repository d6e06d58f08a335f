// SPDX-License-Identifier: Apache-2.0
#include "host/cli/omissions.hpp"

#include <algorithm>
#include <set>

namespace gainsay::cli {
namespace {

constexpr std::size_t reasons_shown = 3;

std::string isolated(std::string_view text) { return "\u2068" + printable(escaped(text)) + "\u2069"; }

std::string text_of(const model::Failure& failure) {
  const auto who = failure.plugin ? " (" + *failure.plugin + ")" : std::string();
  return isolated(failure.path.empty() ? failure.stage + who : failure.path + who) + ": " + isolated(failure.reason);
}

std::string text_of(const model::Skipped& skipped) {
  const auto times = skipped.count > 1 ? " ×" + std::to_string(skipped.count) : std::string();
  return isolated(skipped.what) + ": " + isolated(skipped.reason + times);
}

std::string text_of(const model::PluginReport& plugin) {
  auto out = isolated(plugin.id) + ": ";
  if (plugin.state != model::PluginState::Ran) out += to_string(plugin.state);
  if (plugin.reason) out += (plugin.state != model::PluginState::Ran ? ", " : "") + isolated(*plugin.reason);
  return out;
}

template <class Entry>
std::string line(std::string_view key, const std::vector<Entry>& entries, const Terminal& terminal,
                 const Labels& labels) {
  if (entries.empty()) return {};
  auto text = labels(key, {{"count", std::to_string(entries.size())}}) + ": ";
  const auto shown = std::min(entries.size(), reasons_shown);
  for (std::size_t i = 0; i < shown; ++i) text += (i > 0 ? " · " : "") + text_of(entries[i]);
  if (shown < entries.size())
    text += " · " + labels("omitted.more", {{"count", std::to_string(entries.size() - shown)}});
  return terminal.message({"  ", 5, Style::Plain}, text);
}

bool is_comparison(const model::Skipped& skipped, const std::set<std::string>& plugins) {
  return skipped.stage == "verification" && !plugins.contains(skipped.what);
}

}  // namespace

Result<Omissions> stored_omissions(db::Casefile& casefile, const Workbench& workbench) {
  Omissions out;
  auto failures = casefile.omissions().failures();
  if (!failures) return std::move(failures).error();
  out.failures = *std::move(failures);
  auto skipped = casefile.omissions().skipped();
  if (!skipped) return std::move(skipped).error();
  out.skipped = *std::move(skipped);
  const auto documents = casefile.documents().list({});
  if (!documents) return documents.error();
  std::map<std::string, std::uint64_t> languages;
  for (const auto& entry : *documents) ++languages[entry.document.language];
  for (auto& note : language_notes(languages, workbench.lexicon())) out.skipped.push_back(std::move(note));
  const auto runs = casefile.runs().list();
  if (!runs) return runs.error();
  for (const auto& run : *runs) out.plugins.push_back({run.plugin, run.version, model::PluginState::Ran, {}});
  const auto& others = workbench.discovery().others;
  out.plugins.insert(out.plugins.end(), others.begin(), others.end());
  std::stable_sort(out.plugins.begin(), out.plugins.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return out;
}

std::vector<model::Skipped> language_notes(const std::map<std::string, std::uint64_t>& documents,
                                           const kit::Lexicon& lexicon) {
  std::vector<model::Skipped> out;
  for (const auto& [language, count] : documents) {
    if (language.empty() || language == "und") {
      out.push_back(
          {"analysis", "documents of unknown language", "read with words of no language; --lang names one", count});
      continue;
    }
    bool known = false, partial = false;
    for (kit::LanguageIndex i = 0; i < lexicon.language_count() && !known; ++i) {
      known = lexicon.language_tag(i) == language;
      partial = known && lexicon.is_partial(i);
    }
    if (known && !partial) continue;
    out.push_back({"analysis", "documents in " + language,
                   known ? "the language is partial: numbers, dates and names are read, claims are not"
                         : "there are no words of this language",
                   count});
  }
  return out;
}

Json failures_json(const std::vector<model::Failure>& failures) {
  Json out = Json::array();
  for (const auto& failure : failures) {
    Json one;
    one["path"] = failure.path;
    one["stage"] = failure.stage;
    one["plugin"] = failure.plugin ? Json(*failure.plugin) : Json(nullptr);
    one["code"] = failure.code;
    one["reason"] = failure.reason;
    out.push_back(std::move(one));
  }
  return out;
}

Json skipped_json(const std::vector<model::Skipped>& skipped) {
  Json out = Json::array();
  for (const auto& one : skipped)
    out.push_back({{"stage", one.stage},
                   {"what", one.what},
                   {"reason", one.reason},
                   {"count", std::max<std::uint64_t>(one.count, 1)}});
  return out;
}

Json plugins_json(const std::vector<model::PluginReport>& plugins) {
  Json out = Json::array();
  for (const auto& plugin : plugins) {
    Json one;
    one["id"] = plugin.id;
    one["version"] = plugin.version;
    one["state"] = to_string(plugin.state);
    one["reason"] = plugin.reason ? Json(*plugin.reason) : Json(nullptr);
    out.push_back(std::move(one));
  }
  return out;
}

void add_omissions(Json& report, const Omissions& omissions) {
  report["failures"] = failures_json(omissions.failures);
  report["skipped"] = skipped_json(omissions.skipped);
  report["plugins"] = plugins_json(omissions.plugins);
}

std::string omissions_text(const Omissions& omissions, const Terminal& terminal, const Labels& labels,
                           Comparisons comparisons) {
  std::set<std::string> ids;
  for (const auto& plugin : omissions.plugins) ids.insert(plugin.id);
  std::vector<model::Skipped> skipped;
  std::uint64_t compared = 0;
  for (const auto& one : omissions.skipped) {
    if (is_comparison(one, ids)) {
      compared += std::max<std::uint64_t>(one.count, 1);
    } else {
      skipped.push_back(one);
    }
  }
  auto plugins = omissions.plugins;
  std::erase_if(plugins, [](const auto& p) { return p.state == model::PluginState::Ran && !p.reason; });
  std::string out = line("omitted.failed", omissions.failures, terminal, labels) +
                    line("omitted.skipped", skipped, terminal, labels) +
                    line("omitted.plugins", plugins, terminal, labels);
  if (!out.empty()) out = terminal.rule(labels("omitted.title"), Style::Dim) + out;
  const bool listed = !out.empty();
  if (compared > 0 && comparisons != Comparisons::Hidden) {
    auto text = labels("omitted.compared", {{"count", std::to_string(compared)}});
    if (comparisons == Comparisons::Listable) text += " · " + labels("omitted.why-not");
    out += terminal.message(Lead(2), text, Style::Dim);
  }
  if (listed) out += terminal.message(Lead(2), labels("omitted.all"), Style::Dim);
  return out;
}

}  // namespace gainsay::cli
