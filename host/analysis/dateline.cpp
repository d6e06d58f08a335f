// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/dateline.hpp"

#include <cstdio>
#include <vector>

#include "gainsay/base/date.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay::analysis {
namespace {

namespace flag = model::token_flag;
constexpr std::uint32_t most_tokens = 40;
constexpr int most_other_words = 4;

struct Item {
  enum Kind { Number, Month, Weekday, Word, Sign } kind = Sign;
  int value = 0;  // number; month or weekday
  std::size_t digits = 0;
  char32_t sign = 0;
  bool spaced = false;  // white space before it
  bool function_word = false;
  Calendar calendar = Calendar::Gregorian;
};

class Reader {
 public:
  Reader(std::string_view text, const Scan& scan, const Vocabulary& vocabulary, const LanguageWords* words)
      : text_(text), scan_(scan), vocabulary_(vocabulary), words_(words) {}

  std::optional<Dateline> read(std::uint32_t begin, std::uint32_t end) {
    for (auto t = begin; t < end; ++t) add(t);
    for (std::size_t i = 0; i < items_.size();) i += step(i);
    if (!day_ || stray_numbers_ > 0 || other_words_ > most_other_words) return std::nullopt;
    if (!weekday_ && !has_clock_ && other_words_ > 0 && !set_off_) return std::nullopt;
    Dateline out;
    out.published.days = {*day_, *day_};
    out.published.second = second_;
    out.published.basis = model::DateBasis::Dateline;
    out.published.edtf = iso(*day_, second_);
    out.weekday_agrees = !weekday_ || *weekday_ == weekday(*day_) + 1;
    return out;
  }

 private:
  KeyView key(std::uint32_t t) const {
    const auto& token = scan_.tokens[t];
    return {reinterpret_cast<const char16_t*>(scan_.key.units.data()) + token.key_begin,
            token.key_end - token.key_begin};
  }

  void add(std::uint32_t t) {
    const auto& token = scan_.tokens[t];
    Item item;
    item.spaced = (token.flags & flag::SpaceBefore) != 0;
    if (token.kind == model::TokenKind::Number) return add_numbers(key(t), item.spaced);
    if (token.kind != model::TokenKind::Word) {
      item.sign = utf8::decode(text_, token.span.begin).value;
      items_.push_back(item);
      return;
    }
    const bool suffix = !item.spaced && !items_.empty();  // 5th, 1º, 2023'te: says nothing of its own
    if (suffix && (items_.back().kind == Item::Number || (token.flags & flag::Joined) != 0)) return;
    item.kind = Item::Word;
    if (words_ != nullptr) {
      const auto k = key(t);
      item.function_word =
          vocabulary_.stop().contains({reinterpret_cast<const std::uint16_t*>(k.data()), k.size()}, words_->bit);
      if (const auto word = vocabulary_.date_word(*words_, k)) {
        item.kind = word->is_month ? Item::Month : Item::Weekday;
        item.value = word->number;
        item.calendar = word->calendar;
      }
    }
    items_.push_back(item);
  }
  // "05.09.2023" is one token; here it is three numbers with signs between.
  void add_numbers(KeyView units, bool spaced) {
    Item item;
    for (const auto unit : units) {
      if (unit >= u'0' && unit <= u'9') {
        if (item.kind != Item::Number) item = Item{Item::Number, 0, 0, 0, spaced, false, Calendar::Gregorian};
        if (item.digits < 9) item.value = item.value * 10 + (unit - u'0');
        ++item.digits;
        continue;
      }
      items_.push_back(item);
      items_.push_back(Item{Item::Sign, 0, 0, unit, false, false, Calendar::Gregorian});
      item = Item{};
      spaced = false;
    }
    items_.push_back(item);
  }

  bool is(std::size_t i, Item::Kind kind) const { return i < items_.size() && items_[i].kind == kind; }
  bool is_number(std::size_t i, std::size_t digits_lo, std::size_t digits_hi) const {
    return is(i, Item::Number) && items_[i].digits >= digits_lo && items_[i].digits <= digits_hi;
  }

  // Reads what begins at item `i`; returns how many items it took.
  std::size_t step(std::size_t i) {
    if (const auto taken = numeric_date(i); taken > 0) return taken;
    if (const auto taken = named_date(i); taken > 0) return taken;
    if (const auto taken = clock(i); taken > 0) return taken;
    const auto& item = items_[i];
    if (item.kind == Item::Weekday && !weekday_) weekday_ = item.value;
    if (item.kind == Item::Number) ++stray_numbers_;
    if (item.kind == Item::Month) ++stray_numbers_;
    if (item.kind == Item::Word) other_words_ += item.function_word ? 0 : 1;
    if (item.kind == Item::Word) set_off_ = false;
    // `Rome, 5 …`, `Published: 5 …`: the date stands for itself.
    if (item.kind == Item::Sign &&
        (item.sign == U',' || item.sign == U':' || item.sign == U'،' || item.sign == U'|' || item.sign == U'/'))
      set_off_ = !day_ || set_off_;
    return 1;
  }

  void take(Calendar calendar, int year, int month, int day) {
    const bool jalali = calendar == Calendar::Jalali;
    if (day_ || calendar == Calendar::Other || day < 1 || month < 1 || month > 12) return;
    if (jalali ? year < 1300 || year > 1500 : year < 1900 || year > 2100) return;
    if (day > (jalali ? jalali_days_in_month(year, month) : days_in_month(year, month))) return;
    day_ = jalali ? jalali_to_day({year, month, day}) : to_day({year, month, day});
  }

  // 2023-09-05, ۱۴۰۲/۰۶/۱۴, 05.09.2023, 5/9/2023.
  std::size_t numeric_date(std::size_t i) {
    if (!is_number(i, 1, 4) || !is(i + 1, Item::Sign) || !is_number(i + 2, 1, 2) || !is(i + 3, Item::Sign) ||
        !is_number(i + 4, 1, 4))
      return 0;
    const auto sign = items_[i + 1].sign;
    if (sign != items_[i + 3].sign || (sign != U'/' && sign != U'-' && sign != U'.' && sign != U'‐' && sign != U'–'))
      return 0;
    for (std::size_t k = i + 1; k < i + 5; ++k)
      if (items_[k].spaced) return 0;
    const int a = items_[i].value, b = items_[i + 2].value, c = items_[i + 4].value;
    if (items_[i].digits == 4 && items_[i + 4].digits <= 2) {
      take(calendar_of(a), a, b, c);
    } else if (items_[i].digits <= 2 && items_[i + 4].digits == 4) {
      const auto order = words_ == nullptr ? DateOrder::Unknown : words_->date_order;
      if (a == b || a > 12 || (b <= 12 && order == DateOrder::DayMonthYear))
        take(calendar_of(c), c, b, a);
      else if (b > 12 || order == DateOrder::MonthDayYear)
        take(calendar_of(c), c, a, b);
    } else {
      return 0;
    }
    return 5;
  }
  Calendar calendar_of(int year) const {
    return words_ != nullptr && words_->uses_jalali && year < 1600 ? Calendar::Jalali : Calendar::Gregorian;
  }

  // Steps over one comma or function word ("of", "de").
  std::size_t over(std::size_t i) const {
    if (i >= items_.size()) return i;
    const auto& item = items_[i];
    const bool skip =
        item.kind == Item::Sign ? item.sign == U',' || item.sign == U'.' || item.sign == U'،' : item.function_word;
    return skip && item.kind != Item::Number ? i + 1 : i;
  }
  // 5 September 2023, September 5, 2023, 2023 September 5.
  std::size_t named_date(std::size_t i) {
    if (is_number(i, 1, 2)) {
      const auto month = over(i + 1), year = over(month + 1);
      if (!is(month, Item::Month) || !is_number(year, 4, 4)) return 0;
      take(items_[month].calendar, items_[year].value, items_[month].value, items_[i].value);
      return year + 1 - i;
    }
    if (is(i, Item::Month)) {
      const auto day = over(i + 1), year = over(day + 1);
      if (!is_number(day, 1, 2) || !is_number(year, 4, 4)) return 0;
      take(items_[i].calendar, items_[year].value, items_[i].value, items_[day].value);
      return year + 1 - i;
    }
    if (is_number(i, 4, 4) && is(i + 1, Item::Month) && is_number(i + 2, 1, 2)) {
      take(items_[i + 1].calendar, items_[i].value, items_[i + 1].value, items_[i + 2].value);
      return 3;
    }
    return 0;
  }

  // 14:30, 14:30:15; 14.30 beside a date. Twelve-hour clocks are not guessed: a word behind it may be one's half of the
  // day.
  std::size_t clock(std::size_t i) {
    if (!is_number(i, 1, 2) || !is(i + 1, Item::Sign) || !is_number(i + 2, 2, 2) || items_[i + 1].spaced ||
        items_[i + 2].spaced)
      return 0;
    const auto sign = items_[i + 1].sign;
    if (sign != U':' && sign != U'.') return 0;
    const int hour = items_[i].value, minute = items_[i + 2].value;
    if (hour > 23 || minute > 59) return 0;
    std::size_t taken = 3;
    int second = 0;
    if (is(i + 3, Item::Sign) && items_[i + 3].sign == sign && !items_[i + 3].spaced && is_number(i + 4, 2, 2)) {
      second = items_[i + 4].value;
      taken = 5;
    }
    if (second_ < 0 && second < 60 && !(hour <= 12 && is(i + taken, Item::Word)))
      second_ = (hour * 60 + minute) * 60 + second;
    has_clock_ = true;
    return taken;
  }

  static std::string iso(Day day, std::int32_t second) {
    const auto c = to_civil(day);
    char out[32];
    int size = std::snprintf(out, sizeof out, "%04d-%02d-%02d", c.year, c.month, c.day);
    if (second >= 0) {
      size += std::snprintf(out + size, sizeof out - static_cast<std::size_t>(size), "T%02d:%02d", second / 3600,
                            second / 60 % 60);
      if (second % 60 != 0)
        std::snprintf(out + size, sizeof out - static_cast<std::size_t>(size), ":%02d", second % 60);
    }
    return out;
  }

  const std::string_view text_;
  const Scan& scan_;
  const Vocabulary& vocabulary_;
  const LanguageWords* const words_;
  std::vector<Item> items_;
  std::optional<Day> day_;
  std::optional<int> weekday_;
  std::int32_t second_ = -1;
  bool has_clock_ = false;
  bool set_off_ = false;  // the last word before the date is followed by a comma or colon
  int other_words_ = 0, stray_numbers_ = 0;
};

bool has_number(const Scan& scan, std::uint32_t begin, std::uint32_t end) {
  for (auto t = begin; t < end; ++t)
    if (scan.tokens[t].kind == model::TokenKind::Number) return true;
  return false;
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view text, const Scan& scan, std::uint32_t begin, std::uint32_t end,
                                      const Vocabulary& vocabulary, const LanguageWords* words) {
  if (end - begin > most_tokens || !has_number(scan, begin, end)) return std::nullopt;
  return Reader(text, scan, vocabulary, words).read(begin, end);
}

}  // namespace gainsay::analysis
