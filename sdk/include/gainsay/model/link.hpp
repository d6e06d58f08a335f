// SPDX-License-Identifier: Apache-2.0
// A link: what a verifier found between two claims; and the disagreement that links about one matter form.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gainsay/base/ids.hpp"
#include "gainsay/base/span.hpp"

namespace gainsay::model {

enum class Relation : std::uint8_t { Conflict, Corroboration };
constexpr const char* to_string(Relation r) { return r == Relation::Conflict ? "conflict" : "corroboration"; }

enum class SlotTest : std::uint8_t { Equal, Compatible, Incompatible, Unknown };
constexpr const char* to_string(SlotTest t) {
  constexpr const char* names[] = {"equal", "compatible", "incompatible", "unknown"};
  return names[static_cast<std::uint8_t>(t)];
}

enum class Tier : std::uint8_t { Flag, Check };
constexpr const char* to_string(Tier t) { return t == Tier::Flag ? "flag" : "check"; }
// Shown from .6, "check by hand" from .4, dropped below.
inline constexpr double flag_score = 0.6;
inline constexpr double check_score = 0.4;

struct LinkSlot {
  Term slot;
  SlotTest test = SlotTest::Unknown;
  std::string reason;
  Span a, b;
};

struct Link {
  LinkId id;
  std::string verifier;   // plugin id
  std::uint64_t key = 0;  // the group it was found in; links of a touched group are replaced
  Relation relation = Relation::Conflict;
  Tier tier = Tier::Flag;
  ClaimId a, b;  // a is the older
  MatterId matter;
  double score = 0;
  std::string type, rule, norm;
  std::vector<ClaimId> via;
  std::vector<LinkSlot> slots;
  std::uint32_t members_a = 1, members_b = 1;  // claims that say the same as a, b
};

struct Disagreement {
  MatterId id;
  std::string type;  // of the strongest link
  LinkId strongest;
  double score = 0;
  std::vector<LinkId> links;          // sorted by id
  std::vector<ClaimId> claims;        // sorted
  std::vector<DocumentId> documents;  // sorted
  std::uint32_t voices = 1;
};

}  // namespace gainsay::model
