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
  auto operator<=>(const KeyedRow&) const = default;
};

// Rows `begin` … `begin + count` of Groups::rows.
struct Group {
  std::uint64_t key = 0;
  std::uint32_t begin = 0, count = 0;
  bool touched = false;  // holds a row with GAINSAY_ROW_NEW
};

struct Groups {
  std::vector<std::uint32_t> rows;  // of all groups, ascending within a group, which is by claim id
  std::vector<Group> groups;        // ascending by key; a group of one row is kept: it may meet the shared block
  std::vector<model::Skipped> skipped;
};

inline constexpr std::size_t group_cap = 20'000;
inline constexpr std::size_t broadcast_cap = 10'000;

// Sorts by key, then row; O(n).
void radix_sort(std::vector<KeyedRow>& keyed);

// A group of more than `cap` rows keeps those of highest confidence (then smallest claim id) and is reported.
Groups make_groups(std::vector<KeyedRow> keyed, const plugin_host::Columns& rows, const std::string& verifier,
                   std::size_t cap = group_cap);

// Indices of the rows of `predicates`, ascending, capped and reported likewise.
std::vector<std::uint32_t> broadcast_rows(const plugin_host::Columns& rows, std::span<const gainsay_term> predicates,
                                          const std::string& verifier, std::vector<model::Skipped>& skipped,
                                          std::size_t cap = broadcast_cap);

}  // namespace gainsay::matching
