// SPDX-License-Identifier: Apache-2.0
// What the machine found: the two quotes, the slots between them, the rule and what connects the two.
#include <algorithm>

#include "host/exporting/marked.hpp"
#include "host/exporting/page.hpp"

namespace gainsay::exporting {
namespace {

const model::Link* strongest_of(const Page& page, const model::Disagreement& disagreement) {
  const auto& links = page.in.links;
  const auto at = std::lower_bound(links.begin(), links.end(), disagreement.strongest,
                                   [](const auto& link, LinkId id) { return link.id < id; });
  return at != links.end() && at->id == disagreement.strongest ? &*at : nullptr;
}

const model::Analysis* analysis_of(const Page& page, const DocumentId& id) {
  const auto& documents = page.in.sources.documents;
  const auto at = std::lower_bound(documents.begin(), documents.end(), id,
                                   [](const auto& document, const auto& wanted) { return document.id < wanted; });
  const auto index = static_cast<std::size_t>(at - documents.begin());
  return at != documents.end() && at->id == id && index < page.in.analyses.size() ? &page.in.analyses[index] : nullptr;
}

// "The Meridian Ledger · June 18, 2025 · according to Peskov · 05_meridian-ledger.en.txt"
void write_source(Page& page, const disagreement::CardSide& side) {
  auto& html = page.html;
  html.open("p", {{"class", "source"}});
  if (side.publisher.empty()) {
    html.open("b").message(page.word("card.unknown-source")).close();
  } else {
    html.open("b").element("bdi", {}, side.publisher).close();
  }
  html.open("span").message(side.date.empty() ? page.word("no-date") : side.date).close();
  for (const auto& source : side.attribution)
    html.open("span").message(page.word("card.by", {{"value", source}})).close();
  html.open("span").element("bdi", {}, file_name(side.path)).close();
  if (!side.url.empty()) html.open("span").element("bdi", {{"dir", "ltr"}}, side.url).close();
  html.close();
}

void write_quote(Page& page, const disagreement::CardSide& side, const std::vector<Span>& clashes) {
  auto& html = page.html;
  const auto* document = page.in.sources.document(side.document);
  if (!document) {
    page.paragraph("nothing", page.word("no-words"));
    return;
  }
  const auto* analysis = analysis_of(page, side.document);
  const auto language = analysis ? language_of(*analysis, side.span) : side.language;
  const auto* direction = direction_of(language);
  html.open("blockquote", {{"class", "q"}, {"lang", language}, {"dir", direction}});
  write_marked(html, document->text, side.span, clashes, "hit");
  html.close();
  write_source(page, side);
  const auto context = analysis ? context_of(*analysis, side.span) : side.span;
  if (context == side.span) return;
  html.open("p", {{"class", "context"}, {"lang", language}, {"dir", direction}});
  write_marked(html, document->text, context, {side.span}, "claim");
  html.close();
}

void write_side(Page& page, const disagreement::CardSide& side, const char* letter, const std::vector<Span>& clashes) {
  const auto name = page.word(std::string("side.") + letter);
  page.html.open("section", {{"class", std::string("side ") + letter}, {"aria-label", name}});
  page.html.open("h4").open("span", {{"class", "badge"}}).message(name).close().close();
  write_quote(page, side, clashes);
  page.html.close();
}

const char* sign_of(const std::string& test) {
  if (test == "equal") return "=";
  if (test == "compatible") return "≈";
  return test == "incompatible" ? "≠" : "?";
}

void write_value(Page& page, const char* side, const std::string& value) {
  page.html.open("td", {{"class", side}});
  if (value.empty()) {
    page.html.open("span", {{"class", "nothing"}}).message(page.word("says-nothing")).close();
  } else {
    page.html.message(value);
  }
  page.html.close();
}

void write_slots(Page& page, const disagreement::Card& card) {
  if (card.slots.empty()) return;
  auto& html = page.html;
  html.open("table", {{"class", "slots"}});
  html.open("caption", {{"class", "sr"}}).message(page.word("slots")).close();
  html.open("thead").open(table_row);
  html.open("th", {{"scope", "col"}, {"class", "a"}}).message(page.word("side.a")).close();
  html.open("th", {{"scope", "col"}}).message(page.word("slot")).close();
  html.open("th", {{"scope", "col"}, {"class", "b"}}).message(page.word("side.b")).close();
  html.close().close().open("tbody");
  for (const auto& slot : card.slots) {
    html.open(table_row, {{"class", slot.test}});
    write_value(page, "a", slot.a_shown);
    html.open("th", {{"scope", "row"}});
    html.element("span", {{"class", "sign"}, {"aria-hidden", "true"}}, sign_of(slot.test));
    html.message(slot.name);
    html.open("span", {{"class", "sr"}}).message(": " + page.word("test." + slot.test)).close();
    html.close();
    write_value(page, "b", slot.b_shown);
    html.close();
  }
  html.close().close();
}

void write_point(Page& page, const char* key, const std::string& message) {
  if (message.empty()) return;
  page.html.open("dt").message(page.word(key)).close();
  page.html.open("dd").message(message).close();
}

void write_argument(Page& page, const model::Disagreement& disagreement, const disagreement::Card& card) {
  auto& html = page.html;
  html.open("section", {{"class", "machine"}});
  page.heading("h4", "machine");
  html.open("dl");
  write_point(page, "card.rule", card.rule);
  for (const auto& via : card.via) {
    html.open("dt").message(page.word("card.via")).close().open("dd", {{"class", "via"}});
    write_quote(page, via, {});
    html.close();
  }
  write_point(page, "card.settle", card.settle);
  write_point(page, "card.dissolve", card.dissolve);
  html.close();
  html.open("p", {{"class", "meta"}});
  if (const auto counts =
          page.word("card.counts", {{"also", std::to_string(card.also)}, {"voices", std::to_string(card.voices)}});
      !counts.empty())
    html.open("span").message(counts).close();
  if (const auto* link = strongest_of(page, disagreement)) {
    page.code(link->rule);
    page.code(link->verifier);
    page.code(to_string(link->id));
  }
  html.close().close();
}

}  // namespace

void write_evidence(Page& page, const model::Disagreement& disagreement, const disagreement::Card& card) {
  std::vector<Span> a, b;
  if (const auto* link = strongest_of(page, disagreement))
    for (const auto& slot : link->slots) {
      if (slot.test != model::SlotTest::Incompatible) continue;
      a.push_back(slot.a);
      b.push_back(slot.b);
    }
  page.html.open("div", {{"class", "hinge"}});
  write_side(page, card.a, "a", a);
  write_slots(page, card);
  write_side(page, card.b, "b", b);
  page.html.close();
  write_argument(page, disagreement, card);
}

}  // namespace gainsay::exporting
