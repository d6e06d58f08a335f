// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/numbers.hpp"

#include "number_composer.hpp"

namespace gainsay::kit {

struct NumberReader::State {
  const gainsay_document* document = nullptr;
  std::uint32_t at = 0;  // next token
  std::uint32_t limit = 0;
  NumberComposer sum;
  std::uint32_t byte_end = 0;
  double other = std::numeric_limits<double>::quiet_NaN();
  bool joined = false;       // the last thing read was a conjunction
  bool of = false;           // … that only a vague word or scale word may follow
  bool glued = false;        // a conjunction was written onto the last word
  bool after_scale = false;  // the last word was "hundred" or larger
  bool only_digits = true, words = false, marked = false;
  bool few = false;  // "several": needs a scale word
  std::uint8_t width = 0;
  std::uint32_t pieces = 0;
  std::string_view grammatical_case;

  const gainsay_token& token(std::uint32_t i) const { return document->tokens[i]; }
  bool has(std::uint32_t i) const { return i < limit; }
  bool attached(std::uint32_t i) const { return has(i) && (token(i).flags & GAINSAY_TOKEN_SPACE_BEFORE) == 0; }
  Units units(std::uint32_t i) const {
    const gainsay_token& t = token(i);
    return {document->key_fold.units + t.key_begin, t.key_end - t.key_begin};
  }
  std::string_view text(std::uint32_t i) const {
    return {document->text.data + token(i).begin, token(i).end - token(i).begin};
  }
  bool is_mark(std::uint32_t i,
               std::string_view marks) const {  // one ASCII mark of `marks`, or a typographic apostrophe
    const std::string_view t = text(i);
    return (t.size() == 1 && marks.find(t[0]) != marks.npos) || (t == "\u2019" && marks.find('\'') != marks.npos) ||
           (t == "\u2212" && marks.find('-') != marks.npos);
  }
};

bool NumberReader::apply(const Word& word, State& s) const {
  NumberComposer& sum = s.sum;
  bool fits = false;
  switch (word.kind) {
    case Kind::Unit:
      fits = !s.of && sum.unit(word.value, false, s.joined);
      if (fits && s.pieces == 0) sum.article = (word.flags & Article) != 0, sum.weak = (word.flags & Weak) != 0;
      s.after_scale = word.value >= 100;
      break;
    case Kind::Scale:
      if ((word.flags & AfterDigits) != 0 && (s.words || sum.empty() || s.joined)) return false;
      fits = (!s.joined || s.of) && sum.multiply(word.value);
      if (fits && s.pieces == 0) sum.article = (word.flags & Article) != 0, sum.weak = (word.flags & Weak) != 0;
      s.after_scale = true;
      break;
    case Kind::Ordinal:
      fits = !s.of && sum.count_th(word.value, s.joined);
      if (fits && s.pieces == 0) sum.article = (word.flags & Article) != 0, sum.weak = (word.flags & Weak) != 0;
      break;
    case Kind::Fraction:
      if (word.extra > 0)
        fits = !s.joined && sum.divide(word.extra);
      else if (!sum.empty())
        fits = (s.joined || (word.flags & After) != 0) && sum.half_after(word.value);
      else
        fits = (word.flags & After) == 0 && sum.half_before(word.value);
      break;
    case Kind::Vague:
      fits = (!s.joined || s.of) && sum.open(word.value, word.extra > 0 ? word.extra : 1);
      s.few = fits && (word.flags & Few) != 0;
      s.after_scale = word.extra > 0;
      break;
    default:
      return false;
  }
  if (!fits) return false;
  if (word.kind == Kind::Scale) s.few = false;
  ++s.pieces;
  s.joined = s.of = false;
  s.grammatical_case = word.grammatical_case;
  return true;
}

// The words that `units` is made of, from unit `done` on, longest first.
bool NumberReader::apply_all(Units units, std::size_t done, State& s) const {
  const Units rest = units.subspan(done);
  if (!compound_) return apply_whole(rest, s) || apply_glued(rest, done, s);
  for (std::size_t size = std::min(rest.size(), longest_); size > 0; --size) {
    const bool last = size == rest.size();
    for (const Word& word : find(rest.first(size))) {
      if (last && (word.flags & Inside) != 0) continue;
      State t = s;
      if (!apply(word, t) || (!last && !apply_all(units, done + size, t))) continue;
      s = t;
      return true;
    }
  }
  return false;
}

bool NumberReader::apply_whole(Units units, State& s) const {
  for (const Word& word : find(units)) {
    if ((word.flags & Inside) != 0) continue;
    State t = s;
    if (!apply(word, t)) continue;
    s = t;
    return true;
  }
  return false;
}

// A word onto which a conjunction is written.
bool NumberReader::apply_glued(Units rest, std::size_t done, State& s) const {
  for (const std::size_t join_size : glued_sizes_) {
    if (join_size >= rest.size()) return false;
    const std::size_t size = rest.size() - join_size;
    const Word* join = find(rest.subspan(size), Kind::Join);
    if (!join || (join->flags & Glued) == 0) continue;
    for (const Word& word : find(rest.first(size))) {
      State t = s;
      if (!apply(word, t)) continue;
      t.glued = true;
      t.byte_end = s.document->key_fold.offsets[s.token(s.at).key_begin + done + size];
      s = t;
      return true;
    }
  }
  return false;
}

bool NumberReader::take_word(State& s) const {
  if (s.sum.dependent && s.has(s.at + 1)) {  // "half a million"
    const Word* article = find(s.units(s.at), Kind::Unit);
    if (article && (article->flags & Article) != 0 && find(s.units(s.at + 1), Kind::Scale)) ++s.at;
  }
  const Units units = s.units(s.at);
  if (units.size() > 80 || !may_begin(units) || !apply_all(units, 0, s)) return false;
  if (!s.glued) s.byte_end = s.token(s.at).end;
  ++s.at;
  s.only_digits = false;
  s.words = true;
  return true;
}

bool NumberReader::take_digits(State& s) const {
  if (s.of || !s.grammatical_case.empty()) return false;
  auto digits = read_digits(s.text(s.at), style_);
  if (!digits) return false;
  std::uint32_t end = s.at + 1;
  if (!digits->marked && digits->width <= 3 && digits->value > 0) {  // "20 000"
    while (s.has(end) && s.token(end).kind == GAINSAY_TOKEN_NUMBER && !s.attached(end)) {
      const auto more = read_digits(s.text(end), style_);
      const std::string_view gap{s.document->text.data + s.token(end - 1).end,
                                 s.token(end).begin - s.token(end - 1).end};
      const bool one_space = gap == " " || gap == "\u00a0" || gap == "\u202f" || gap == "\u2009";
      if (!more || more->marked || more->width != 3 || !one_space) break;
      digits->value = digits->value * 1000 + more->value;
      s.marked = true;
      ++end;
    }
  }
  if (!s.sum.empty() && !(s.after_scale && s.words)) return false;
  if (!s.sum.unit(digits->value, true, s.joined)) return false;
  if (s.pieces == 0) s.width = digits->width;
  s.other = s.pieces == 0 ? digits->other : std::numeric_limits<double>::quiet_NaN();
  s.marked = s.marked || digits->marked;
  s.joined = false;
  s.after_scale = false;
  ++s.pieces;
  s.at = end;
  s.byte_end = s.token(end - 1).end;
  return true;
}

// A conjunction or hyphen between number words; what follows must fit, else the number ends before it.
bool NumberReader::take_join(State& s) const {
  if (s.glued) {
    s.glued = false;
    s.joined = true;
    return s.has(s.at);
  }
  if (!s.has(s.at + 1)) return false;
  if (s.words && s.is_mark(s.at, "-") && s.attached(s.at) && s.attached(s.at + 1) &&
      s.token(s.at + 1).kind == GAINSAY_TOKEN_WORD) {
    ++s.at;
    return true;
  }
  if (s.token(s.at).kind != GAINSAY_TOKEN_WORD) return false;
  const Word* join = find(s.units(s.at), Kind::Join);
  if (!join) return false;
  s.of = (join->flags & Of) != 0;
  if (s.of && !s.sum.vague) return s.of = false;
  const bool next_is_number = s.token(s.at + 1).kind == GAINSAY_TOKEN_NUMBER;
  const Word* article = next_is_number ? nullptr : find(s.units(s.at + 1), Kind::Unit);
  const bool article_half = article && (article->flags & Article) != 0 && s.has(s.at + 2) &&
                            find(s.units(s.at + 2), Kind::Fraction) != nullptr;  // "and a half"
  const bool half = article_half || (!next_is_number && find(s.units(s.at + 1), Kind::Fraction) != nullptr);
  if (!s.of && !half && !s.after_scale && ((join->flags & Any) == 0 || next_is_number || !s.words)) return false;
  s.joined = true;
  ++s.at;
  if (article_half) ++s.at;
  return true;
}

// "virgola uno cinque": digits said one by one, or one number of them.
void NumberReader::take_point(State& s) const {
  if (s.sum.has_total || !s.sum.has_group || !s.has(s.at + 1) || s.token(s.at).kind != GAINSAY_TOKEN_WORD ||
      !find(s.units(s.at), Kind::Point))
    return;
  double fraction = 0, place = 1;
  std::uint32_t at = s.at + 1;
  for (; s.has(at) && s.token(at).kind == GAINSAY_TOKEN_WORD; ++at) {
    const Word* digit = find(s.units(at), Kind::Unit);
    if (!digit || digit->value > 9) break;
    fraction = fraction * 10 + digit->value;
    place *= 10;
  }
  if (at == s.at + 1) {
    const auto rest = read(*s.document, at, s.limit, false);
    if (!rest || rest->value >= 100 || rest->ordinal || rest->scale != 1) return;
    fraction = rest->value;
    place = rest->value < 10 ? 10 : 100;
    at = rest->token_end;
  }
  s.sum.group += fraction / place;
  s.words = true;
  s.sum.article = false;
  s.at = at;
  s.byte_end = s.token(at - 1).end;
}

// "3/4"; larger denominators are more likely dates or numbers of documents.
void NumberReader::take_denominator(State& s) const {
  if (!s.attached(s.at) || !s.is_mark(s.at, "/") || !s.attached(s.at + 1) ||
      s.token(s.at + 1).kind != GAINSAY_TOKEN_NUMBER)
    return;
  if (s.has(s.at + 2) && s.attached(s.at + 2) && s.is_mark(s.at + 2, "/")) return;
  const auto below = read_digits(s.text(s.at + 1), style_);
  if (!below || below->marked || below->value < 2 || (below->value > 10 && below->value != 100)) return;
  if (s.sum.group >= below->value) return;
  s.sum.group /= below->value;
  s.marked = true;
  s.at += 2;
  s.byte_end = s.token(s.at - 1).end;
}

void NumberReader::take_suffix(State& s) const {
  if (s.words || !s.attached(s.at)) return;
  const bool apostrophe = s.is_mark(s.at, "'") && s.attached(s.at + 1);
  const std::uint32_t at = s.at + (apostrophe ? 1 : 0);
  if (!s.has(at) || s.is_mark(at, "'")) return;
  if (!s.marked && find(s.units(at), Kind::OrdinalMark) && s.sum.value() < 1e6) {
    s.sum.ordinal = true;
  } else if (apostrophe && lexicon_ && s.token(at).kind == GAINSAY_TOKEN_WORD) {
    std::vector<TailReading> readings;
    lexicon_->tails(language_, 'n', s.units(at), readings);
    if (readings.empty()) return;
    for (const TailReading& reading : readings)
      if (s.grammatical_case.empty()) s.grammatical_case = reading.feature("case");
    if (s.grammatical_case.empty()) s.grammatical_case = "other";
  } else if (ordinal_dot_ && s.is_mark(at, ".") && s.has(at + 1) && !s.attached(at + 1) && !s.marked && s.width <= 3 &&
             s.token(at + 1).kind == GAINSAY_TOKEN_WORD && (s.token(at + 1).flags & GAINSAY_TOKEN_CAPITALISED) != 0) {
    s.sum.ordinal = true;
  } else {
    return;
  }
  s.at = at + 1;
  s.byte_end = s.token(at).end;
}

std::optional<Number> NumberReader::read(const gainsay_document& document, std::uint32_t token, std::uint32_t limit,
                                         bool joined) const {
  if (token >= limit || !may_begin(document, token)) return std::nullopt;
  State s;
  s.document = &document;
  s.at = token;
  s.limit = limit;
  double sign = 1;
  if (s.is_mark(token, "-") && s.attached(token + 1) && s.token(token + 1).kind == GAINSAY_TOKEN_NUMBER &&
      (token == 0 || !s.attached(token))) {
    sign = -1;
    ++s.at;
  } else if (s.token(token).kind == GAINSAY_TOKEN_WORD && s.has(token + 1) && find(s.units(token), Kind::Sign)) {
    sign = -1;
    ++s.at;
  }
  const auto take = [&] {
    const std::uint16_t kind = s.token(s.at).kind;
    return kind == GAINSAY_TOKEN_NUMBER ? take_digits(s) : kind == GAINSAY_TOKEN_WORD && take_word(s);
  };
  if (!take()) return std::nullopt;
  take_point(s);
  while (s.has(s.at) && s.grammatical_case.empty() && !s.sum.ordinal) {
    if (!s.glued && take()) {
      take_point(s);
      continue;
    }
    if (!joined) break;
    // A conjunction that leads nowhere is not part of the number; nor is what follows it when a scale word then shows
    // that it begins a number of its own ("one hundred and | two hundred").
    const State before = s;
    const auto back = [&] {
      s = before;
      s.glued = false;
    };
    if (!take_join(s) || !take()) {
      back();
      break;
    }
    if (s.has(s.at) && s.token(s.at).kind == GAINSAY_TOKEN_WORD) {
      const Word* next = find(s.units(s.at), Kind::Scale);
      NumberComposer probe = s.sum;
      if (next && (next->flags & AfterDigits) == 0 && !probe.multiply(next->value)) {
        back();
        break;
      }
    }
  }

  if (s.few) return std::nullopt;
  if (!s.sum.ordinal && !s.words && !s.marked && s.pieces == 1) take_denominator(s);
  if (!s.sum.ordinal) take_suffix(s);
  Number n;
  n.token_begin = token;
  n.token_end = s.at;
  n.span = {s.token(token).begin, s.byte_end};
  n.value = sign * s.sum.value();
  n.other = sign * s.other;
  n.scale = s.sum.has_total ? s.sum.scale : 1;
  n.ordinal = s.sum.ordinal;
  n.vague = s.sum.vague;
  n.plain = !s.words && !s.marked && sign > 0;
  n.article = s.sum.article && sign > 0;
  n.weak = s.sum.weak && sign > 0;
  n.dependent = s.sum.dependent;
  n.width = s.width;
  n.grammatical_case = s.grammatical_case;
  return n;
}

}  // namespace gainsay::kit
