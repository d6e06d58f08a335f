// SPDX-License-Identifier: Apache-2.0
// Times of day: "14:30", "3 pm", "alle 8 di sera", "akşam saat 8'de", "ساعت هشت شب"; alone and beside their date.
#include <algorithm>
#include <cmath>

#include "time_parser.hpp"

namespace gainsay::kit {
namespace {

constexpr std::int32_t hour = 3600, minute = 60, day_seconds = 24 * hour, half_day = 12 * hour;

struct HourMinute {
  std::int32_t hour = 0, minute = 0;
};

// "14.30", one token
std::optional<HourMinute> dotted(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == text.npos || dot == 0 || dot > 2 || text.size() != dot + 3) return std::nullopt;
  HourMinute out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == dot) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    auto& field = i < dot ? out.hour : out.minute;
    field = field * 10 + (text[i] - '0');
  }
  return out.hour <= 24 && out.minute < 60 ? std::optional(out) : std::nullopt;
}

}  // namespace

// The hour itself; `marked` when its looks alone say that it is one.
std::optional<TimeParser::Clock> TimeParser::hour_at(std::uint32_t at) const {
  if (!has(at)) return std::nullopt;
  Clock out;
  const bool digits = token(at).kind == GAINSAY_TOKEN_NUMBER;
  if (digits && is_mark(at + 1, ":") && attached(at + 1) && attached(at + 2)) {
    const auto h = plain(at, 0, 24), m = plain(at + 2, 0, 59);
    if (!h || !m || read_digits(text(at + 2), numbers_.style())->width != 2) return std::nullopt;
    out.second = *h * hour + *m * minute;
    out.token_end = at + 3;
    if (is_mark(at + 3, ":") && attached(at + 3) && attached(at + 4)) {
      if (const auto s = plain(at + 4, 0, 60)) {
        out.second += *s;
        out.token_end = at + 5;
      }
    }
    out.marked = true;
  } else if (const auto read = digits ? dotted(text(at)) : std::nullopt) {
    out.second = read->hour * hour + read->minute * minute;
    out.token_end = at + 1;
    out.minutes = true;
  } else {
    const auto n = number(at);
    if (!n || n->ordinal || n->vague || n->dependent || n->value != std::floor(n->value) || n->value < 0 ||
        n->value > 24 || (n->plain && n->width > 2))
      return std::nullopt;
    out.second = static_cast<std::int32_t>(n->value) * hour;
    out.token_end = n->token_end;
    out.suffixed = !n->grammatical_case.empty();
    return out;
  }
  if (out.second > day_seconds) return std::nullopt;
  if (is_apostrophe(out.token_end) && attached(out.token_end) && attached(out.token_end + 1)) {  // "14.30'da"
    out.token_end += 2;
    out.suffixed = true;
  }
  return out;
}

// What stands behind an hour: "pm", "o'clock", "in the afternoon", "di sera", a time zone. True when it was a sign of a
// time of day.
bool TimeParser::take_day_part(Clock& clock) const {
  bool taken = false;
  for (int i = 0; i < 3 && has(clock.token_end); ++i) {
    std::uint32_t next = clock.token_end;
    if (const TimeLexeme* in = lattice_.cue(next, Cue::In)) next = after(*in);
    next = skip_fillers(next);
    const TimeLexeme* found = nullptr;
    for (const TimeLexeme& l : lattice_.at(next)) {
      if (l.word->kind != Kind::DayPart || !l.word->after) continue;
      if (next != clock.token_end && l.word->day_part != DayPart::Stretch) continue;
      found = &l;
      break;
    }
    if (!found) break;
    adjust(clock, *found->word);
    clock.token_end = found->token_end;
    taken = true;
  }
  return taken;
}

// Three in the afternoon is fifteen.
void TimeParser::adjust(Clock& clock, const TimeWord& word) const {
  if (word.day_part == DayPart::Am && clock.second >= half_day && clock.second < half_day + hour)
    clock.second -= half_day;
  if (word.day_part == DayPart::Pm && clock.second < half_day) clock.second += half_day;
  if (word.day_part != DayPart::Stretch || clock.second >= half_day + hour || clock.second < hour) return;
  const auto within = [&](std::int32_t s) {
    return word.from <= word.to ? s >= word.from && s <= word.to : s >= word.from || s <= word.to;
  };
  const std::int32_t later = (clock.second + half_day) % day_seconds;
  if (!within(clock.second) && within(later)) clock.second = later;
}

std::optional<TimeParser::Clock> TimeParser::clock_at(std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeWord* stretch = nullptr;
  bool cue = false, sure = false;
  for (int i = 0; i < 3; ++i) {  // "akşam saat", "alle ore"
    const std::uint32_t before = next;
    for (const TimeLexeme& l : lattice_.at(next)) {
      if (l.word->kind != Kind::DayPart || !l.word->before) continue;
      if (l.word->day_part == DayPart::Hour) {
        cue = true;
        sure = sure || l.word->bare;
      } else if (l.word->day_part == DayPart::Stretch) {
        stretch = l.word;
      } else if (l.word->day_part == DayPart::Moment && next == at) {
        Clock out;
        out.second = l.word->from;
        out.token_end = l.token_end;
        return out;
      } else {
        continue;
      }
      next = l.token_end;
      break;
    }
    if (next == before) break;
  }
  auto out = hour_at(next);
  if (!out) return std::nullopt;
  const bool said = take_day_part(*out);
  if (stretch) adjust(*out, *stretch);
  if (out->marked || said || (cue && (sure || out->suffixed || out->minutes))) return out;
  if (!cue && !(stretch && out->suffixed)) return std::nullopt;
  // "alle 8": where nothing follows that could be counted
  const bool open =
      !has(out->token_end) || token(out->token_end).kind != GAINSAY_TOKEN_WORD || !lattice_.at(out->token_end).empty();
  const auto n = number(next);
  return open && !(n && counts_something(*n)) ? out : std::nullopt;
}

// A date behind a time of day: "14:30 on 3 March", "alle 8 di domani". Alone it is anchored to the document's day.
TimeParser::Expression TimeParser::clock(std::uint32_t at) const {
  std::uint32_t first = at;
  if (const TimeLexeme* in = lattice_.cue(at, Cue::In); in && in->word->before) first = after(*in);
  auto read = clock_at(first);
  if (!read && first != at) read = clock_at(first = at);
  if (!read) return std::nullopt;
  std::uint32_t next = read->token_end;
  if (is_mark(next, ",")) ++next;
  if (const TimeLexeme* in = lattice_.cue(next, Cue::In)) next = after(*in);
  if (Date day = date(skip_fillers(next), true); day && (day->day != 0 || day->weekday != 0 || day->worked_out)) {
    DateReading with = *day;
    with.second = read->second;
    DateReading trial = with;
    if (resolve(trial) && trial.when.days.lo == trial.when.days.hi) return single(with, at, Cue::None);
  }
  TimeExpression out;
  out.token_begin = at;
  out.token_end = read->token_end;
  out.span = {token(at).begin, token(out.token_end - 1).end};
  out.value.kind = model::TimeKind::Clock;
  out.value.lo_second = std::min(read->second, day_seconds - 1);
  out.value.hi_second = out.value.lo_second;
  if (has_anchor() && anchor().lo == anchor().hi) {
    out.value.basis = model::Basis::Anchored;
    out.value.days = anchor();
    out.value.edtf = edtf({anchor(), Grain::Day});
  }
  return out;
}

// "3 March at 14:30", "domani alle 8", "yarın akşam saat 8'de"
void TimeParser::take_clock(DateReading& out) const {
  std::uint32_t next = out.token_end;
  if (is_mark(next, ",")) ++next;
  if (const TimeLexeme* in = lattice_.cue(next, Cue::In); in && in->word->before) {
    if (const auto read = clock_at(after(*in))) {
      out.second = read->second;
      out.token_end = read->token_end;
      return;
    }
  }
  if (const auto read = clock_at(next)) {
    out.second = read->second;
    out.token_end = read->token_end;
  }
}

}  // namespace gainsay::kit
