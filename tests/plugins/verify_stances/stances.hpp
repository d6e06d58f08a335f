// SPDX-License-Identifier: Apache-2.0
// The plugin under test with its data; and the claims most tests need.
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/verifying.hpp"

namespace gainsay::test {

// Wikidata: the entities of the tests.
inline constexpr std::string_view north_korea = "Q423", russia = "Q159", china = "Q148", ukraine = "Q212",
                                  mali = "Q912", usa = "Q30", libya = "Q1016";
inline constexpr std::string_view dprk_norm = "gs:unsc-dprk";

inline VerifierUnderTest stances() {
  VerifierUnderTest out("org.gainsay.verify_stances", "verify_stances.so", {"rules.tsv", "norms.tsv", "predicates.tsv"},
                        {"rule.forbids", "support.rule", "violates.rule", "comply.rule"});
  out.know({"pred:supply.arms", "pred:test.missile"});
  return out;
}

// "Until the end of 2019 Moscow voted for every round of sanctions against Pyongyang."
inline Frame& backs(Frames& f, std::uint64_t id) {
  return f.claim(id)
      .says("support.rule")
      .who("agent", russia)
      .who("theme", dprk_norm)
      .who("target", north_korea)
      .during("", "2019-12-31")
      .published("2021-05-10");
}
// "Between January 2022 and June 2024 Pyongyang delivered forty train loads of shells to Russia."
inline Frame& delivers(Frames& f, std::uint64_t id) {
  return f.claim(id)
      .says("supply.arms")
      .who("agent", north_korea)
      .who("recipient", russia)
      .what("theme", "c:ammunition")
      .during("2022-01-01", "2024-06-30")
      .published("2024-08-01")
      .as(GAINSAY_REPORTED);
}
// "The resolutions forbid any trade in weapons with North Korea."
inline Frame& forbids(Frames& f, std::uint64_t id) {
  return f.claim(id)
      .says("rule.forbids")
      .who("agent", dprk_norm)
      .who("act", "pred:supply.arms")
      .who("target", north_korea)
      .published("2022-02-01");
}

}  // namespace gainsay::test
