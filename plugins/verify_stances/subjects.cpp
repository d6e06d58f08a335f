// SPDX-License-Identifier: Apache-2.0
#include "subjects.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gainsay/kit/key.hpp"
#include "gainsay/kit/verifier.hpp"

namespace gainsay::stances {
namespace {

// A pattern that names a norm and what it forbids, and no party, states the norm.
bool states_norm(const Pattern& pattern) {
  const auto has = [&](Variable v) {
    return std::any_of(pattern.constraints.begin(), pattern.constraints.end(),
                       [&](const auto& c) { return c.variable == v; });
  };
  return has(Variable::Norm) && has(Variable::Act) && !has(Variable::Party);
}

void add_stated(const Reader& reader, const Pattern& pattern, const std::vector<Norm>& table, Row row,
                std::vector<Norm>& out) {
  if (!states_norm(pattern)) return;
  const auto stated = reader.stated(pattern, row);
  if (!stated) return;
  const bool listed = std::any_of(table.begin(), table.end(), [&](const Norm& n) { return n.norm == stated->norm; });
  const auto type = reader.host().type_of(stated->norm);
  if (!listed && reader.host().name(type) != "norm") return;  // "Russia bans …" states no rule that others back
  for (const auto& norm : table) {
    if (norm.norm != stated->norm || (stated->target && norm.target != stated->target)) continue;
    if (reader.kind_of(norm.act, stated->act)) return;  // the table says so already
    if (!stated->target) out.push_back({norm.norm, stated->act, norm.target, norm.direction, norm.in_force});
  }
  if (stated->target) out.push_back(*stated);
}

void add_subjects(const Reader& reader, const Pattern& pattern, const std::vector<Norm>& norms, Row row,
                  std::vector<Subject>& out) {
  if (pattern.head == Pattern::Head::Any) {
    if (!reader.head_fits(pattern, row.row->predicate, nullptr)) return;
    for (const auto party : reader.parties(pattern, row, nullptr))
      out.push_back({false, {}, {row.row->predicate}, party});
    return;
  }
  for (const auto& norm : norms) {
    if (!reader.head_fits(pattern, row.row->predicate, &norm)) continue;
    for (const auto party : reader.parties(pattern, row, &norm)) {
      const Subject subject{true, norm, {}, party};
      if (reader.read(pattern, row, subject)) out.push_back(subject);
    }
  }
}

}  // namespace

std::vector<Norm> known_norms(const Reader& reader, const RuleTable& rules, const std::vector<Norm>& table,
                              const gainsay_block& shared) {
  std::vector<Norm> out = table;
  for (const auto& row : kit::rows(shared))
    for (const auto& connection : rules.connections)
      add_stated(reader, connection.pattern, table, {&shared, &row}, out);
  std::stable_sort(out.begin(), out.end());  // the table's row, which knows more, stays before a text's
  out.erase(std::unique(out.begin(), out.end(), [](const Norm& a, const Norm& b) { return a.same_as(b); }), out.end());
  return out;
}

std::uint64_t key_of(const Subject& subject) {
  if (subject.of_norm) {
    const std::array<std::uint64_t, 4> parts{subject.norm.norm.value, subject.norm.act.value, subject.norm.target.value,
                                             subject.party.value};
    return kit::key(plugin_id, "norm", parts);
  }
  const std::array<std::uint64_t, 2> parts{subject.predicate.value, subject.party.value};
  return kit::key(plugin_id, "same", parts);
}

std::vector<Subject> subjects_of(const Reader& reader, const RuleTable& rules, const std::vector<Norm>& norms,
                                 Row row) {
  std::vector<Subject> out;
  for (const auto& rule : rules.rules) {
    add_subjects(reader, rule.a, norms, row, out);
    add_subjects(reader, rule.b, norms, row, out);
  }
  for (const auto& connection : rules.connections) add_subjects(reader, connection.pattern, norms, row, out);
  std::vector<std::pair<std::uint64_t, std::size_t>> keys;  // hashed once each
  for (std::size_t i = 0; i < out.size(); ++i) keys.emplace_back(key_of(out[i]), i);
  std::sort(keys.begin(), keys.end());
  std::vector<Subject> distinct;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (i == 0 || keys[i].first != keys[i - 1].first) distinct.push_back(out[keys[i].second]);
  return distinct;
}

}  // namespace gainsay::stances
