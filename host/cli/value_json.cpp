// SPDX-License-Identifier: Apache-2.0
#include "host/cli/value_json.hpp"

#include <cmath>
#include <cstdio>

#include "host/plugin_host/nesting.hpp"

namespace gainsay::cli {
namespace {

Json time_json(const model::Time& time) {
  Json out;
  out["edtf"] = time.edtf;
  out["from"] = day_or_null(time.days.lo, time.lo_second);
  out["to"] = day_or_null(time.days.hi, time.hi_second);
  out["kind"] = to_string(time.kind);
  if (!time.duration.empty()) out["duration"] = time.duration;
  out["basis"] = to_string(time.basis);
  return out;
}

Json entity_json(const model::EntityValue& entity, std::string_view words, const Names& names) {
  Json out;
  out["id"] = entity.id ? Json(names.name(entity.id)) : Json(nullptr);
  out["type"] = entity.type ? Json(names.name(entity.type)) : Json(nullptr);
  const auto label = names.lexicon() ? names.lexicon()->label(entity.id) : std::string_view{};
  out["label"] = std::string(label.empty() ? words : label);
  out["via"] = to_string(entity.via);
  return out;
}

}  // namespace

Json range_json(std::pair<std::uint32_t, std::uint32_t> range) { return Json::array({range.first, range.second}); }

Json span_json(Span span, const TextView& view) {
  Json out;
  out["bytes"] = range_json({span.begin, span.end});
  out["codepoints"] = range_json(view.points->of(span));
  return out;
}

Json span_or_null(Span span, const TextView& view) { return span.empty() ? Json(nullptr) : span_json(span, view); }

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }

Json number_or_null(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (std::floor(value) == value && std::fabs(value) < 9007199254740992.0) return static_cast<std::int64_t>(value);
  return value;
}

Json day_or_null(Day day, std::int32_t second) {
  if (day == day_min || day == day_max) return nullptr;
  const auto civil = to_civil(day);
  char text[64];
  if (second < 0) {
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
  } else {
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d", civil.year, civil.month, civil.day, second / 3600,
                  second / 60 % 60, second % 60);
  }
  return text;
}

Json quantity_json(const model::Quantity& quantity, const Names& names) {
  Json out;
  out["lo"] = number_or_null(quantity.lo);
  out["hi"] = number_or_null(quantity.hi);
  out["unit"] = text_or_null(names.name(quantity.unit));
  out["dimension"] = text_or_null(names.name(quantity.dimension));
  out["modifier"] = to_string(quantity.modifier);
  out["kind"] = to_string(quantity.kind);
  if (quantity.ambiguous()) {
    Json other;
    other["lo"] = number_or_null(quantity.other_lo);
    other["hi"] = number_or_null(quantity.other_hi);
    out["alternatives"] = Json::array({std::move(other)});
  }
  return out;
}

Json mention_json(const model::Mention& mention, const TextView& view, const Names& names) {
  const auto words = mention.span.of(view.text);
  Json out;
  out["layer"] = names.name(mention.layer);
  out["span"] = span_json(mention.span, view);
  out["text"] = std::string(words);
  if (const auto* quantity = std::get_if<model::Quantity>(&mention.value)) {
    out["value"] = quantity_json(*quantity, names);
  } else if (const auto* time = std::get_if<model::Time>(&mention.value)) {
    out["value"] = time_json(*time);
  } else if (const auto* entity = std::get_if<model::EntityValue>(&mention.value)) {
    out["value"] = entity_json(*entity, words, names);
  } else {
    const auto& json = std::get<std::string>(mention.value);
    out["value"] = plugin_host::nests_too_deep(json) ? Json(nullptr) : Json::parse(json, nullptr, false);
    if (out["value"].is_discarded()) out["value"] = nullptr;
  }
  return out;
}

std::string dump(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

}  // namespace gainsay::cli
