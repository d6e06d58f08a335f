// SPDX-License-Identifier: Apache-2.0
// Mentions and their values, owned. Fields mean what abi/mention.h says.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "gainsay/base/date.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/span.hpp"

namespace gainsay::model {

enum class Modifier : std::uint8_t { Exact, AtLeast, AtMost, MoreThan, LessThan, About, Nearly, Range, Derived };
constexpr const char* to_string(Modifier m) {
  constexpr const char* names[] = {"exact", "at-least", "at-most", "more-than", "less-than",
                                   "about", "nearly",   "range",   "derived"};
  return names[static_cast<std::uint8_t>(m)];
}
enum class QuantityKind : std::uint8_t { Cardinal, Ordinal, Percent, Money, Measure, Count };
constexpr const char* to_string(QuantityKind k) {
  constexpr const char* names[] = {"cardinal", "ordinal", "percent", "money", "measure", "count"};
  return names[static_cast<std::uint8_t>(k)];
}

struct Quantity {
  Modifier modifier = Modifier::Exact;
  QuantityKind kind = QuantityKind::Cardinal;
  double lo = 0, hi = 0;
  double base_lo = 0, base_hi = 0;
  double other_lo = std::numeric_limits<double>::quiet_NaN(), other_hi = std::numeric_limits<double>::quiet_NaN();
  Term unit, dimension;
  Span number, unit_span;
  bool ambiguous() const { return !std::isnan(other_lo); }
};

enum class TimeKind : std::uint8_t { Date, Clock, Interval, Duration, Set };
constexpr const char* to_string(TimeKind k) {
  constexpr const char* names[] = {"date", "time", "interval", "duration", "set"};
  return names[static_cast<std::uint8_t>(k)];
}
enum class Basis : std::uint8_t { None, Explicit, Anchored, Event };
constexpr const char* to_string(Basis b) {
  constexpr const char* names[] = {"none", "explicit", "anchored", "event"};
  return names[static_cast<std::uint8_t>(b)];
}
namespace time_flag {
inline constexpr std::uint32_t Until = 1, Since = 2, Approximate = 4, NoYear = 8, Uncertain = 16;
}

struct Time {
  TimeKind kind = TimeKind::Date;
  Basis basis = Basis::None;
  std::uint32_t flags = 0;
  DayRange days;
  std::int32_t lo_second = -1, hi_second = -1;
  double duration_lo = std::numeric_limits<double>::quiet_NaN(), duration_hi = std::numeric_limits<double>::quiet_NaN();
  std::string edtf;
  std::string duration;
};

enum class Via : std::uint8_t { Name, Demonym, Metonym, Office, Reference, Dropped, Default };
constexpr const char* to_string(Via v) {
  constexpr const char* names[] = {"name", "demonym", "metonym", "office", "reference", "dropped", "default"};
  return names[static_cast<std::uint8_t>(v)];
}

struct EntityValue {
  Term id, type;
  Via via = Via::Name;
  double confidence = 1;
};

struct Mention {
  Term layer;
  Span span;
  std::variant<std::string, Quantity, Time, EntityValue> value;  // std::string: canonical JSON
};

}  // namespace gainsay::model
