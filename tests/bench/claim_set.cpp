// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/claim_set.hpp"

#include <algorithm>

#include "gainsay/kit/hash.hpp"
#include "host/analysis/analyse.hpp"
#include "host/matching/comparison.hpp"
#include "host/pipeline/batch.hpp"

namespace gainsay::bench {
namespace {

constexpr std::size_t country_step = 7;  // how far a copy moves along the list of countries
constexpr Day days_step = 45, most_days = 3650;

std::uint64_t mixed(std::uint64_t id, std::uint64_t copy) {
  const std::uint64_t both[] = {id, copy};
  return kit::blake2b_64({reinterpret_cast<const char*>(both), sizeof both});
}

Day shift_of(std::size_t copy) { return -static_cast<Day>(copy) * days_step % most_days; }

void shift(DayRange& days, std::size_t copy) {
  if (days.lo != day_min) days.lo += shift_of(copy);
  if (days.hi != day_max) days.hi += shift_of(copy);
}

// Another text of nearly the same size, in which all spans stay where they are.
model::Document another(const model::Document& document, std::size_t copy) {
  auto out = document;
  out.text += "\n" + std::to_string(copy) + "\n";
  out.id = kit::document_id(out.text);
  for (auto& appearance : out.appearances) {
    appearance.path = std::to_string(copy) + "/" + appearance.path;
    if (appearance.published) shift(appearance.published->days, copy);
  }
  return out;
}

// The sketch of a text that shares as much with texts of its own copy as before, and nothing with those of others.
void change_sketch(std::vector<std::uint64_t>& sketch, std::size_t copy) {
  for (auto& hash : sketch) hash = mixed(hash, copy);
  std::sort(sketch.begin(), sketch.end());
}

}  // namespace

ClaimSet::ClaimSet(const Ground& ground, const extraction::Extraction& extraction)
    : ground_(ground), extraction_(extraction) {
  const auto table = ground.workbench.lexicon().knowledge("entities");
  const auto id = table.column("id"), type = table.column("type");
  for (std::size_t row = 0; row < table.size(); ++row)
    if (table.at(row, type) == "country") countries_.push_back(kit::term(table.at(row, id)));
  std::sort(countries_.begin(), countries_.end());
}

Result<ClaimSet> ClaimSet::make(const Ground& ground, extraction::Extraction& extraction) {
  ClaimSet out(ground, extraction);
  if (out.countries_.empty()) return Error{ErrorCode::NotFound, "the lexicon knows no country", "entities", ""};
  analysis::Analyser analyser(ground.vocabulary);
  pipeline::Outcome outcome;
  auto analysed = pipeline::analyse(ground.documents, analyser, outcome);
  auto extracted = extraction.run(pipeline::items_of(analysed));
  if (!extracted) return std::move(extracted).error();
  for (std::size_t i = 0; i < analysed.size(); ++i)
    out.base_.push_back({std::move(analysed[i].document), std::move(analysed[i].analysis), std::move((*extracted)[i])});
  return out;
}

Term ClaimSet::moved(Term entity, std::size_t copy) const {
  const auto at = std::lower_bound(countries_.begin(), countries_.end(), entity);
  if (at == countries_.end() || *at != entity) return entity;
  const auto index = static_cast<std::size_t>(at - countries_.begin());
  return countries_[(index + copy * country_step) % countries_.size()];
}

void ClaimSet::change(model::Claim& claim, std::size_t copy) const {
  claim.id = ClaimId{mixed(claim.id.value, copy)};
  for (auto& slot : claim.slots) slot.id = moved(slot.id, copy);
  for (auto& source : claim.sources) source.id = moved(source.id, copy);
  if (claim.time) shift(claim.time->time.days, copy);
  const double factor = 1 + 0.013 * static_cast<double>(copy % 97);
  for (auto& quantity : claim.quantities) {
    shift(quantity.as_of, copy);
    auto& value = quantity.value;
    for (double* bound : {&value.lo, &value.hi, &value.base_lo, &value.base_hi}) *bound *= factor;
  }
}

FoundDocument ClaimSet::document(std::size_t index) const {
  const auto& base = base_[index % base_.size()];
  const std::size_t copy = index / base_.size();
  FoundDocument out;
  out.document = copy == 0 ? base.document : another(base.document, copy);
  out.claims = base.extracted.claims;
  out.mentions = base.extracted.mentions;
  for (auto& claim : out.claims) {
    claim.document = out.document.id;
    if (copy > 0) change(claim, copy);
  }
  auto comparison = matching::make_comparison(out.document, base.analysis, out.claims);
  if (copy > 0) change_sketch(comparison.sketch, copy);
  out.comparison = matching::pack(comparison);
  out.folded = pipeline::to_utf8(base.analysis.key_fold.units);
  for (const auto& run : extraction_.runs()) out.completed.push_back(run.id);
  return out;
}

std::vector<std::pair<Term, std::string>> ClaimSet::names() const {
  auto out = extraction_.names();
  for (const auto country : countries_) out.emplace_back(country, ground_.workbench.lexicon().name(country));
  return out;
}

}  // namespace gainsay::bench
