// SPDX-License-Identifier: Apache-2.0
#include "host/cli/report.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "host/cli/event_json.hpp"
#include "host/cli/version.hpp"

namespace gainsay::cli {
namespace {

// Code points of each document, made when first asked for.
class Views {
 public:
  explicit Views(const Report& report) : report_(report), points_(report.documents.size()) {}

  TextView of(const DocumentId& id) {
    const auto at = std::lower_bound(report_.documents.begin(), report_.documents.end(), id,
                                     [](const auto& document, const auto& wanted) { return document.id < wanted; });
    if (at == report_.documents.end() || at->id != id) return {{}, &none_};
    auto& points = points_[static_cast<std::size_t>(at - report_.documents.begin())];
    if (!points) points = std::make_unique<CodePoints>(at->text);
    return {at->text, points.get()};
  }

 private:
  const Report& report_;
  std::vector<std::unique_ptr<CodePoints>> points_;
  CodePoints none_{std::string_view{}};
};

template <class Id>
Json ids_json(const std::vector<Id>& ids) {
  Json out = Json::array();
  for (const auto& id : ids) out.push_back(to_string(id));
  return out;
}

Json link_json(const model::Link& link, const Report& report, Views& views, const Names& names,
               const disagreement::MessagesOf& messages, const std::vector<std::string>& readers) {
  const auto sources = report.sources(names);
  const auto* a = sources.claim(link.a);
  const auto* b = sources.claim(link.b);
  Json out;
  out["id"] = to_string(link.id);
  out["relation"] = to_string(link.relation);
  out["type"] = link.type;
  out["tier"] = to_string(link.tier);
  out["a"] = to_string(link.a);
  out["b"] = to_string(link.b);
  out["via"] = ids_json(link.via);
  out["slots"] = Json::array();
  for (const auto& slot : link.slots) {
    Json one;
    one["slot"] = names.name(slot.slot);
    one["test"] = to_string(slot.test);
    one["reason"] = slot.reason;
    one["a"] = a ? span_or_null(slot.a, views.of(a->document)) : Json(nullptr);
    one["b"] = b ? span_or_null(slot.b, views.of(b->document)) : Json(nullptr);
    out["slots"].push_back(std::move(one));
  }
  out["score"] = link.score;
  out["members"] = Json::array({link.members_a, link.members_b});  // claims that say the same as a, as b
  out["rule"] = link.rule;
  const auto version = report.verifiers.find(link.verifier);
  out["verifier"]["id"] = link.verifier;
  out["verifier"]["version"] = version == report.verifiers.end() ? "" : version->second;
  const auto shown = std::any_of(report.disagreements.begin(), report.disagreements.end(),
                                 [&](const auto& d) { return link.matter && d.id == link.matter; });
  out["disagreement"] =
      shown && link.relation == model::Relation::Conflict ? Json(to_string(link.matter)) : Json(nullptr);
  out["explanation"] = Json::object();
  for (const auto& reader : readers)
    if (auto text = disagreement::explain(link, sources, messages, reader); !text.empty())
      out["explanation"][reader] = printable(text);
  return out;
}

}  // namespace

bool is_asked_for(session::State state, std::string_view wanted) {
  return wanted.empty() ? state != session::State::Dismissed : wanted == session::word(state);
}

void select(Report& report, const Options& options) {
  std::erase_if(report.links, [&](const auto& link) {
    const bool rejected = report.standings.rejected.count(link.id) != 0;
    return (rejected && options.state.empty()) || link.score < options.min_score ||
           (!options.type.empty() && link.type != options.type);
  });
  std::erase_if(report.disagreements, [&](const auto& d) {
    return d.score < options.min_score || (!options.type.empty() && d.type != options.type) ||
           !is_asked_for(report.standings.of(d.id).state, options.state);
  });
  if (options.max > 0 && report.disagreements.size() > options.max) {
    report.skipped.push_back(
        {"selection", "disagreements", "more than --max asks for", report.disagreements.size() - options.max});
    report.disagreements.resize(options.max);
  }
  std::set<LinkId> known;
  for (const auto& link : report.links) known.insert(link.id);
  for (auto& d : report.disagreements) std::erase_if(d.links, [&](LinkId id) { return !known.count(id); });
}

Json link_json(const model::Link& link, const Report& report, const Names& names,
               const disagreement::MessagesOf& messages, const std::vector<std::string>& readers) {
  Views views(report);
  return link_json(link, report, views, names, messages, readers);
}

Json disagreement_json(const model::Disagreement& disagreement, const Report& report, const Names& names,
                       const disagreement::MessagesOf& messages, const std::vector<std::string>& readers,
                       std::set<std::string>* notes) {
  const auto sources = report.sources(names);
  Json out, headline = Json::object(), settle = Json::object(), dissolve = Json::object();
  for (const auto& reader : readers) {
    const auto card = disagreement::make_card(disagreement, report.links, sources, messages, reader);
    if (notes) notes->insert(card.notes.begin(), card.notes.end());
    headline[reader] = printable(card.headline);
    settle[reader] = printable(card.settle);
    dissolve[reader] = printable(card.dissolve);
  }
  out["id"] = to_string(disagreement.id);
  out["matter"] = to_string(disagreement.id);
  out["type"] = disagreement.type;
  out["state"] = session::word(report.standings.of(disagreement.id).state);
  out["headline"] = std::move(headline);
  out["score"] = disagreement.score;
  out["strongest"] = to_string(disagreement.strongest);
  out["links"] = ids_json(disagreement.links);
  out["claims"] = ids_json(disagreement.claims);
  out["documents"] = ids_json(disagreement.documents);
  out["voices"] = std::max(disagreement.voices, 1u);
  out["would_settle"] = std::move(settle);
  out["would_dissolve"] = std::move(dissolve);
  const auto& standing = report.standings.of(disagreement.id);
  out["verdicts"] = verdicts_json(standing);
  out["history"] = history_json(session::history_of(report.log, disagreement, standing));
  return out;
}

Json report_json(const Report& report, const Names& names, const disagreement::MessagesOf& messages,
                 const std::vector<std::string>& readers) {
  const auto sources = report.sources(names);
  Views views(report);
  Json out;
  out["schema"] = "gainsay/report/1";
  out["tool"] = {{"name", "gainsay"}, {"version", std::string(version())}};
  for (const auto* list : {"documents", "claims", "links", "disagreements"}) out[list] = Json::array();
  for (std::size_t i = 0; i < report.documents.size(); ++i)
    out["documents"].push_back(
        document_json(report.documents[i], i < report.analyses.size() ? &report.analyses[i] : nullptr, sources));
  for (const auto& claim : report.claims)
    out["claims"].push_back(claim_json(claim, to_string(claim.document), views.of(claim.document), names, report.runs));
  for (const auto& link : report.links)
    out["links"].push_back(link_json(link, report, views, names, messages, readers));
  std::set<std::string> notes;
  auto by_id = report.disagreements;
  std::sort(by_id.begin(), by_id.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const auto& d : by_id)
    out["disagreements"].push_back(disagreement_json(d, report, names, messages, readers, &notes));
  add_omissions(out, omissions_of(report, notes));
  return out;
}

Omissions omissions_of(const Report& report, const std::set<std::string>& notes) {
  Omissions out{report.failures, report.skipped, report.plugins};
  for (const auto& note : notes) out.skipped.push_back({"messages", "card", note, 1});
  return out;
}

std::vector<std::string> readers_of(const std::string& reader, const disagreement::MessagesOf& messages) {
  if (reader != "all") return {reader};
  std::set<std::string> all;
  for (const auto& [verifier, texts] : messages)
    for (const auto& language : texts.languages()) all.insert(language);
  return {all.begin(), all.end()};
}

}  // namespace gainsay::cli
