// SPDX-License-Identifier: Apache-2.0
// gainsay explain ID: from bytes to verdict, and derived again.
#include <algorithm>
#include <iostream>
#include <string>

#include "host/cli/command.hpp"
#include "host/cli/derivation.hpp"
#include "host/cli/expectation.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/terminal.hpp"

namespace gainsay::cli {
namespace {

// The path as JSON; people read the same, printed as an outline.
class Explainer {
 public:
  Explainer(Listing& listing, const Report& report, const disagreement::MessagesOf& messages, const Options& options)
      : listing_(listing), report_(report), messages_(messages), options_(options), derivation_(listing, report) {}

  Result<Json> document(const model::Document& document) const {
    auto out = document_json(document, nullptr, report_.sources(listing_.names));
    out.erase("paragraphs");
    return out;
  }

  Result<Json> claim(const model::Claim& claim) {
    const auto* document = report_.sources(listing_.names).document(claim.document);
    if (!document)
      return Error{ErrorCode::NotFound, "the casefile has no document of claim " + to_string(claim.id), "", ""};
    const auto read = derivation_.reading(claim.document);
    if (!read) return read.error();
    const auto derived = derivation_.claim(claim);
    if (!derived) return derived.error();
    const CodePoints points(document->text);
    const TextView view{document->text, &points};
    Json out;
    out["bytes"] = where(*document, claim);
    out["paragraph"] = paragraph(**read, claim);
    out["sentence"] = sentence(**read, claim, document->text);
    out["mentions"] = mentions(**read, claim, view);
    out["claim"] = claim_json(claim, to_string(claim.document), view, listing_.names, report_.runs);
    out["run"] = run(claim.run);
    note(out, *derived);
    return out;
  }

  Result<Json> link(const model::Link& link) {
    Json out;
    const auto sources = report_.sources(listing_.names);
    for (const auto& [key, id] : {std::pair{"a", link.a}, std::pair{"b", link.b}}) {
      const auto* side = sources.claim(id);
      if (!side) return Error{ErrorCode::NotFound, "the casefile has no claim " + to_string(id), "", ""};
      auto explained = claim(*side);
      if (!explained) return explained;
      out[key] = *std::move(explained);
    }
    out["via"] = Json::array();
    for (const auto id : link.via) {
      const auto* via = sources.claim(id);
      if (!via) {  // a row of a norm table
        out["via"].push_back(to_string(id));
        continue;
      }
      auto explained = claim(*via);
      if (!explained) return explained;
      out["via"].push_back(*std::move(explained));
    }
    const auto derived = derivation_.link(link);
    if (!derived) return derived.error();
    out["link"] = link_json(link, report_, listing_.names, messages_, readers_of(options_.reader, messages_));
    note(out, *derived);
    return out;
  }

  Result<Json> disagreement(const model::Disagreement& disagreement) {
    Json out;
    out["disagreement"] =
        disagreement_json(disagreement, report_, listing_.names, messages_, readers_of(options_.reader, messages_));
    out["links"] = Json::array();
    for (const auto id : disagreement.links) {
      const auto at =
          std::find_if(report_.links.begin(), report_.links.end(), [id](const auto& link) { return link.id == id; });
      if (at == report_.links.end()) continue;
      auto explained = link(*at);
      if (!explained) return explained;
      out["links"].push_back(*std::move(explained));
    }
    return out;
  }

  bool differs() const { return differs_; }

 private:
  Listing& listing_;
  const Report& report_;
  const disagreement::MessagesOf& messages_;
  const Options& options_;
  Derivation derivation_;
  bool differs_ = false;

  void note(Json& out, const Derived& derived) {
    differs_ = differs_ || derived.agreement == Agreement::Different;
    static constexpr const char* names[] = {"same", "different", "other-version"};
    out["derivation"] = {{"result", names[static_cast<std::size_t>(derived.agreement)]}, {"note", derived.note}};
  }

  static Json where(const model::Document& document, const model::Claim& claim) {
    Json out;
    out["document"] = to_string(document.id);
    out["path"] = document.appearances.empty() ? "" : document.appearances.front().path;
    out["begin"] = claim.span.begin;
    out["end"] = claim.span.end;
    return out;
  }

  static Json paragraph(const Reading& reading, const model::Claim& claim) {
    for (const auto& paragraph : reading.analysis.paragraphs)
      if (paragraph.span.contains(claim.span))
        return {{"role", to_string(paragraph.role)}, {"language", reading.analysis.languages[paragraph.language]}};
    return nullptr;
  }

  static Json sentence(const Reading& reading, const model::Claim& claim, std::string_view text) {
    for (const auto& sentence : reading.analysis.sentences)
      if (sentence.span.overlaps(claim.span)) return std::string(sentence.span.of(text));
    return nullptr;
  }

  Json mentions(const Reading& reading, const model::Claim& claim, const TextView& view) const {
    Json out = Json::array();
    for (const auto& mention : reading.extracted.mentions)
      if (claim.span.contains(mention.span))
        out.push_back({{"layer", listing_.names.name(mention.layer)},
                       {"text", std::string(mention.span.of(view.text))},
                       {"value", notation(mention, listing_.names)}});
    return out;
  }

  Json run(RunId id) const {
    const auto at = report_.runs.find(id);
    if (at == report_.runs.end()) return nullptr;
    const auto& run = at->second;
    return {{"id", to_string(run.id)},          {"plugin", run.plugin},
            {"version", run.version},           {"library", run.plugin_sha256},
            {"configuration", run.config_hash}, {"lexicon", run.lexicon_hash}};
  }
};

// Nested JSON as an outline: one line per value, two blanks per level.
void print_outline(const Json& json, const Terminal& terminal, std::size_t depth = 0) {
  const std::string indent(depth * 2, ' ');
  for (const auto& item : json.items()) {
    const auto& value = item.value();
    const auto key = json.is_array() ? std::string("-") : item.key() + ":";
    if (value.is_null() || (value.is_structured() && value.empty())) continue;
    if (value.is_structured() && !(value.is_array() && value.front().is_number())) {
      std::cout << indent << terminal.styled(Style::Cyan, key) << '\n';
      print_outline(value, terminal, depth + 1);
    } else {
      const auto text = value.is_string() ? value.get<std::string>() : dump(value);
      if (terminal.is_tty())
        std::cout << terminal.quotation({indent + key + " ", indent.size() + 4, Style::Cyan}, text, false);
      else
        std::cout << indent << terminal.styled(Style::Cyan, key) << " \u2068" << printable(text) << "\u2069\n";
    }
  }
}

template <class Element, class Id>
const Element* find(const std::vector<Element>& elements, Id id) {
  const auto at = std::find_if(elements.begin(), elements.end(), [&](const auto& element) { return element.id == id; });
  return at == elements.end() ? nullptr : &*at;
}

Result<Json> explain(const db::AnyId& id, const Report& report, Explainer& explainer) {
  if (const auto* claim = std::get_if<ClaimId>(&id))
    if (const auto* found = find(report.claims, *claim)) return explainer.claim(*found);
  if (const auto* link = std::get_if<LinkId>(&id))
    if (const auto* found = find(report.links, *link)) return explainer.link(*found);
  if (const auto* matter = std::get_if<MatterId>(&id))
    if (const auto* found = find(report.disagreements, *matter)) return explainer.disagreement(*found);
  if (const auto* document = std::get_if<DocumentId>(&id))
    if (const auto* found = find(report.documents, *document)) return explainer.document(*found);
  return Error{ErrorCode::NotFound, "nothing in the casefile is explained by this id any more", "", ""};
}

int run(const Options& options) {
  auto listing = open_listing(options);
  if (!listing) return print_error(listing.error());
  const auto id = listing->casefile.find(options.operands.front());
  if (!id) return print_error(id.error());
  const auto messages = listing->workbench.load_messages();
  if (!messages) return print_error(messages.error());
  const auto report = load_report(listing->casefile, listing->workbench, false);
  if (!report) return print_error(report.error());
  Explainer explainer(*listing, *report, *messages, options);
  auto explained = explain(*id, *report, explainer);
  if (!explained) return print_error(explained.error());
  if (options.json) {
    Json out;
    out["schema"] = "gainsay/explanation/1";
    out.update(*explained);
    std::cout << dump(out, 1) << '\n';
  } else {
    print_outline(*explained, Terminal(options.colour));
  }
  return explainer.differs() ? exit_code::Found : exit_code::Ok;
}

}  // namespace

extern const Command explain_command;
const Command explain_command = {"explain", "How a claim, link or disagreement came about, derived again",
                                 takes::Id | takes::Case | takes::Json | takes::Reader, run};

}  // namespace gainsay::cli
