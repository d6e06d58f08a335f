// SPDX-License-Identifier: Apache-2.0
// The rows that verifiers see (abi/verifier.h), owned: four arrays in the layout of the ABI, so that a view copies
// nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gainsay/abi/verifier.h"

namespace gainsay::plugin_host {

// Slots, quantities and sources of a row stand consecutively in the lists, from `…_begin` on, in the order of the rows.
struct Columns {
  std::vector<gainsay_row> rows;
  std::vector<gainsay_row_slot> slots;
  std::vector<gainsay_row_quantity> quantities;
  std::vector<gainsay_row_source> sources;

  // Borrows from this object until it changes.
  gainsay_block view() const {
    return {rows.data(),       rows.size(),       slots.data(),   slots.size(),
            quantities.data(), quantities.size(), sources.data(), sources.size()};
  }

  // Appends a row with its parts; the `…_begin` and `…_count` fields of `row` are set here.
  void append(gainsay_row row, std::span<const gainsay_row_slot> row_slots,
              std::span<const gainsay_row_quantity> row_quantities, std::span<const gainsay_row_source> row_sources);
  // Copies row `index` of another block, which must be well formed.
  void append(const gainsay_block& from, std::size_t index);
  void clear();
  std::size_t bytes() const;
};

// Do all ranges of all rows lie in the lists?
bool well_formed(const gainsay_block& block);

}  // namespace gainsay::plugin_host
