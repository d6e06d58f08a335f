// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/columns.hpp"

namespace gainsay::plugin_host {

namespace {
template <class T>
void append_part(std::vector<T>& list, std::span<const T> part, std::uint32_t& begin, std::uint32_t& count) {
  begin = static_cast<std::uint32_t>(list.size());
  count = static_cast<std::uint32_t>(part.size());
  list.insert(list.end(), part.begin(), part.end());
}

bool inside(std::uint64_t begin, std::uint64_t count, std::uint64_t size) { return begin + count <= size; }
}  // namespace

void Columns::append(gainsay_row row, std::span<const gainsay_row_slot> row_slots,
                     std::span<const gainsay_row_quantity> row_quantities,
                     std::span<const gainsay_row_source> row_sources) {
  append_part(slots, row_slots, row.slot_begin, row.slot_count);
  append_part(quantities, row_quantities, row.quantity_begin, row.quantity_count);
  append_part(sources, row_sources, row.source_begin, row.source_count);
  rows.push_back(row);
}

void Columns::append(const gainsay_block& from, std::size_t index) {
  const gainsay_row& row = from.rows[index];
  append(row, {from.slots + row.slot_begin, row.slot_count}, {from.quantities + row.quantity_begin, row.quantity_count},
         {from.sources + row.source_begin, row.source_count});
}

void Columns::clear() {
  rows.clear();
  slots.clear();
  quantities.clear();
  sources.clear();
}

std::size_t Columns::bytes() const {
  return rows.size() * sizeof(gainsay_row) + slots.size() * sizeof(gainsay_row_slot) +
         quantities.size() * sizeof(gainsay_row_quantity) + sources.size() * sizeof(gainsay_row_source);
}

bool well_formed(const gainsay_block& block) {
  for (std::uint64_t i = 0; i < block.row_count; ++i) {
    const gainsay_row& row = block.rows[i];
    if (!inside(row.slot_begin, row.slot_count, block.slot_count) ||
        !inside(row.quantity_begin, row.quantity_count, block.quantity_count) ||
        !inside(row.source_begin, row.source_count, block.source_count))
      return false;
  }
  return true;
}

}  // namespace gainsay::plugin_host
