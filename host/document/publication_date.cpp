// SPDX-License-Identifier: Apache-2.0
#include "host/document/publication_date.hpp"

#include <optional>
#include <string>

#include "gainsay/base/printable.hpp"

namespace gainsay::document {
namespace {

constexpr int seconds_per_day = 24 * 60 * 60;

std::string_view trimmed(std::string_view s) {
  const auto space = " \t\r\n";
  const auto begin = s.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(space) - begin + 1);
}

// Takes `width` characters off the front of `s`, all digits; `X` counts as the lowest and as the highest digit.
struct Digits {
  int lo = 0, hi = 0;
  bool open = false;  // an X was among them
};
std::optional<Digits> take_digits(std::string_view& s, std::size_t width) {
  if (s.size() < width) return std::nullopt;
  Digits d;
  for (std::size_t i = 0; i < width; ++i) {
    const char c = s[i];
    if (c == 'X') {
      d.open = true;
    } else if (c < '0' || c > '9' || d.open) {
      return std::nullopt;
    }
    d.lo = d.lo * 10 + (c == 'X' ? 0 : c - '0');
    d.hi = d.hi * 10 + (c == 'X' ? 9 : c - '0');
  }
  s.remove_prefix(width);
  return d;
}

bool take(std::string_view& s, char c) {
  if (s.empty() || s.front() != c) return false;
  s.remove_prefix(1);
  return true;
}

std::optional<DayRange> parse_day(std::string_view s) {
  if (!s.empty() && std::string_view("~?%").find(s.back()) != std::string_view::npos) s.remove_suffix(1);
  const auto year = take_digits(s, 4);
  if (!year || year->hi == 0) return std::nullopt;
  if (s.empty()) return DayRange{year_range(year->lo).lo, year_range(year->hi).hi};
  if (year->open || !take(s, '-')) return std::nullopt;
  if (s == "XX" || s == "XX-XX") return year_range(year->lo);
  const auto month = take_digits(s, 2);
  if (!month || month->open || month->lo < 1 || month->lo > 12) return std::nullopt;
  if (s.empty() || s == "-XX") return month_range(year->lo, month->lo);
  if (!take(s, '-')) return std::nullopt;
  const auto day = take_digits(s, 2);
  if (!day || day->open || !s.empty() || day->lo < 1 || day->lo > days_in_month(year->lo, month->lo))
    return std::nullopt;
  const Day one = to_day({year->lo, month->lo, day->lo});
  return DayRange{one, one};
}

std::optional<int> two_digits(std::string_view& s, int highest) {
  const auto d = take_digits(s, 2);
  return d && !d->open && d->lo <= highest ? std::optional(d->lo) : std::nullopt;
}

bool is_zone(std::string_view s) {
  if (s.empty() || s == "Z" || s == "z") return true;
  if (s.front() != '+' && s.front() != '-') return false;
  s.remove_prefix(1);
  if (!two_digits(s, 23)) return false;
  if (s.empty()) return true;
  take(s, ':');
  return two_digits(s, 59) && s.empty();
}

std::optional<int> parse_clock(std::string_view s) {
  const auto hour = two_digits(s, 24);
  if (!hour || !take(s, ':')) return std::nullopt;
  const auto minute = two_digits(s, 59);
  if (!minute) return std::nullopt;
  int second = 0;
  if (take(s, ':')) {
    const auto given = two_digits(s, 60);
    if (!given) return std::nullopt;
    second = *given;
    if (take(s, '.') || take(s, ',')) {
      const auto digits = s.find_first_not_of("0123456789");
      s = digits == std::string_view::npos ? std::string_view{} : s.substr(digits);
    }
  }
  const int total = (*hour * 60 + *minute) * 60 + second;
  if (!is_zone(s) || total > seconds_per_day) return std::nullopt;
  return total < seconds_per_day ? total : seconds_per_day - 1;  // 24:00 and leap seconds stay on their day
}

std::optional<DayRange> parse_interval(std::string_view s, std::size_t slash) {
  const auto from = s.substr(0, slash), to = s.substr(slash + 1);
  const auto lo = from == ".." ? DayRange{} : parse_day(from);
  const auto hi = to == ".." ? DayRange{} : parse_day(to);
  if (!lo || !hi || lo->lo > hi->hi || (from == ".." && to == "..")) return std::nullopt;
  return DayRange{lo->lo, hi->hi};
}

}  // namespace

Result<model::Published> parse_publication_date(std::string_view text, model::DateBasis basis) {
  const auto s = trimmed(text);
  model::Published out;
  out.edtf = std::string(s);
  out.basis = basis;
  std::optional<DayRange> days;
  if (const auto slash = s.find('/'); slash != std::string_view::npos) {
    days = parse_interval(s, slash);
  } else if (s.size() > 10 && (s[10] == 'T' || s[10] == 't' || s[10] == ' ')) {
    const auto clock = parse_clock(s.substr(11));
    if (clock) days = parse_day(s.substr(0, 10));
    if (clock) out.second = *clock;
  } else {
    days = parse_day(s);
  }
  if (days) {
    out.days = *days;
    return out;
  }
  return Error{ErrorCode::BadInput, "\"" + printable(s) + "\" is not a date", "",
               "write 2023, 2023-09, 2023-09-05 or 2023-09-05T14:30"};
}

}  // namespace gainsay::document
