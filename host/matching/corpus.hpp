// SPDX-License-Identifier: Apache-2.0
// All rows that may be compared: voices found, equal claims of one voice drawn together into one row each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "host/matching/comparison.hpp"

namespace gainsay::matching {

struct Corpus {
  plugin_host::Columns rows;                // one per value cluster and voice, sorted by claim id; `members` set
  std::vector<std::uint32_t> member_begin;  // rows.rows.size() + 1 offsets into `members`
  std::vector<std::uint64_t> members;       // claim ids, sorted within a row; the first is the row's own
  std::vector<std::uint64_t> voices;        // of the documents, in the order given: see voices.hpp
};

// `fresh` documents (heads) get GAINSAY_ROW_NEW on every row that holds one of their claims. Does not depend on order.
Corpus gather(std::span<const Comparison> documents, std::span<const std::uint64_t> fresh = {});

// Hash of what a row says: predicate, fillers, time, quantities, polarity, modality, sources. Equal rows form one
// cluster.
std::uint64_t value_hash(const plugin_host::Columns& columns, std::size_t row);

// The same without what follows from the date of the document alone ("last week"): a copy that is dated otherwise, or
// not at all, words its claims alike.
std::uint64_t wording_hash(const plugin_host::Columns& columns, std::size_t row);

// Copies the given rows, with their lists, in the order given.
plugin_host::Columns slice(const plugin_host::Columns& columns, std::span<const std::uint32_t> rows);

}  // namespace gainsay::matching
