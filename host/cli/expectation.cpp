// SPDX-License-Identifier: Apache-2.0
#include "host/cli/expectation.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>
#include <sstream>

namespace gainsay::cli {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string number(double value) {
  char text[40];
  const auto end = std::to_chars(text, text + sizeof text, value,
                                 std::fabs(value) < 1e15 ? std::chars_format::fixed : std::chars_format::general);
  return {text, end.ptr};
}

std::string range(double lo, double hi) {
  if (lo == hi) return number(lo);
  return (std::isinf(lo) ? "" : number(lo)) + ".." + (std::isinf(hi) ? "" : number(hi));
}

std::optional<double> parse(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

struct Range {
  double lo = -infinity, hi = infinity;
};

std::optional<Range> parse_range(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto value = parse(text);
    return value ? std::optional(Range{*value, *value}) : std::nullopt;
  }
  Range out;
  if (const auto part = text.substr(0, dots); !part.empty()) {
    const auto value = parse(part);
    if (!value) return std::nullopt;
    out.lo = *value;
  }
  if (const auto part = text.substr(dots + 2); !part.empty()) {
    const auto value = parse(part);
    if (!value) return std::nullopt;
    out.hi = *value;
  }
  return out;
}

bool close(double a, double b) {
  if (std::isinf(a) || std::isinf(b)) return a == b;
  return std::fabs(a - b) <= 1e-9 * std::max(std::fabs(a), std::fabs(b));
}

std::vector<std::string> words(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::string clock(std::int32_t second) {
  char out[16];
  std::snprintf(out, sizeof out, "T%02d:%02d", second / 3600, second / 60 % 60);
  return out;
}

// EDTF, with the times of day that the value holds beside it; a duration; "-" for what is known to be a time only.
std::string time_notation(const model::Time& time) {
  if (time.lo_second >= 0) {
    const auto begin = time.edtf + clock(time.lo_second);
    return time.hi_second < 0 || time.hi_second == time.lo_second ? begin
                                                                  : begin + "/" + time.edtf + clock(time.hi_second);
  }
  if (!time.edtf.empty()) return time.edtf;
  return time.duration.empty() ? "-" : time.duration;
}

bool time_meets(const model::Time& got, std::string_view expected) {
  const bool offset = got.basis == model::Basis::Event && got.edtf.empty();  // "two months after the fire"
  return time_notation(got) == expected || (offset && expected == "-");
}

bool quantity_meets(const model::Quantity& got, std::string_view expected, const Names& names) {
  const auto parts = words(expected);
  if (parts.empty()) return false;
  const auto wanted = parse_range(parts[0]);
  // Half-open numbers may carry no sign of openness on the lower end: "at most 5" counts from nothing.
  if (!wanted || !close(wanted->hi, got.hi) || !(close(wanted->lo, got.lo) || (std::isinf(wanted->lo) && got.lo == 0)))
    return false;
  if (parts.size() > 1 && parts[1] != (got.unit ? names.name(got.unit) : "-")) return false;
  return parts.size() < 3 || parts[2] == to_string(got.modifier);
}

std::string id_of(Term id, const std::string& label, const Names& names) { return id ? names.name(id) : "?" + label; }

bool role_meets(const model::Claim& got, std::string_view role, std::string_view wanted, const Names& names) {
  bool filled = false, found = false;
  for (const auto& slot : got.slots) {
    if (names.name(slot.role) != role) continue;
    filled = true;
    found = found || wanted == names.name(slot.id) || wanted == names.name(slot.concept_id) ||
            (!slot.id && (wanted == "?" || wanted == slot.label));
  }
  return wanted == "-" ? !filled : found;
}

bool source_meets(const model::Claim& got, std::string_view wanted, const Names& names) {
  if (wanted == "-") return got.sources.empty();
  return std::any_of(got.sources.begin(), got.sources.end(), [&](const auto& source) {
    return wanted == names.name(source.id) || (!source.id && (wanted == "?" || wanted == source.label));
  });
}

bool field_meets(const model::Claim& got, std::string_view key, std::string_view wanted, const Names& names) {
  if (key == "time") {
    const bool known = got.time && got.time->time.basis != model::Basis::None;
    return wanted == "-" ? !known : known && time_notation(got.time->time) == wanted;
  }
  if (key == "pol") return to_string(got.polarity) == wanted;
  if (key == "mod") return to_string(got.modality) == wanted;
  if (key == "source") return source_meets(got, wanted, names);
  return role_meets(got, key, wanted, names);
}

}  // namespace

std::string notation(const model::Mention& mention, const Names& names) {
  if (const auto* quantity = std::get_if<model::Quantity>(&mention.value))
    return range(quantity->lo, quantity->hi) + " " + (quantity->unit ? names.name(quantity->unit) : "-") + " " +
           to_string(quantity->modifier);
  if (const auto* time = std::get_if<model::Time>(&mention.value)) return time_notation(*time);
  if (const auto* entity = std::get_if<model::EntityValue>(&mention.value))
    return entity->id ? names.name(entity->id) : "?";
  return std::get<std::string>(mention.value);
}

std::string notation(const model::Claim& claim, const Names& names) {
  std::string out = names.name(claim.predicate);
  for (const auto& slot : claim.slots) {
    out += " " + names.name(slot.role) + "=" + id_of(slot.id, slot.label, names);
    if (slot.concept_id) out += "(" + names.name(slot.concept_id) + ")";
  }
  const bool known = claim.time && claim.time->time.basis != model::Basis::None;
  out += " time=" + (known ? time_notation(claim.time->time) : "-");
  out += std::string(" pol=") + to_string(claim.polarity) + " mod=" + to_string(claim.modality);
  for (const auto& source : claim.sources) out += " source=" + id_of(source.id, source.label, names);
  return out;
}

bool meets(const model::Mention& got, std::string_view expected, const Names& names) {
  if (const auto* quantity = std::get_if<model::Quantity>(&got.value))
    return quantity_meets(*quantity, expected, names);
  if (const auto* time = std::get_if<model::Time>(&got.value)) return time_meets(*time, expected);
  return notation(got, names) == expected;
}

bool meets(const model::Claim& got, std::string_view expected, const Names& names) {
  const auto parts = words(expected);
  if (parts.empty() || names.name(got.predicate) != parts[0]) return false;
  return std::all_of(parts.begin() + 1, parts.end(), [&](const std::string& part) {
    const auto equals = part.find('=');
    return equals != std::string::npos &&
           field_meets(got, std::string_view(part).substr(0, equals), std::string_view(part).substr(equals + 1), names);
  });
}

}  // namespace gainsay::cli
