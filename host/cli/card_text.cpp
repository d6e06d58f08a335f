// SPDX-License-Identifier: Apache-2.0
#include "host/cli/card_text.hpp"

#include <cstdio>
#include <vector>

namespace gainsay::cli {
namespace {

std::string rule_above(const disagreement::Card& card, std::size_t number, std::size_t total,
                       const Terminal& terminal) {
  char score[16];
  std::snprintf(score, sizeof score, "%.2f", card.score);
  const auto text = "── " + std::to_string(number) + "/" + std::to_string(total) + " · " + printable(card.type_name) +
                    " · " + score + " · " + to_string(card.id) + " ";
  std::string line = text;
  for (auto used = columns(text); used < terminal.width(); ++used) line += "─";
  return terminal.styled(Style::Dim, line) + "\n";
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

// "ISNA · 15 June 2024 · according to Peskov · 000.txt"
std::string provenance(const disagreement::CardSide& side, const Labels& labels) {
  std::vector<std::string> parts;
  parts.push_back(side.publisher.empty() ? labels("unknown-source") : isolated(side.publisher));
  parts.push_back(side.date);
  for (const auto& source : side.attribution) parts.push_back(labels("by", {{"value", source}}));
  parts.push_back(isolated(side.path));
  return joined(parts, " · ");
}

std::string side_text(const disagreement::CardSide& side, std::string_view mark, const Terminal& terminal,
                      const Labels& labels) {
  return terminal.quotation(mark, side.quote, side.right_to_left) +
         terminal.message(std::string(columns(mark), ' '), provenance(side, labels), Style::Dim);
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
  if (parts.empty()) return {};
  return terminal.message("  " + labels("clash") + "  ", joined(parts, " · "));
}

std::string labelled(std::string_view key, const std::string& text, const Terminal& terminal, const Labels& labels) {
  return text.empty() ? std::string{} : terminal.message("  " + labels(key) + "  ", text);
}

}  // namespace

std::string card_text(const disagreement::Card& card, std::size_t number, std::size_t total, const Terminal& terminal,
                      const Labels& labels, const std::string& decided) {
  std::string out = rule_above(card, number, total, terminal);
  out += terminal.message("", card.headline, Style::Bold) + "\n";
  out += side_text(card.a, "  A  ", terminal, labels);
  out += side_text(card.b, "  B  ", terminal, labels);
  out += "\n" + clash_text(card, terminal, labels);
  out += labelled("rule", card.rule, terminal, labels);
  for (const auto& via : card.via) out += side_text(via, "  " + labels("via") + "  ", terminal, labels);
  out += labelled("settle", card.settle, terminal, labels);
  out += labelled("dissolve", card.dissolve, terminal, labels);
  out += labelled("state", decided, terminal, labels);
  const auto counts = labels("counts", {{"also", std::to_string(card.also)}, {"voices", std::to_string(card.voices)}});
  if (!counts.empty()) out += terminal.message("  ", counts, Style::Dim);
  return out + "\n";
}

}  // namespace gainsay::cli
