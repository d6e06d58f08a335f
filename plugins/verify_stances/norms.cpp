// SPDX-License-Identifier: Apache-2.0
#include "norms.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>

#include "gainsay/kit/tsv.hpp"

namespace gainsay::stances {
namespace {

// "2006-10-14"; the fallback when the cell is empty, nullopt when it is no day.
std::optional<Day> day_of(std::string_view text, Day fallback) {
  if (text.empty()) return fallback;
  int year = 0, month = 0, day = 0, used = 0;
  const std::string copy(text);
  if (copy.size() != 10 || std::sscanf(copy.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || used != 10)
    return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return to_day({year, month, day});
}

std::optional<Direction> direction_of(std::string_view text) {
  if (text == "either") return Direction::Either;
  if (text == "from") return Direction::From;
  if (text == "to") return Direction::To;
  return std::nullopt;
}

}  // namespace

Result<std::vector<Norm>> parse_norms(const kit::Host& host, std::string_view text, std::string_view where) {
  auto table = kit::Tsv::parse(text, where, {"id", "forbids", "target", "direction", "from", "to", "cite"});
  if (!table) return table.error();
  std::vector<Norm> out;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto direction = direction_of(table->at(row, "direction"));
    const auto from = day_of(table->at(row, "from"), day_min);
    const auto to = day_of(table->at(row, "to"), day_max);
    const Norm norm{host.intern(table->at(row, "id")),
                    host.intern(table->at(row, "forbids")),
                    host.intern(table->at(row, "target")),
                    direction.value_or(Direction::Either),
                    {from.value_or(day_min), to.value_or(day_max)}};
    if (!direction || !from || !to || !norm.norm || !norm.act || !norm.target)
      return Error{ErrorCode::BadInput,
                   "a norm needs id, forbids, target, direction (either, from, to) and days as YYYY-MM-DD",
                   table->place(row),
                   {}};
    out.push_back(norm);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace gainsay::stances
