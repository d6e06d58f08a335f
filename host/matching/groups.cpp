// SPDX-License-Identifier: Apache-2.0
#include "host/matching/groups.hpp"

#include <algorithm>
#include <array>

namespace gainsay::matching {
namespace {

// Keeps the `cap` best of `rows` and gives back how many were left out. What is kept depends on content, never on
// arrival.
std::size_t keep_best(std::vector<std::uint32_t>& rows, const plugin_host::Columns& columns, std::size_t cap) {
  if (rows.size() <= cap) return 0;
  const auto better = [&](std::uint32_t x, std::uint32_t y) {
    const auto& a = columns.rows[x];
    const auto& b = columns.rows[y];
    return a.confidence != b.confidence ? a.confidence > b.confidence : a.claim < b.claim;
  };
  const std::size_t dropped = rows.size() - cap;
  std::nth_element(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(cap), rows.end(), better);
  rows.resize(cap);
  std::sort(rows.begin(), rows.end());
  return dropped;
}

std::string hex(std::uint64_t value) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[value >> shift & 15u];
  return out;
}

}  // namespace

void radix_sort(std::vector<KeyedRow>& keyed) {
  const auto by_row = [](const KeyedRow& a, const KeyedRow& b) { return a.row < b.row; };
  if (!std::is_sorted(keyed.begin(), keyed.end(), by_row)) std::sort(keyed.begin(), keyed.end(), by_row);
  std::vector<KeyedRow> other(keyed.size());
  for (int shift = 0; shift < 64; shift += 16) {
    std::vector<std::uint32_t> begin(65537, 0);
    for (const auto& k : keyed) ++begin[(k.key >> shift & 0xFFFFu) + 1];
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    for (const auto& k : keyed) other[begin[k.key >> shift & 0xFFFFu]++] = k;
    keyed.swap(other);
  }
}

Groups make_groups(std::vector<KeyedRow> keyed, const plugin_host::Columns& rows, const std::string& verifier,
                   std::size_t cap) {
  if (keyed.size() < 4096) {  // the counters of a radix sort cost more than so few rows
    std::sort(keyed.begin(), keyed.end());
  } else {
    radix_sort(keyed);
  }
  keyed.erase(std::unique(keyed.begin(), keyed.end()), keyed.end());
  Groups out;
  std::vector<std::uint32_t> members;
  for (std::size_t at = 0; at < keyed.size();) {
    members.clear();
    Group group{keyed[at].key, static_cast<std::uint32_t>(out.rows.size()), 0, false};
    for (; at < keyed.size() && keyed[at].key == group.key; ++at) {
      group.touched = group.touched || (rows.rows[keyed[at].row].flags & GAINSAY_ROW_NEW) != 0;
      members.push_back(keyed[at].row);
    }
    if (const auto dropped = keep_best(members, rows, cap))
      out.skipped.push_back({"matching", verifier + " group " + hex(group.key), "group-too-large", dropped});
    group.count = static_cast<std::uint32_t>(members.size());
    out.rows.insert(out.rows.end(), members.begin(), members.end());
    out.groups.push_back(group);
  }
  return out;
}

std::vector<std::uint32_t> broadcast_rows(const plugin_host::Columns& rows, std::span<const gainsay_term> predicates,
                                          const std::string& verifier, std::vector<model::Skipped>& skipped,
                                          std::size_t cap) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < rows.rows.size(); ++i)
    if (std::find(predicates.begin(), predicates.end(), rows.rows[i].predicate) != predicates.end())
      out.push_back(static_cast<std::uint32_t>(i));
  if (const auto dropped = keep_best(out, rows, cap))
    skipped.push_back({"matching", verifier + " broadcast", "too-many", dropped});
  return out;
}

}  // namespace gainsay::matching
