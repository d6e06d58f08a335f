// SPDX-License-Identifier: Apache-2.0
// How ids, spans and day ranges stand in columns.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "db/sqlite/statement.hpp"
#include "gainsay/base/date.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/span.hpp"

namespace gainsay::db {

inline Blob blob_of(const DocumentId& id) {
  return {std::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size())};
}

inline DocumentId document_at(const Statement& row, int column) {
  const auto bytes = row.blob(column);
  DocumentId id;
  std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
  return id;
}

// 64-bit ids keep their bits in SQLite's signed integers. ORDER BY id < 0, id sorts them as unsigned.
template <class Id>
Id id_at(const Statement& row, int column) {
  return Id{static_cast<std::uint64_t>(row.integer(column))};
}

inline Span span_at(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.integer(column)), static_cast<std::uint32_t>(row.integer(column + 1))};
}

// An open end is NULL.
inline std::optional<Day> open_or(Day day, Day open) { return day == open ? std::nullopt : std::optional(day); }
inline DayRange days_at(const Statement& row, int column) {
  return {row.null(column) ? day_min : static_cast<Day>(row.integer(column)),
          row.null(column + 1) ? day_max : static_cast<Day>(row.integer(column + 1))};
}

template <class Enum>
Enum enum_at(const Statement& row, int column) {
  return static_cast<Enum>(row.integer(column));
}

}  // namespace gainsay::db
