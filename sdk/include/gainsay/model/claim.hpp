// SPDX-License-Identifier: Apache-2.0
// A claim: a frame with the exact span of every part. Fields mean what abi/claim.h says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gainsay/base/ids.hpp"
#include "gainsay/base/span.hpp"
#include "gainsay/model/mention.hpp"

namespace gainsay::model {

enum class Polarity : std::uint8_t { Positive, Negative };
constexpr const char* to_string(Polarity p) { return p == Polarity::Positive ? "+" : "-"; }

enum class Modality : std::uint8_t {
  Asserted,
  Reported,
  Estimated,
  Planned,
  Possible,
  Conditional,
  Requested,
  Denied,
  Unknown
};
constexpr const char* to_string(Modality m) {
  constexpr const char* names[] = {"asserted",    "reported",  "estimated", "planned", "possible",
                                   "conditional", "requested", "denied",    "unknown"};
  return names[static_cast<std::uint8_t>(m)];
}

enum class CueKind : std::uint8_t { Predicate, Polarity, Modality, Attribution };
constexpr const char* to_string(CueKind k) {
  constexpr const char* names[] = {"predicate", "polarity", "modality", "attribution"};
  return names[static_cast<std::uint8_t>(k)];
}

struct Slot {
  Term role, id, concept_id;
  std::string label;
  Span span;
  Via via = Via::Name;
  double confidence = 1;
};

struct ClaimQuantity {
  Term of;
  Span span;
  double confidence = 1;
  DayRange as_of;
  Quantity value;
};

struct Source {
  Term id;
  std::string label;
  std::string act;
  Span span;
  double confidence = 1;
};

struct Cue {
  CueKind kind = CueKind::Predicate;
  Span span;
};

namespace claim_flag {
inline constexpr std::uint32_t Quoted = 1, Heading = 2, Habitual = 4;
}

struct ClaimTime {
  Time time;
  Span span;
  double confidence = 1;
};

struct Claim {
  ClaimId id;
  DocumentId document;
  RunId run;
  std::uint32_t flags = 0;
  Term predicate;
  Span span;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
  std::uint8_t checkworthy = 0;
  double confidence = 1;
  std::optional<ClaimTime> time;
  std::vector<Slot> slots;  // in the order of emission
  std::vector<ClaimQuantity> quantities;
  std::vector<Source> sources;  // innermost first
  std::vector<Cue> cues;
};

}  // namespace gainsay::model
