// SPDX-License-Identifier: Apache-2.0
// From keys to groups: rows that share a key, found by a radix sort; never by comparing rows with rows.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gainsay/model/run.hpp"
#include "host/plugin_host/columns.hpp"

namespace gainsay::matching {

struct KeyedRow {
  std::uint64_t key = 0;
  std::uint32_t row = 0;  // index into Corpus::rows
};

struct Group {
  std::uint64_t key = 0;
  std::vector<std::uint32_t> rows;  // ascending, which is by claim id
  bool touched = false;             // holds a row with GAINSAY_ROW_NEW
};

struct Groups {
  std::vector<Group> groups;  // ascending by key; groups of one row are kept: a row may meet the shared block
  std::vector<model::Skipped> skipped;
};

inline constexpr std::size_t group_cap = 20'000;
inline constexpr std::size_t broadcast_cap = 10'000;

// Groups with more than `cap` rows keep the rows of highest confidence (then smallest claim id) and are reported.
Groups make_groups(std::vector<KeyedRow> keyed, const plugin_host::Columns& rows, const std::string& verifier,
                   std::size_t cap = group_cap);

// The rows of `predicates`, with GAINSAY_ROW_BROADCAST, capped and reported likewise.
plugin_host::Columns broadcast(const plugin_host::Columns& rows, std::span<const gainsay_term> predicates,
                               const std::string& verifier, std::vector<model::Skipped>& skipped,
                               std::size_t cap = broadcast_cap);

}  // namespace gainsay::matching
