// SPDX-License-Identifier: Apache-2.0
// The map: which norm and party, or which predicate and party, a claim has to do with; one key per subject.
#pragma once

#include <cstdint>
#include <vector>

#include "norms.hpp"
#include "reader.hpp"
#include "rule_table.hpp"

namespace gainsay::stances {

inline constexpr std::string_view plugin_id = "org.gainsay.verify_stances";

// The table's norms and those that claims of the shared block state, sorted, each once.
std::vector<Norm> known_norms(const Reader& reader, const RuleTable& rules, const std::vector<Norm>& table,
                              const gainsay_block& shared);

std::uint64_t key_of(const Subject& subject);

// Every subject of a claim. Polarity and modality do not matter here, so that a pair that fails on them can be
// explained.
std::vector<Subject> subjects_of(const Reader& reader, const RuleTable& rules, const std::vector<Norm>& norms, Row row);

}  // namespace gainsay::stances
