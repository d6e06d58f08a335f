// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/contract.hpp"

#include <cmath>
#include <limits>

#include "gainsay/base/utf8.hpp"

namespace gainsay::plugin_host {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

const char* span_breach(gainsay_span s, std::string_view text) {
  if (s.end > text.size()) return "has a span that ends past the text";
  if (s.begin >= s.end) return "has an empty span";
  if (!utf8::is_boundary(text, s.begin) || !utf8::is_boundary(text, s.end)) return "has a span that cuts a character";
  return nullptr;
}

const char* optional_span_breach(gainsay_span s, std::string_view text) {
  return s.begin == 0 && s.end == 0 ? nullptr : span_breach(s, text);
}

bool is_text(gainsay_str s, std::uint64_t most) {
  if (s.size == 0) return true;
  return s.size <= most && s.data && !utf8::first_invalid({s.data, s.size});
}

bool is_share(double d) { return d >= 0 && d <= 1; }  // false for NaN

bool is_interval(double lo, double hi) { return lo <= hi && lo != infinity && hi != -infinity; }  // false for NaN
bool is_optional_interval(double lo, double hi) { return (std::isnan(lo) && std::isnan(hi)) || is_interval(lo, hi); }

bool is_second(std::int32_t s) { return s >= -1 && s < 86'400; }

template <std::size_t N>
bool is_padded_ascii(const char (&field)[N]) {
  std::size_t i = 0;
  while (i < N && field[i] > ' ' && field[i] < '\x7f') ++i;
  if (i == N) return false;
  while (i < N && field[i] == '\0') ++i;
  return i == N;
}

const char* value_breach(const gainsay_quantity& q, std::string_view text) {
  if (q.modifier > GAINSAY_DERIVED || q.kind > GAINSAY_COUNT) return "has a quantity of unknown modifier or kind";
  if (!is_interval(q.lo, q.hi) || !is_interval(q.base_lo, q.base_hi))
    return "has a quantity whose ends are no interval";
  if (!is_optional_interval(q.other_lo, q.other_hi)) return "has a quantity whose second reading is no interval";
  if (const char* b = optional_span_breach(q.number, text)) return b;
  return optional_span_breach(q.unit_span, text);
}

const char* value_breach(const gainsay_time& t) {
  if (t.kind > GAINSAY_TIME_SET || t.basis > GAINSAY_BASIS_EVENT || t.flags > 31)
    return "has a time of unknown kind, basis or flags";
  if (t.lo > t.hi) return "has a time that ends before it begins";
  if (!is_second(t.lo_second) || !is_second(t.hi_second)) return "has a time of day outside the day";
  if (!is_optional_interval(t.duration_lo, t.duration_hi)) return "has a duration whose ends are no interval";
  if (!is_padded_ascii(t.edtf) || !is_padded_ascii(t.duration)) return "has a date text that is not padded ASCII";
  return nullptr;
}

const char* value_breach(const gainsay_entity& e) {
  if (e.via > GAINSAY_VIA_DEFAULT || e.flags != 0) return "has an entity of unknown via or flags";
  return is_share(e.confidence) ? nullptr : "has a confidence outside 0…1";
}

const char* slot_breach(const gainsay_claim_slot& s, std::string_view text) {
  if (s.role == 0) return "has a slot without a role";
  if (s.via > GAINSAY_VIA_DEFAULT) return "has a slot of unknown via";
  if (!is_text(s.label, max_text_bytes)) return "has a label that is not UTF-8 or too long";
  if (!is_share(s.confidence)) return "has a confidence outside 0…1";
  return optional_span_breach(s.span, text);
}

const char* quantity_breach(const gainsay_claim_quantity& q, std::string_view text) {
  if (q.of == 0) return "has a quantity of nothing";
  if (!is_share(q.confidence)) return "has a confidence outside 0…1";
  if (q.as_of_lo > q.as_of_hi) return "has a time that ends before it begins";
  if (const char* b = optional_span_breach(q.span, text)) return b;
  return value_breach(q.value, text);
}

const char* source_breach(const gainsay_claim_source& s, std::string_view text) {
  if (s.label.size == 0) return "has a source without a label";
  if (!is_text(s.label, max_text_bytes) || !is_text(s.act, max_key_bytes))
    return "has a label that is not UTF-8 or too long";
  if (!is_share(s.confidence)) return "has a confidence outside 0…1";
  return optional_span_breach(s.span, text);
}

const char* cue_breach(const gainsay_claim_cue& c, std::string_view text) {
  if (c.kind > GAINSAY_CUE_ATTRIBUTION) return "has a cue of unknown kind";
  return span_breach(c.span, text);
}

const char* time_breach(const gainsay_claim& c, std::string_view text) {
  if (c.has_time > 1) return "has a flag outside its range";
  if (c.has_time == 0) return nullptr;
  if (!is_share(c.time_confidence)) return "has a confidence outside 0…1";
  if (const char* b = optional_span_breach(c.time_span, text)) return b;
  return value_breach(c.time);
}

template <class T, class Check>
const char* first_breach(const T* list, std::uint64_t count, const Check& check) {
  if (count != 0 && !list) return "has a list without an address";
  for (std::uint64_t i = 0; i < count; ++i)
    if (const char* b = check(list[i])) return b;
  return nullptr;
}

}  // namespace

const char* breach(const gainsay_mention& m, std::string_view text) {
  if (const char* b = span_breach(m.span, text)) return b;
  if (m.value_kind > GAINSAY_VALUE_ENTITY) return "has a value of unknown kind";
  if (!m.value) return "has no value";
  switch (m.value_kind) {
    case GAINSAY_VALUE_QUANTITY:
      return value_breach(*static_cast<const gainsay_quantity*>(m.value), text);
    case GAINSAY_VALUE_TIME:
      return value_breach(*static_cast<const gainsay_time*>(m.value));
    case GAINSAY_VALUE_ENTITY:
      return value_breach(*static_cast<const gainsay_entity*>(m.value));
    default:
      break;
  }
  const auto& json = *static_cast<const gainsay_str*>(m.value);
  return json.size != 0 && is_text(json, max_json_bytes) ? nullptr
                                                         : "has a JSON value that is empty, not UTF-8 or too long";
}

const char* breach(const gainsay_claim& c, std::string_view text) {
  if (c.predicate == 0) return "has no predicate";
  if (const char* b = span_breach(c.span, text)) return b;
  if (c.flags > 7 || c.polarity > GAINSAY_NEGATIVE || c.modality > GAINSAY_UNKNOWN || c.checkworthy > 3)
    return "has a flag, polarity, modality or checkworthiness outside its range";
  if (!is_share(c.confidence)) return "has a confidence outside 0…1";
  if (c.slot_count > max_slots || c.quantity_count > max_quantities || c.source_count > max_sources ||
      c.cue_count > max_cues)
    return "has more parts than a claim may have";
  if (c.cue_count == 0) return "has no cue";
  if (const char* b = time_breach(c, text)) return b;
  const auto in_text = [text](auto check) { return [text, check](const auto& part) { return check(part, text); }; };
  if (const char* b = first_breach(c.slots, c.slot_count, in_text(slot_breach))) return b;
  if (const char* b = first_breach(c.quantities, c.quantity_count, in_text(quantity_breach))) return b;
  if (const char* b = first_breach(c.sources, c.source_count, in_text(source_breach))) return b;
  return first_breach(c.cues, c.cue_count, in_text(cue_breach));
}

const char* breach(const gainsay_link& l) {
  if (l.relation > GAINSAY_CORROBORATION) return "has an unknown relation";
  if (l.a == 0 || l.b == 0 || l.a == l.b) return "does not join two claims";
  if (!is_share(l.score)) return "has a score outside 0…1";
  if (l.type.size == 0 || l.rule.size == 0) return "has no type or rule";
  if (!is_text(l.type, max_key_bytes) || !is_text(l.rule, max_key_bytes) || !is_text(l.norm, max_key_bytes))
    return "has a text that is not UTF-8 or too long";
  if (l.via_count > max_via || l.slot_count > max_slots) return "has more parts than a link may have";
  if (l.via_count != 0 && !l.via) return "has a list without an address";
  return first_breach(l.slots, l.slot_count, [](const gainsay_link_slot& s) -> const char* {
    if (s.test > GAINSAY_NOT_KNOWN) return "has a slot of unknown test";
    if (s.a.begin > s.a.end || s.b.begin > s.b.end) return "has a span that ends before it begins";
    return is_text(s.reason, max_key_bytes) ? nullptr : "has a text that is not UTF-8 or too long";
  });
}

const char* breach_of_abstention(gainsay_span where, gainsay_str reason, std::string_view text) {
  if (reason.size == 0 || !is_text(reason, max_key_bytes)) return "has no reason that is short UTF-8";
  return optional_span_breach(where, text);
}

}  // namespace gainsay::plugin_host
