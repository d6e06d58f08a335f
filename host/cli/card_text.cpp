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
  const auto text = "── " + std::to_string(number) + "/" + std::to_string(total) + " · " + printable(card.type) +
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

// "ISNA · 15 June 2024 · according to Peskov · 000.txt"
std::string provenance(const disagreement::CardSide& side, const Labels& labels) {
  std::vector<std::string> parts;
  parts.push_back(side.publisher.empty() ? labels("unknown-source") : "\u2068" + printable(side.publisher) + "\u2069");
  parts.push_back(side.date);
  for (const auto& source : side.attribution) parts.push_back(labels("by") + " \u2068" + printable(source) + "\u2069");
  parts.push_back(printable(side.path));
  return joined(parts, " · ");
}

// Already printable: isolates of ours must survive.
std::string plain_line(std::string_view first, const std::string& text, const Terminal& terminal) {
  return std::string(first) + terminal.styled(Style::Dim, text) + "\n";
}

std::string side_text(const disagreement::CardSide& side, std::string_view mark, const Terminal& terminal,
                      const Labels& labels) {
  return terminal.quotation(mark, side.quote, side.right_to_left) +
         plain_line(std::string(columns(mark), ' '), provenance(side, labels), terminal);
}

std::string clash_text(const disagreement::Card& card, const Terminal& terminal, const Labels& labels) {
  std::vector<std::string> parts;
  for (const auto& slot : card.slots) {
    if (slot.test != "incompatible") continue;
    auto part = labels(slot.slot);
    if (!slot.a.empty() || !slot.b.empty())
      part += ": " + (slot.a.empty() ? "—" : slot.a) + " / " + (slot.b.empty() ? "—" : slot.b);
    parts.push_back(std::move(part));
  }
  if (parts.empty()) return {};
  return terminal.paragraph("  " + labels("clash") + "  ", joined(parts, "; "));
}

std::string labelled(std::string_view key, const std::string& text, const Terminal& terminal, const Labels& labels) {
  return text.empty() ? std::string{} : terminal.paragraph("  " + labels(key) + "  ", text);
}

}  // namespace

std::string card_text(const disagreement::Card& card, std::size_t number, std::size_t total, const Terminal& terminal,
                      const Labels& labels) {
  std::string out = rule_above(card, number, total, terminal);
  out += terminal.paragraph("", card.headline, Style::Bold) + "\n";
  out += side_text(card.a, "  A  ", terminal, labels);
  out += side_text(card.b, "  B  ", terminal, labels);
  out += "\n" + clash_text(card, terminal, labels);
  out += labelled("rule", card.rule, terminal, labels);
  for (const auto& via : card.via) out += side_text(via, "  " + labels("via") + "  ", terminal, labels);
  out += labelled("settle", card.settle, terminal, labels);
  out += labelled("dissolve", card.dissolve, terminal, labels);
  std::vector<std::string> counts;
  if (card.also > 0) counts.push_back(labels("also") + ": " + std::to_string(card.also));
  if (card.voices > 1) counts.push_back(labels("voices") + ": " + std::to_string(card.voices));
  if (!counts.empty()) out += plain_line("  ", joined(counts, " · "), terminal);
  return out + "\n";
}

}  // namespace gainsay::cli
