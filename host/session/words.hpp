// SPDX-License-Identifier: Apache-2.0
// The closed sets of words that people decide with, as the command line, the event log and JSON spell them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace gainsay::session {

// What an event of the log does.
enum class Kind : std::uint8_t { OpenSession, CloseSession, Decide, Note, Reject, Undo };
// A person's rating of a claim.
enum class Verdict : std::uint8_t { Supported, Refuted, NotEnoughEvidence, ConflictingEvidence };
// What a person makes of a disagreement.
enum class Resolution : std::uint8_t {
  Genuine,
  CompatibleInTime,
  DifferentScope,
  DifferentAttribution,
  ExtractionError,
  Duplicate,
  Undecidable,
  Dismissed
};
// Where a disagreement stands (contracts, report.schema.json).
enum class State : std::uint8_t { Open, Triaged, InReview, Resolved, Undecidable, Dismissed, Snoozed, Reopened };
// Where a claim stands. A link stands where its disagreement does, or is rejected like a claim.
enum class ClaimState : std::uint8_t { Extracted, Rejected };

namespace words {
inline constexpr const char* kinds[] = {"session.new", "session.close", "decide", "note", "reject", "undo"};
inline constexpr const char* verdicts[] = {"supported", "refuted", "not-enough-evidence", "conflicting-evidence"};
inline constexpr const char* resolutions[] = {
    "genuine",          "compatible-in-time", "different-scope", "different-attribution",
    "extraction-error", "duplicate",          "undecidable",     "dismissed"};
inline constexpr const char* states[] = {"open",        "triaged",   "in_review", "resolved",
                                         "undecidable", "dismissed", "snoozed",   "reopened"};
inline constexpr const char* claim_states[] = {"extracted", "rejected"};

inline std::span<const char* const> of(Kind) { return kinds; }
inline std::span<const char* const> of(Verdict) { return verdicts; }
inline std::span<const char* const> of(Resolution) { return resolutions; }
inline std::span<const char* const> of(State) { return states; }
inline std::span<const char* const> of(ClaimState) { return claim_states; }
}  // namespace words

// Every word of a set, in order.
template <class Enum>
std::span<const char* const> all_words() {
  return words::of(Enum{});
}
template <class Enum>
const char* word(Enum value) {
  return words::of(value)[static_cast<std::size_t>(value)];
}
template <class Enum>
std::optional<Enum> from_word(std::string_view text) {
  const auto all = all_words<Enum>();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (text == all[i]) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace gainsay::session
