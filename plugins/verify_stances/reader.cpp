// SPDX-License-Identifier: Apache-2.0
#include "reader.hpp"

#include <algorithm>

#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/slot_tests.hpp"
#include "gainsay/kit/tsv.hpp"
#include "gainsay/kit/verifier.hpp"

namespace gainsay::stances {
namespace {

constexpr std::string_view predicate_prefix = "pred:";  // abi/claim.h: how a slot names a predicate

Part part_of(const gainsay_row_slot& slot) { return {slot.role, slot.span}; }

}  // namespace

Result<Reader> Reader::create(const kit::Host& host, std::string_view predicates) {
  Reader out;
  out.host_ = host;
  if (predicates.empty()) return out;
  auto table = kit::Tsv::parse(predicates, "predicates.tsv", {"id", "kind", "roles", "flags"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    Predicate predicate{std::string(table->at(row, "kind")), {}};
    const auto flags = kit::split(table->at(row, "flags"), ' ');
    const auto roles = kit::split(table->at(row, "roles"), ' ');
    if (std::find(flags.begin(), flags.end(), "symmetric") != flags.end() && roles.size() >= 2)
      for (std::size_t i = 0; i < 2; ++i) predicate.exchangeable.push_back(kit::term(roles[i]).value);
    const Term id = kit::term(table->at(row, "id"));
    out.act_classes_.emplace(kit::term(std::string(predicate_prefix) + std::string(table->at(row, "id"))).value, id);
    out.predicates_.emplace(id.value, std::move(predicate));
  }
  return out;
}

Term Reader::state(Term entity) const {
  const Term state = host_.state_of(entity);
  return state ? state : entity;
}

const Reader::Predicate* Reader::known(gainsay_term predicate) const {
  const auto found = predicates_.find(predicate);
  return found == predicates_.end() ? nullptr : &found->second;
}

Term Reader::named_class(gainsay_term filler) const {
  if (const auto found = act_classes_.find(filler); found != act_classes_.end()) return found->second;
  const auto name = host_.name({filler});  // a predicate that only a third party knows
  return name.starts_with(predicate_prefix) ? kit::term(name.substr(predicate_prefix.size())) : Term{};
}

bool Reader::head_fits(const Pattern& pattern, gainsay_term predicate, const Norm* norm) const {
  switch (pattern.head) {
    case Pattern::Head::Listed:
      return std::any_of(pattern.predicates.begin(), pattern.predicates.end(),
                         [&](Term p) { return kind_of({predicate}, p); });
    case Pattern::Head::Forbidden:
      return norm && kind_of({predicate}, norm->act);
    case Pattern::Head::Attempt:
      return norm && kind_of({predicate}, pattern.predicates.front()) && kind_of(pattern.attempted, norm->act);
    case Pattern::Head::Any: {
      const auto* p = known(predicate);
      return pattern.kinds.empty() ||
             (p && std::find(pattern.kinds.begin(), pattern.kinds.end(), p->kind) != pattern.kinds.end());
    }
  }
  return false;
}

bool Reader::plays(gainsay_term role, const Constraint& constraint, gainsay_term predicate) const {
  const auto listed = [&](gainsay_term r) {
    return std::any_of(constraint.roles.begin(), constraint.roles.end(), [&](Term t) { return t.value == r; });
  };
  if (listed(role)) return true;
  const auto* p = known(predicate);
  if (!p) return false;
  const auto& pair = p->exchangeable;
  return std::find(pair.begin(), pair.end(), role) != pair.end() && std::any_of(pair.begin(), pair.end(), listed);
}

// "from": the target acts; an attempt asks its recipient to act, so the roles change places.
bool Reader::direction_fits(const Pattern& pattern, const Norm& norm, gainsay_term target_role,
                            const Constraint& constraint) const {
  const bool act = pattern.head == Pattern::Head::Forbidden || pattern.head == Pattern::Head::Attempt;
  if (!act || norm.direction == Direction::Either || constraint.roles.size() < 2) return true;
  const bool acts = target_role == constraint.roles.front().value;  // rules.tsv names the agent first
  return acts == ((norm.direction == Direction::From) != (pattern.head == Pattern::Head::Attempt));
}

bool Reader::fits(const gainsay_row_slot& slot, const Constraint& constraint, const Pattern& pattern,
                  const Subject& subject) const {
  if (slot.entity == 0 || slot.confidence < kit::eligible_confidence) return false;
  switch (constraint.variable) {
    case Variable::Party:
      return state({slot.entity}) == subject.party;
    case Variable::Norm:
      return slot.entity == subject.norm.norm.value;
    case Variable::Target:
      return state({slot.entity}) == state(subject.norm.target) &&
             direction_fits(pattern, subject.norm, slot.role, constraint);
    case Variable::Act: {
      const Term named = named_class(slot.entity);
      return named && kind_of(subject.norm.act, named);  // the class named covers the norm's
    }
    case Variable::Same:
      return true;  // a matter of the pair: same_fillers
  }
  return false;
}

std::optional<Reading> Reader::read(const Pattern& pattern, Row row, const Subject& subject) const {
  if (!head_fits(pattern, row.row->predicate, subject.of_norm ? &subject.norm : nullptr)) return std::nullopt;
  Reading out;
  for (const auto& constraint : pattern.constraints) {
    if (constraint.variable == Variable::Same) continue;
    const gainsay_row_slot* best = nullptr;
    bool filled = false;
    for (const auto& slot : kit::slots(*row.block, *row.row)) {
      if (!plays(slot.role, constraint, row.row->predicate)) continue;
      filled = true;
      if (fits(slot, constraint, pattern, subject) && (!best || slot.confidence > best->confidence)) best = &slot;
    }
    if (!best && (filled || !constraint.optional)) return std::nullopt;
    if (!best) continue;
    out.confidence = std::min(out.confidence, static_cast<double>(best->confidence));
    switch (constraint.variable) {
      case Variable::Party:
        out.party = part_of(*best);
        break;
      case Variable::Norm:
        out.norm = part_of(*best);
        break;
      case Variable::Target:
        out.target = part_of(*best);
        break;
      case Variable::Act:
        out.act = part_of(*best);
        break;
      case Variable::Same:
        break;
    }
  }
  return out;
}

std::vector<Term> Reader::parties(const Pattern& pattern, Row row, const Norm* norm) const {
  std::vector<Term> out;
  for (const auto& constraint : pattern.constraints) {
    if (constraint.variable != Variable::Party) continue;
    for (const auto& slot : kit::slots(*row.block, *row.row)) {
      if (!plays(slot.role, constraint, row.row->predicate) || slot.entity == 0 ||
          slot.confidence < kit::eligible_confidence)
        continue;
      const Term party = state({slot.entity});
      if (norm && party == state(norm->target)) continue;  // the target is no party to the norm against it
      out.push_back(party);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool Reader::holds(const Pattern& pattern, const gainsay_row& row) const {
  if (pattern.habit && !(row.flags & GAINSAY_ROW_HABITUAL)) return false;
  const std::uint32_t wanted = pattern.negative ? GAINSAY_NEGATIVE : GAINSAY_POSITIVE;
  if (pattern.fact && kit::factual(row) && kit::effective_polarity(row) == wanted) return true;
  return row.modality < 32 && (pattern.modalities >> row.modality & 1u) && row.polarity == wanted;
}

bool Reader::same_filler(const gainsay_row_slot& slot, Row b, const Constraint& constraint, Term party,
                         double& confidence) const {
  double best = -1;
  for (const auto& other : kit::slots(*b.block, *b.row)) {
    if (!plays(other.role, constraint, b.row->predicate) || other.confidence < kit::eligible_confidence) continue;
    if (other.entity != 0 && state({other.entity}) == party) continue;
    const bool like_entity = slot.entity != 0 && (kit::test_entity(host_, slot, other).test == GAINSAY_EQUAL ||
                                                  (other.entity != 0 && host_.part_of({other.entity}, {slot.entity})));
    const bool like_concept = slot.entity == 0 && slot.concept_id != 0 && other.concept_id != 0 &&
                              kind_of({other.concept_id}, {slot.concept_id});
    const bool like_words = slot.entity == 0 && slot.concept_id == 0 && slot.head != 0 && slot.head == other.head;
    if (like_entity || like_concept || like_words) best = std::max(best, static_cast<double>(other.confidence));
  }
  if (best < 0) return false;
  confidence = std::min({confidence, best, static_cast<double>(slot.confidence)});
  return true;
}

bool Reader::same_fillers(const Pattern& pattern, Row a, Row b, Term party, double& confidence) const {
  for (const auto& constraint : pattern.constraints) {
    if (constraint.variable != Variable::Same) continue;
    for (const auto& slot : kit::slots(*a.block, *a.row)) {
      if (!plays(slot.role, constraint, a.row->predicate)) continue;
      if (slot.entity != 0 && state({slot.entity}) == party) continue;  // the party itself, in a symmetric predicate
      if (slot.confidence < kit::eligible_confidence || !same_filler(slot, b, constraint, party, confidence))
        return false;
    }
  }
  return true;
}

std::optional<Norm> Reader::stated(const Pattern& pattern, Row row) const {
  if (!head_fits(pattern, row.row->predicate, nullptr) || !holds(pattern, *row.row)) return std::nullopt;
  Norm out;
  for (const auto& constraint : pattern.constraints) {
    for (const auto& slot : kit::slots(*row.block, *row.row)) {
      if (!plays(slot.role, constraint, row.row->predicate) || slot.entity == 0 ||
          slot.confidence < kit::eligible_confidence)
        continue;
      if (constraint.variable == Variable::Norm) out.norm = {slot.entity};
      if (constraint.variable == Variable::Act) out.act = named_class(slot.entity);
      if (constraint.variable == Variable::Target) out.target = {slot.entity};
    }
  }
  return out.norm && out.act ? std::optional(out) : std::nullopt;
}

}  // namespace gainsay::stances
