// SPDX-License-Identifier: Apache-2.0
#include "quantity_parser.hpp"

#include <cmath>

#include "gainsay/kit/modifiers.hpp"

namespace gainsay::quantities {
namespace {

constexpr std::uint32_t longest_word = 6;  // tokens of a modifier ("non meno di")
constexpr std::uint8_t longest_count = 9;  // digits without grouping: more are a code

}  // namespace

bool QuantityParser::is_dash(std::uint32_t i) const {
  const std::string_view t = has(i) ? text(i) : std::string_view{};
  return t == "-" || t == "\u2010" || t == "\u2011" || t == "\u2012" || t == "\u2013" || t == "\u2014" || t == "~";
}

std::optional<QuantityLexeme> QuantityParser::word(std::uint32_t at, Kind kind, bool after) {
  if (!has(at)) return std::nullopt;
  for (const QuantityLexeme& l : words_.at(document_, at))
    if (l.word->kind == kind && l.token_end <= end_ && (after ? l.word->after : l.word->before)) return l;
  return std::nullopt;
}

// The longest word of a kind that may stand before a number and ends at `token_end`.
std::optional<QuantityLexeme> QuantityParser::word_ending(std::uint32_t token_end, Kind kind) {
  std::optional<QuantityLexeme> best;
  for (std::uint32_t n = 1; n <= longest_word && token_end >= floor_ + n; ++n) {
    for (const QuantityLexeme& l : words_.at(document_, token_end - n))
      if (l.word->kind == kind && l.token_end == token_end &&
          (l.word->before || kind == Kind::Open || kind == Kind::Fill || kind == Kind::Label))
        best = l;
  }
  return best;
}

// The unit of a number that ends before `at`: the next word, or a counted noun behind one or two adjectives.
std::optional<QuantityLexeme> QuantityParser::unit_after(std::uint32_t at) {
  if (auto unit = word(at, Kind::Unit, true)) {
    const std::uint32_t next = unit->token_end;
    if (unit->word->before && has(next) && token(next).kind == GAINSAY_TOKEN_NUMBER)
      return std::nullopt;  // "a | $300 loan"
    if (unit->word->quantity != model::QuantityKind::Count) return unit;
    if (unit->word->classifier || words_.head_last()) {
      const auto head = word(unit->token_end, Kind::Unit, true);
      if (head && unit->grammatical_case.empty() && head->word->quantity == model::QuantityKind::Count) return head;
    }
    return unit;
  }
  if (const auto link = word(at, Kind::Link, true)) at = link->token_end;
  for (std::uint32_t skipped = 0; skipped <= words_.adjectives() && has(at); ++skipped, ++at) {
    if (token(at).kind != GAINSAY_TOKEN_WORD) break;
    if (auto unit = word(at, Kind::Unit, true);
        unit && (skipped == 0 || unit->word->quantity == model::QuantityKind::Count)) {
      if (words_.head_last() && unit->grammatical_case.empty() && unit->word->quantity == model::QuantityKind::Count) {
        if (const auto head = word(unit->token_end, Kind::Unit, true);
            head && head->word->quantity == model::QuantityKind::Count)
          return head;
      }
      return unit;
    }
    if (word(at, Kind::Stop, true) || word(at, Kind::Modifier, true) || word(at, Kind::Middle, true) ||
        numbers_.read(document_, at, end_))
      break;
  }
  return std::nullopt;
}

// "S-400", "F16", "COVID-19", "5G", a telephone number.
bool QuantityParser::is_code(const kit::Number& n) {
  const std::uint32_t first = n.token_begin;
  if (token(first).kind == GAINSAY_TOKEN_NUMBER && first > begin_ && attached(first)) {
    if (token(first - 1).kind == GAINSAY_TOKEN_WORD && !word_ending(first, Kind::Unit)) return true;
    const bool hyphen =
        is_dash(first - 1) && attached(first - 1) && first - 1 > begin_ && token(first - 2).kind == GAINSAY_TOKEN_WORD;
    if (hyphen && !numbers_.read(document_, first - 2, first - 1)) return true;
    const std::string_view mark = text(first - 1);
    if (mark == "#" || mark == "@" || mark == "_" || mark == "/" || mark == "=") return true;
  }
  if (n.plain && !n.ordinal && attached(n.token_end) && token(n.token_end).kind == GAINSAY_TOKEN_WORD &&
      !word(n.token_end, Kind::Unit, true))
    return true;
  return n.plain && (n.width > longest_count || (n.width == longest_count && text(first)[0] == '0'));
}

// "No. 5", "resolution 1718", "1) …" at the start of a line.
bool QuantityParser::is_label(const kit::Number& n) {
  if (n.ordinal || !n.plain) return false;
  std::uint32_t before = n.token_begin;
  if (before > begin_ + 1 && (text(before - 1) == "." || text(before - 1) == ":")) --before;
  if (word_ending(before, Kind::Label)) return true;
  const bool mark =
      has(n.token_end + 1) && attached(n.token_end) && (text(n.token_end) == ")" || text(n.token_end) == ".");
  return mark && n.token_begin == begin_ && n.width <= 3 && !attached(n.token_end + 1);
}

std::optional<QuantityParser::Amount> QuantityParser::amount(std::uint32_t at, bool joined) {
  if (!has(at)) return std::nullopt;
  Amount out;
  out.token_begin = at;
  if (const auto sign = word(at, Kind::Unit, false)) {
    out.unit = *sign;
    at = sign->token_end;
  }
  const auto n = has(at) ? numbers_.read(document_, at, end_, joined) : std::nullopt;
  if (!n) return std::nullopt;
  out.number = *n;
  out.token_end = n->token_end;
  out.span = out.unit.word ? out.unit.span.joined(n->span) : n->span;
  if (out.unit.word || n->ordinal) return out;
  std::uint32_t next = n->token_end;
  if (is_dash(next) && attached(next) && attached(next + 1)) ++next;  // "18-month"
  if (const auto unit = unit_after(next)) {
    out.unit = *unit;
    out.token_end = unit->token_end;
    out.span = out.span.joined(unit->span);
  }
  return out;
}

// The second end of a range after `first`.
std::optional<QuantityParser::Range> QuantityParser::range(const Amount& first, bool opened) {
  std::uint32_t next = first.token_end;
  bool needs_open = false, needs_close = false;
  if (const auto mid = word(next, Kind::Middle, true)) {
    needs_open = mid->word->needs_open;
    needs_close = mid->word->needs_close;
    if (!mid->word->needs_case.empty() && mid->word->needs_case != first.number.grammatical_case) return std::nullopt;
    next = mid->token_end;
  } else if (is_dash(next) && has(next + 1) && attached(next) == attached(next + 1)) {
    ++next;
  } else if (first.number.grammatical_case == "abl") {
    // "10'dan 20'ye": two cases and nothing between
  } else {
    return std::nullopt;
  }
  if (needs_open && !opened) return std::nullopt;
  if (const auto fill = word(next, Kind::Fill, true)) next = fill->token_end;
  auto second = amount(next, true);
  if (!second || second->number.ordinal != first.number.ordinal) return std::nullopt;
  if (next == first.token_end && second->number.grammatical_case != "dat") return std::nullopt;
  if (first.unit.word && second->unit.word && first.unit.word->unit != second->unit.word->unit) return std::nullopt;
  Range out{*second, second->token_end, second->span};
  if (const auto close = word(out.token_end, Kind::Close, true)) {
    out.token_end = close->token_end;
    out.span = out.span.joined(close->span);
    if (!out.second.unit.word) {
      if (const auto unit = unit_after(out.token_end)) {
        out.second.unit = *unit;
        out.token_end = unit->token_end;
        out.span = out.span.joined(unit->span);
      }
    }
  } else if (needs_close) {
    return std::nullopt;
  }
  return out;
}

// "11 bin kişiden fazla", "100'den fazla asker", "20 or more".
void QuantityParser::take_after(Found& found, Amount& last, model::Modifier& modifier) {
  const auto after = word(found.token_end, Kind::Modifier, true);
  if (!after) return;
  const bool unit_last = last.unit.word && last.unit.token_begin >= last.number.token_end;
  const std::string_view grammatical_case = unit_last ? last.unit.grammatical_case : last.number.grammatical_case;
  if (!after->word->needs_case.empty() && after->word->needs_case != grammatical_case) return;
  modifier = after->word->modifier;
  found.token_end = after->token_end;
  found.span = found.span.joined(after->span);
  if (last.unit.word) return;
  if (const auto unit = unit_after(found.token_end)) {
    last.unit = *unit;
    found.token_end = unit->token_end;
    found.span = found.span.joined(unit->span);
  }
}

std::optional<Found> QuantityParser::quantity(std::uint32_t at, std::uint32_t floor) {
  floor_ = floor;
  Before before;
  before.begin = before.first = at;
  if (const auto sign = word_ending(at, Kind::Unit)) before.begin = before.first = sign->token_begin;
  before.modifier = word_ending(before.begin, Kind::Modifier);
  if (const auto fill = word_ending(before.begin, Kind::Fill)) {
    if (!before.modifier) before.modifier = word_ending(fill->token_begin, Kind::Modifier);
    before.first = fill->token_begin;
  }
  before.open = word_ending(before.first, Kind::Open);
  if (!before.open) before.open = word_ending(before.begin, Kind::Open);
  if (before.open && before.modifier && before.modifier->token_begin < before.open->token_begin)
    before.open.reset();  // "more than"
  auto first = amount(before.begin, true);
  if (!first || is_code(first->number) || is_label(first->number)) return std::nullopt;
  if (before.open) {  // "between one hundred and two hundred"
    if (const auto low = amount(before.begin, false))
      if (const auto rest = range(*low, true))
        if (auto found = interval(*low, *rest, before)) return found;
  }
  if (const auto rest = range(*first, before.open.has_value()))
    if (auto found = interval(*first, *rest, before)) return found;
  return single(*first, before);
}

// Two ends of one quantity; nullopt when they do not rise.
std::optional<Found> QuantityParser::interval(const Amount& first, const Range& rest, const Before& before) {
  const kit::Number& a = first.number;
  const kit::Number& b = rest.second.number;
  double lo = a.value;
  if (a.scale == 1 && b.scale > 1 && lo * b.scale < b.value) lo *= b.scale;  // "4.2 to 5.8 million"
  if (!(lo < b.value) || a.vague || b.vague) return std::nullopt;
  Found found{first.span.joined(rest.span), first.token_begin, rest.token_end, {}};
  if (before.open) {
    found.span = found.span.joined(before.open->span);
    found.token_begin = before.open->token_begin;
  }
  if (const auto modifier = before.open ? word_ending(before.open->token_begin, Kind::Modifier) : before.modifier) {
    found.span = found.span.joined(modifier->span);
    found.token_begin = modifier->token_begin;
  }
  fill(found.value, model::Modifier::Range, lo, b.value, rest.second.unit.word ? rest.second.unit : first.unit);
  found.value.number = a.span.joined(b.span);
  if (a.ordinal) found.value.kind = model::QuantityKind::Ordinal;
  return found;
}

std::optional<Found> QuantityParser::single(Amount amount, const Before& before) {
  const kit::Number& n = amount.number;
  Found found{amount.span, amount.token_begin, amount.token_end, {}};
  model::Modifier modifier = n.vague ? model::Modifier::AtLeast : model::Modifier::Exact;
  Span number = n.span;
  if (before.modifier) {
    modifier = before.modifier->word->modifier;
    found.token_begin = before.modifier->token_begin;
    found.span = found.span.joined(before.modifier->span);
    number = number.joined(before.modifier->span);
  }
  if (modifier == model::Modifier::Exact) take_after(found, amount, modifier);
  if (amount.unit.word && amount.unit.word->quantity == model::QuantityKind::Measure) {
    if (const auto age = word(found.token_end, Kind::Age, true)) {
      found.token_end = age->token_end;
      found.span = found.span.joined(age->span);
    }
  }
  const bool alone = found.token_begin == begin_ && found.token_end == end_;
  const bool measured =
      amount.unit.word && !n.ordinal && (n.weak || amount.unit.word->quantity != model::QuantityKind::Count);
  if ((n.article || n.weak) && modifier == model::Modifier::Exact && !alone && !measured) return std::nullopt;
  if (n.dependent && !amount.unit.word) return std::nullopt;
  fill(found.value, modifier, n.value, n.value, amount.unit);
  found.value.number = number;
  if (n.ordinal) found.value.kind = model::QuantityKind::Ordinal;
  if (!std::isnan(n.other)) {
    const kit::Bounds other = kit::bounded(modifier, n.other, n.other);
    found.value.other_lo = other.lo;
    found.value.other_hi = other.hi;
  }
  return found;
}

void QuantityParser::fill(model::Quantity& q, model::Modifier modifier, double lo, double hi,
                          const QuantityLexeme& unit) {
  const kit::Bounds bounds = kit::bounded(modifier, lo, hi);
  q.modifier = modifier;
  q.lo = q.base_lo = bounds.lo;
  q.hi = q.base_hi = bounds.hi;
  if (!unit.word) return;
  q.kind = unit.word->quantity;
  q.unit = unit.word->unit;
  q.dimension = unit.word->dimension;
  q.unit_span = unit.span;
  q.base_lo = q.lo * unit.word->factor + unit.word->offset;
  q.base_hi = q.hi * unit.word->factor + unit.word->offset;
}

}  // namespace gainsay::quantities
