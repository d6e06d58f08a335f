// SPDX-License-Identifier: Apache-2.0
#include "figures.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/tsv.hpp"

namespace gainsay::figures {
namespace {

std::optional<double> number(std::string_view text) {
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

bool is_party(gainsay_term role, const std::vector<gainsay_term>& party_roles) {
  return std::find(party_roles.begin(), party_roles.end(), role) != party_roles.end();
}

std::uint64_t state(const kit::Host& host, gainsay_term entity) {
  const auto found = host.state_of({entity});
  return found ? found.value : entity;
}

// Equal entities, equal concepts, or equal words that no table lists.
bool same(const kit::Host& host, const gainsay_row_slot& a, const gainsay_row_slot& b) {
  if (a.entity != 0 || b.entity != 0) return kit::test_entity(host, a, b).test == GAINSAY_EQUAL;
  if (a.concept_id != 0 || b.concept_id != 0) return a.concept_id == b.concept_id;
  return a.head != 0 && a.head == b.head;
}

}  // namespace

Result<Rules> Rules::parse(const kit::Host& host, std::string_view text) {
  auto table =
      kit::Tsv::parse(text, "rules.tsv", {"id", "type", "test", "of", "unit", "per", "family", "strength", "undated"});
  if (!table) return table.error();
  Rules out;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto bad = [&](const char* what) { return Error{ErrorCode::BadInput, what, table->place(row), {}}; };
    Rule rule{std::string(table->at(row, "id")),
              std::string(table->at(row, "type")),
              std::string(table->at(row, "family")),
              {},
              {},
              1,
              0,
              0};
    const auto strength = number(table->at(row, "strength")), undated = number(table->at(row, "undated"));
    if (!strength || !undated || *strength <= 0 || *strength > 1)
      return bad("strength and undated must be numbers up to 1");
    rule.strength = *strength;
    rule.undated = *undated;
    const auto test = table->at(row, "test");
    if (test == "values") {
      out.values.push_back(std::move(rule));
    } else if (test == "duration") {
      rule.of = host.intern(table->at(row, "of"));
      rule.unit = host.intern(table->at(row, "unit"));
      const auto per = number(table->at(row, "per"));
      if (!rule.of || !rule.unit || !per || *per <= 0) return bad("a duration needs of, unit and per");
      rule.per = *per;
      out.durations.push_back(std::move(rule));
    } else {
      return bad("test must be values or duration");
    }
  }
  return out;
}

Result<Predicates> Predicates::parse(std::string_view text) {
  Predicates out;
  if (text.empty()) return out;
  auto table = kit::Tsv::parse(text, "predicates.tsv", {"id", "flags"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto flags = kit::split(table->at(row, "flags"), ' ');
    out.cumulative_[kit::term(table->at(row, "id")).value] =
        std::find(flags.begin(), flags.end(), "cumulative") != flags.end();
  }
  return out;
}

bool Predicates::cumulative(gainsay_term predicate) const {
  const auto found = cumulative_.find(predicate);
  return found != cumulative_.end() && found->second;
}

Parties parties_of(const kit::Host& host, Row row, const std::vector<gainsay_term>& party_roles) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> found;
  Parties out;
  for (const auto& slot : kit::slots(*row.block, *row.row)) {
    if (!is_party(slot.role, party_roles)) continue;
    if (slot.entity == 0 || slot.confidence < kit::eligible_confidence) return {};
    found.emplace_back(slot.role, state(host, slot.entity));
    out.confidence = std::min<double>(out.confidence, slot.confidence);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  for (const auto& [role, entity] : found) {
    out.roles_and_states.insert(out.roles_and_states.end(), {role, entity});
    out.states.push_back(entity);
  }
  return out;
}

kit::Tested same_thing(const kit::Host& host, Row a, Row b, const std::vector<gainsay_term>& party_roles,
                       double& confidence) {
  for (const auto& [x, y] : {std::pair(a, b), std::pair(b, a)}) {
    for (const auto& slot : kit::slots(*x.block, *x.row)) {
      if (is_party(slot.role, party_roles)) continue;
      bool matched = false, there = false;
      for (const auto& other : kit::slots(*y.block, *y.row)) {
        if (other.role != slot.role) continue;
        there = true;
        matched = matched || same(host, slot, other);
      }
      if (!matched) return {there ? GAINSAY_INCOMPATIBLE : GAINSAY_NOT_KNOWN, there ? "other-thing" : "part-of-it"};
      if (slot.confidence < kit::eligible_confidence) return {GAINSAY_NOT_KNOWN, "uncertain"};
      confidence = std::min<double>(confidence, slot.confidence);
    }
  }
  return {GAINSAY_EQUAL, "same"};
}

}  // namespace gainsay::figures
