// SPDX-License-Identifier: Apache-2.0
#include "host/cli/claim_json.hpp"

#include <cstdio>
#include <string>

namespace gainsay::cli {
namespace {

std::string label_of(const std::string& label, Term id, Span span, const TextView& view, const Names& names) {
  if (!label.empty()) return label;
  if (const auto words = span.of(view.text); !words.empty()) return std::string(words);
  if (names.lexicon())
    if (const auto known = names.lexicon()->label(id); !known.empty()) return std::string(known);
  return names.name(id);
}

Json filler_json(const model::Slot& slot, const TextView& view, const Names& names) {
  Json out;
  out["id"] = text_or_null(names.name(slot.id));
  if (slot.concept_id) out["concept"] = names.name(slot.concept_id);
  out["label"] = label_of(slot.label, slot.id, slot.span, view, names);
  out["span"] = span_or_null(slot.span, view);
  out["via"] = to_string(slot.via);
  out["confidence"] = slot.confidence;
  return out;
}

Json roles_json(const model::Claim& claim, const TextView& view, const Names& names) {
  std::map<std::string, Json> by_role;  // sorted by name: the same for every order of emission between roles
  for (const auto& slot : claim.slots) {
    auto& list = by_role[names.name(slot.role)];
    if (list.is_null()) list = Json::array();
    list.push_back(filler_json(slot, view, names));
  }
  Json out = Json::object();
  for (auto& [role, list] : by_role) out[role] = std::move(list);
  return out;
}

Json time_json(const model::Claim& claim, const TextView& view) {
  if (!claim.time || claim.time->time.basis == model::Basis::None) return nullptr;
  const auto& time = claim.time->time;
  Json out;
  out["edtf"] = time.edtf;
  out["from"] = day_or_null(time.days.lo, time.lo_second);
  out["to"] = day_or_null(time.days.hi, time.hi_second);
  out["basis"] = to_string(time.basis);
  out["span"] = span_or_null(claim.time->span, view);
  return out;
}

// The days as EDTF: a day, or an interval with open ends.
Json as_of_json(DayRange days) {
  if (!days.known()) return nullptr;
  if (days.lo == days.hi) return day_or_null(days.lo);
  const auto end = [](Day day) {
    return day == day_min || day == day_max ? std::string("..") : day_or_null(day).get<std::string>();
  };
  return end(days.lo) + "/" + end(days.hi);
}

Json quantities_json(const model::Claim& claim, const TextView& view, const Names& names) {
  Json out = Json::array();
  for (const auto& quantity : claim.quantities) {
    Json one;
    one["of"] = names.name(quantity.of);
    one.update(quantity_json(quantity.value, names));
    if (!quantity.span.empty()) one["span"] = span_json(quantity.span, view);
    one["as_of"] = as_of_json(quantity.as_of);
    out.push_back(std::move(one));
  }
  return out;
}

Json attribution_json(const model::Claim& claim, const TextView& view, const Names& names) {
  Json out = Json::array();
  for (const auto& source : claim.sources) {
    Json one;
    one["id"] = text_or_null(names.name(source.id));
    one["label"] = label_of(source.label, source.id, source.span, view, names);
    one["span"] = span_or_null(source.span, view);
    one["act"] = text_or_null(source.act);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

Json claim_json(const model::Claim& claim, std::string_view document, const TextView& view, const Names& names,
                const Runs& runs) {
  Json out;
  out["id"] = to_string(claim.id);
  out["document"] = std::string(document);
  out["span"] = span_json(claim.span, view);
  out["quote"] = std::string(claim.span.of(view.text));
  out["predicate"] = names.name(claim.predicate);
  out["roles"] = roles_json(claim, view, names);
  out["time"] = time_json(claim, view);
  out["quantities"] = quantities_json(claim, view, names);
  out["polarity"] = to_string(claim.polarity);
  out["modality"] = to_string(claim.modality);
  out["attribution"] = attribution_json(claim, view, names);
  out["cues"] = Json::array();
  for (const auto& cue : claim.cues) {
    Json one;
    one["kind"] = to_string(cue.kind);
    one["span"] = span_json(cue.span, view);
    out["cues"].push_back(std::move(one));
  }
  out["checkworthy"] = claim.checkworthy;
  out["confidence"] = claim.confidence;
  const auto run = runs.find(claim.run);
  out["extractor"]["id"] = run == runs.end() ? "" : run->second.plugin;
  out["extractor"]["version"] = run == runs.end() ? "" : run->second.version;
  return out;
}

}  // namespace gainsay::cli
