// SPDX-License-Identifier: Apache-2.0
#include "host/cli/card_text.hpp"

#include <set>
#include <vector>

#include "host/cli/decided_text.hpp"

namespace gainsay::cli {
namespace {

constexpr std::size_t indent = 5;  // of every line of a card but the first of a part: "  A  "

std::string head(const disagreement::Card& card, std::size_t number, std::size_t total, const Labels& labels) {
  return labels.number(static_cast<double>(number)) + "/" + labels.number(static_cast<double>(total)) + " · " +
         printable(card.type_name) + " · " + labels.number(card.score, 2) + " · " + to_string(card.id);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string isolated(const std::string& text) { return "\u2068" + printable(text) + "\u2069"; }

// "ISNA · 15 June 2024 · according to Peskov · 000.txt · 3 other claims say the same"
std::string provenance(const disagreement::CardSide& side, const Labels& labels) {
  std::vector<std::string> parts;
  parts.push_back(side.publisher.empty() ? labels("unknown-source") : isolated(side.publisher));
  parts.push_back(side.date);
  for (const auto& source : side.attribution) parts.push_back(labels("by", {{"value", source}}));
  parts.push_back(isolated(side.path));
  if (side.members > 1) parts.push_back(labels("members", {{"count", std::to_string(side.members - 1)}}));
  return joined(parts, " · ");
}

Lead lead_of(std::string_view label) {
  return {"  " + std::string(label) + (columns(label) == 1 ? "  " : " "), indent, Style::Cyan};
}

std::string side_text(const disagreement::CardSide& side, std::string_view label, const Terminal& terminal,
                      const Labels& labels) {
  return terminal.quotation(lead_of(label), side.quote, side.right_to_left) +
         terminal.message(Lead(indent), provenance(side, labels), Style::Dim);
}

std::string labelled(std::string_view key, const std::string& text, const Terminal& terminal, const Labels& labels) {
  return text.empty() ? std::string{} : terminal.message(lead_of(labels(key)), text);
}

std::string clash_text(const disagreement::Card& card, const Terminal& terminal, const Labels& labels) {
  std::vector<std::string> parts;
  for (const auto& slot : card.slots) {
    if (slot.test != "incompatible") continue;
    auto part = slot.name;
    const auto &a = slot.a_shown, &b = slot.b_shown;
    if (!a.empty() || !b.empty()) part += ": " + (a.empty() ? "—" : a) + " ↔ " + (b.empty() ? "—" : b);
    parts.push_back(std::move(part));
  }
  return labelled("clash", joined(parts, " · "), terminal, labels);
}

}  // namespace

std::string card_text(const disagreement::Card& card, std::size_t number, std::size_t total, const Terminal& terminal,
                      const Labels& labels, const std::string& decided) {
  std::string out = terminal.rule(head(card, number, total, labels), Style::Dim);
  out += terminal.message({}, card.headline, Style::Bold) + "\n";
  out += side_text(card.a, "A", terminal, labels);
  out += side_text(card.b, "B", terminal, labels);
  out += "\n" + clash_text(card, terminal, labels);
  out += labelled("rule", card.rule, terminal, labels);
  for (const auto& via : card.via) out += side_text(via, labels("via"), terminal, labels);
  out += labelled("settle", card.settle, terminal, labels);
  out += labelled("dissolve", card.dissolve, terminal, labels);
  out += labelled("state", decided, terminal, labels);
  const auto counts = labels("counts", {{"also", std::to_string(card.also)}, {"voices", std::to_string(card.voices)}});
  if (!counts.empty()) out += terminal.message(Lead(2), counts, Style::Dim);
  return out + "\n";
}

std::string cards_text(const Report& report, const Names& names, const disagreement::MessagesOf& messages,
                       const Labels& labels, const Options& options, Comparisons comparisons) {
  const Terminal terminal(options.colour, labels.right_to_left());
  const auto sources = report.sources(names);
  std::string out;
  std::set<std::string> notes;
  if (report.disagreements.empty()) out = terminal.message({}, labels("none"));
  for (std::size_t i = 0; i < report.disagreements.size(); ++i) {
    const auto card = disagreement::make_card(report.disagreements[i], report.links, sources, messages, options.reader);
    notes.insert(card.notes.begin(), card.notes.end());
    const auto decided = decided_text(report.standings.of(card.id), messages, options.reader);
    out += card_text(card, i + 1, report.disagreements.size(), terminal, labels, decided);
  }
  if (options.verbosity >= 0) out += omissions_text(omissions_of(report, notes), terminal, labels, comparisons);
  return out;
}

}  // namespace gainsay::cli
