// SPDX-License-Identifier: Apache-2.0
#include "rule_table.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "gainsay/abi/claim.h"
#include "gainsay/kit/tsv.hpp"

namespace gainsay::stances {
namespace {

Error bad(std::string message, std::string where) {
  return {ErrorCode::BadInput, std::move(message), std::move(where), {}};
}

std::string quoted(std::string_view text) { return std::string(1, '"').append(text).append(1, '"'); }

std::optional<Variable> variable_of(std::string_view name) {
  static constexpr std::pair<std::string_view, Variable> names[] = {{"?x", Variable::Party},
                                                                    {"?n", Variable::Norm},
                                                                    {"?t", Variable::Target},
                                                                    {"?c", Variable::Act},
                                                                    {"?s", Variable::Same}};
  for (const auto& [text, variable] : names)
    if (text == name) return variable;
  return std::nullopt;
}

std::optional<std::uint32_t> modality_of(std::string_view name) {
  static constexpr std::pair<std::string_view, std::uint32_t> names[] = {{"planned", GAINSAY_PLANNED},
                                                                         {"possible", GAINSAY_POSSIBLE},
                                                                         {"conditional", GAINSAY_CONDITIONAL},
                                                                         {"requested", GAINSAY_REQUESTED},
                                                                         {"denied", GAINSAY_DENIED}};
  for (const auto& [text, modality] : names)
    if (text == name) return modality;
  return std::nullopt;
}

std::optional<Condition> condition_of(std::string_view name) {
  static constexpr std::pair<std::string_view, Condition> names[] = {{"before", Condition::Before},
                                                                     {"overlap", Condition::Overlap},
                                                                     {"later", Condition::Later},
                                                                     {"same-voice", Condition::SameVoice},
                                                                     {"meets", Condition::Meets}};
  for (const auto& [text, condition] : names)
    if (text == name) return condition;
  return std::nullopt;
}

Result<void> read_head(const kit::Host& host, std::string_view text, const std::string& where, Pattern& out) {
  if (text == "?act") {
    out.head = Pattern::Head::Forbidden;
  } else if (text.starts_with("?p")) {
    out.head = Pattern::Head::Any;
    if (text.starts_with("?p:"))
      for (const auto kind : kit::split(text.substr(3), '|')) out.kinds.emplace_back(kind);
  } else if (const auto arrow = text.find('>'); arrow != std::string_view::npos) {
    out.head = Pattern::Head::Attempt;
    out.predicates.push_back(host.intern(text.substr(0, arrow)));
    out.attempted = host.intern(text.substr(arrow + 1));
  } else {
    for (const auto predicate : kit::split(text, '|')) out.predicates.push_back(host.intern(predicate));
    if (out.predicates.empty()) return bad("a pattern needs a predicate", where);
  }
  return {};
}

Result<void> read_constraint(const kit::Host& host, std::string_view text, const std::string& where, Pattern& out) {
  const auto at = text.find_first_of("=~");
  const auto variable = at == std::string_view::npos ? std::nullopt : variable_of(text.substr(at + 1));
  if (!variable) return bad(quoted(text).append(" is not role=VARIABLE"), where);
  Constraint constraint{{}, *variable, text[at] == '~'};
  for (const auto role : kit::split(text.substr(0, at), '|')) constraint.roles.push_back(host.intern(role));
  out.constraints.push_back(std::move(constraint));
  return {};
}

Result<void> read_flag(std::string_view text, const std::string& where, Pattern& out) {
  if (text == "+") return {};
  if (text == "-") {
    out.negative = true;
  } else if (text == "habit") {
    out.habit = true;
  } else if (text == "fact") {
    out.fact = true;
  } else if (const auto modality = modality_of(text)) {
    out.modalities |= 1u << *modality;
  } else {
    return bad("unknown flag " + quoted(text), where);
  }
  return {};
}

// PREDICATES(CONSTRAINTS)[FLAGS]
Result<Pattern> read_pattern(const kit::Host& host, std::string_view text, const std::string& where) {
  const auto open = text.find('('), close = text.find(')'), flags = text.find('['), end = text.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos || flags != close + 1 || end != text.size() - 1)
    return bad("a pattern is PREDICATES(CONSTRAINTS)[FLAGS]", where);
  Pattern out;
  if (auto read = read_head(host, text.substr(0, open), where, out); !read) return read.error();
  for (const auto part : kit::split(text.substr(open + 1, close - open - 1), ' '))
    if (auto read = read_constraint(host, part, where, out); !read) return read.error();
  for (const auto part : kit::split(text.substr(flags + 1, end - flags - 1), ' '))
    if (auto read = read_flag(part, where, out); !read) return read.error();
  return out;
}

Result<std::vector<Condition>> read_conditions(std::string_view text, const std::string& where) {
  std::vector<Condition> out;
  for (const auto name : kit::split(text, ' ')) {
    const auto condition = condition_of(name);
    if (!condition) return bad("unknown condition " + quoted(name), where);
    out.push_back(*condition);
  }
  return out;
}

Result<Rule> read_rule(const kit::Host& host, const kit::Tsv& table, std::size_t row, const RuleTable& so_far) {
  const auto where = table.place(row);
  Rule out;
  out.id = table.at(row, "id");
  out.type = table.at(row, "type");
  out.family = table.at(row, "family");
  if (out.id.empty() || out.type.empty() || out.family.empty()) return bad("a rule needs id, type and family", where);
  auto a = read_pattern(host, table.at(row, "a"), where);
  if (!a) return a.error();
  auto b = read_pattern(host, table.at(row, "b"), where);
  if (!b) return b.error();
  auto when = read_conditions(table.at(row, "when"), where);
  if (!when) return when.error();
  out.a = *std::move(a);
  out.b = *std::move(b);
  out.when = *std::move(when);
  out.of_norm = out.a.head != Pattern::Head::Any;
  for (const auto name : kit::split(table.at(row, "via"), ' ')) {
    const auto found =
        std::find_if(so_far.connections.begin(), so_far.connections.end(), [&](const auto& c) { return c.id == name; });
    if (found == so_far.connections.end()) return bad("no row of type via is called " + quoted(name), where);
    out.via.push_back(static_cast<std::size_t>(found - so_far.connections.begin()));
  }
  const auto strength = table.at(row, "strength");
  const auto [end, error] = std::from_chars(strength.data(), strength.data() + strength.size(), out.strength);
  if (error != std::errc{} || end != strength.data() + strength.size() || out.strength <= 0 || out.strength > 1)
    return bad("strength must be a number above 0 and up to 1", where);
  return out;
}

}  // namespace

Result<RuleTable> RuleTable::parse(const kit::Host& host, std::string_view text, std::string_view where) {
  auto table = kit::Tsv::parse(text, where, {"id", "type", "a", "b", "when", "via", "family", "strength"});
  if (!table) return table.error();
  RuleTable out;
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->at(row, "type") == "via") {
      auto pattern = read_pattern(host, table->at(row, "a"), table->place(row));
      if (!pattern) return pattern.error();
      auto when = read_conditions(table->at(row, "when"), table->place(row));
      if (!when) return when.error();
      out.connections.push_back({std::string(table->at(row, "id")), *std::move(pattern), *std::move(when)});
    } else {
      auto rule = read_rule(host, *table, row, out);
      if (!rule) return rule.error();
      out.rules.push_back(*std::move(rule));
    }
  }
  if (out.rules.empty()) return bad("there is no rule", std::string(where));
  return out;
}

}  // namespace gainsay::stances
