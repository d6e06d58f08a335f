// SPDX-License-Identifier: Apache-2.0
// The frame: what it is about, the disagreements, and what they were found in and by.
#include "host/exporting/html_report.hpp"

#include <algorithm>
#include <set>

#include "host/exporting/page.hpp"

namespace gainsay::exporting {
namespace {

// A session's report leaves out what was settled in other sessions, and never hides a verdict on what it shows.
bool is_shown(const ReportInput& in, MatterId matter, const session::Standing& standing) {
  if (!in.session || standing.to_do()) return true;
  const auto here = [&](const session::Entry* entry) { return entry->session == in.session->name; };
  const auto about = in.log.about(to_string(matter));
  if (std::any_of(about.begin(), about.end(), here)) return true;
  return std::any_of(standing.rejections.begin(), standing.rejections.end(), here);
}

std::string title_of(const Page& page) { return page.in.session ? page.in.session->name : page.in.casefile; }

void write_head(Page& page) {
  auto& html = page.html;
  html.line("<!doctype html>");
  html.open("html", {{"lang", page.language()}, {"dir", direction_of(page.language())}}).open("head");
  html.line("<meta charset=\"utf-8\">")
      .line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
      .line("<meta name=\"color-scheme\" content=\"light dark\">")
      // Should anything ever get through, it still fetches and runs nothing.
      .line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
  html.element("title", {}, title_of(page) + " · Gainsay");
  html.open("style").line(report_style()).close();
  html.close();
}

void write_fact(Page& page, const char* key, const std::string& message) {
  page.html.open("dt").message(page.word(key)).close().open("dd").message(message).close();
}

void write_summary(Page& page, const std::map<session::State, std::size_t>& states) {
  auto& html = page.html;
  const auto& in = page.in;
  std::set<std::string> people;
  for (const auto& entry : in.log.entries()) people.insert(entry.by);
  html.open("header", {{"class", "top"}});
  page.paragraph("kind", page.word("title"));
  html.open("h1").element("bdi", {}, title_of(page)).close();
  if (in.session) {
    page.words("p", "question", in.session->question);
    html.open("p", {{"class", "stamp"}});
    html.open("span").message(page.word(in.session->closed ? "session-closed" : "session-open")).close();
    page.person(in.session->by);
    page.time(in.session->at);
    html.close();
  }
  html.open("ul", {{"class", "counts"}});
  for (const auto& [state, count] : states) {
    const std::string name = session::word(state);
    html.open("li").open("span", {{"class", "state " + name}}).message(page.word("state." + name)).close();
    html.open("b").message(page.counted("number", count)).close().close();
  }
  html.close();
  html.open("p", {{"class", "meta"}});
  html.open("span").message(page.counted("documents-counted", in.sources.documents.size())).close();
  html.open("span").message(page.counted("claims-counted", in.sources.claims.size())).close();
  html.open("span").message(page.counted("people-counted", people.size())).close();
  html.close().close();
}

void write_disagreement(Page& page, const model::Disagreement& disagreement) {
  auto& html = page.html;
  const auto& in = page.in;
  const auto& standing = in.standings.of(disagreement.id);
  const auto card = disagreement::make_card(disagreement, in.links, in.sources, in.messages, in.reader);
  const auto id = to_string(disagreement.id);
  const auto score = page.number(disagreement.score, 2);
  html.open("article", {{"id", id}, {"aria-labelledby", id + "-title"}});
  html.open("h3", {{"id", id + "-title"}}).message(card.headline.empty() ? id : card.headline).close();
  html.open("p", {{"class", "meta"}});
  write_state(page, standing);
  html.open("span").message(card.type_name).close();
  html.open("span").message(page.word("score", {{"value", "\u2068" + score + "\u2069"}})).close();
  page.code(id);
  html.close();
  write_evidence(page, disagreement, card);
  write_people(page, disagreement, standing);
  html.close();
}

void write_disagreements(Page& page, const std::vector<const model::Disagreement*>& shown, const char* section) {
  page.html.open("section", {{"id", section}});
  page.heading("h2", section);
  if (shown.empty()) page.paragraph("nothing", page.word("card.none"));
  for (const auto* one : shown) write_disagreement(page, *one);
  page.html.close();
}

void write_documents(Page& page) {
  auto& html = page.html;
  html.open("section", {{"id", "documents"}});
  page.heading("h2", "documents");
  html.open("div", {{"class", "wide"}}).open("table", {{"class", "list"}}).open("thead").open(table_row);
  for (const auto* key : {"document", "publisher", "published", "language", "hash"})
    html.open("th", {{"scope", "col"}}).message(page.word(key)).close();
  html.close().close().open("tbody");
  for (const auto& document : page.in.sources.documents) {
    bool first = true;
    for (const auto& seen : document.appearances) {
      html.open(table_row)
          .open("td")
          .element("bdi", {}, seen.title.value_or(std::string(file_name(seen.path))))
          .close();
      html.open("td").element("bdi", {}, seen.publisher.value_or("")).close();
      html.open("td");
      page.code(seen.published ? seen.published->edtf : "");
      html.close().open("td");
      page.code(document.language);
      html.close().open("td", {{"class", "hash"}});
      page.code(first ? to_string(document.id) : "");
      html.close().close();
      first = false;
    }
  }
  html.close().close().close().close();
}

void write_left_out(Page& page) {
  auto& html = page.html;
  std::vector<const model::PluginReport*> plugins;
  for (const auto& plugin : page.in.plugins)
    if (plugin.state != model::PluginState::Ran || plugin.reason) plugins.push_back(&plugin);
  if (page.in.failures.empty() && page.in.skipped.empty() && plugins.empty()) return;
  html.open("section", {{"id", "left-out"}});
  page.heading("h2", "left-out");
  html.open("ul", {{"class", "plain"}});
  for (const auto& failure : page.in.failures)
    html.open("li").element("bdi", {}, file_name(failure.path)).text(" · ").element("bdi", {}, failure.reason).close();
  for (const auto& one : page.in.skipped)
    html.open("li")
        .element("bdi", {}, file_name(one.what))
        .text(" · ")
        .element("bdi", {}, one.reason)
        .text(" × ")
        .message(page.counted("number", one.count))
        .close();
  for (const auto* plugin : plugins) {
    html.open("li").element("bdi", {}, plugin->id).text(" · ").element("bdi", {}, to_string(plugin->state));
    if (plugin->reason) html.text(" · ").element("bdi", {}, *plugin->reason);
    html.close();
  }
  html.close().close();
}

void write_provenance(Page& page) {
  auto& html = page.html;
  const auto& in = page.in;
  html.open("footer", {{"id", "provenance"}});
  page.heading("h2", "provenance");
  html.open("dl");
  const auto row = [&](const char* key, const std::string& value) {
    html.open("dt").message(page.word(key)).close().open("dd");
    page.code(value);
    html.close();
  };
  row("casefile", in.casefile);
  row("digest", in.digest);
  write_fact(page, "events", page.counted("number", in.head.seq));
  row("head", in.head.hash);
  row("program", "gainsay " + in.version);
  std::set<std::string> plugins;
  for (const auto& [id, run] : in.runs)
    plugins.insert(run.plugin + " " + run.version + " " + run.plugin_sha256.substr(0, 16));
  html.open("dt").message(page.word("plugins")).close();
  for (const auto& plugin : plugins) {
    html.open("dd");
    page.code(plugin);
    html.close();
  }
  html.close();
  page.paragraph("meta", page.word("how-to-check"));
  html.close();
}

}  // namespace

std::string html_report(const ReportInput& input) {
  Page page(input);
  std::vector<const model::Disagreement*> shown, rejected;
  std::map<session::State, std::size_t> states;
  for (const auto& one : input.disagreements) {
    const auto& standing = input.standings.of(one.id);
    if (!is_shown(input, one.id, standing)) continue;
    ++states[standing.state];
    (standing.state == session::State::Dismissed ? rejected : shown).push_back(&one);
  }
  write_head(page);
  page.html.open("body");
  write_summary(page, states);
  page.html.open("main");
  write_disagreements(page, shown, "disagreements");
  if (!rejected.empty()) write_disagreements(page, rejected, "dismissed");
  write_rated_claims(page);
  write_elsewhere(page);
  write_documents(page);
  write_left_out(page);
  page.html.close();
  write_provenance(page);
  return std::move(page.html).take();
}

}  // namespace gainsay::exporting
