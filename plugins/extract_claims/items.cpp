// SPDX-License-Identifier: Apache-2.0
#include "items.hpp"

#include <algorithm>

#include "gainsay/kit/plugin.hpp"

namespace gainsay::extract_claims {

namespace {

Kind kind_of(const Grammar::Categories& c, kit::Category category) {
  if (category == kit::no_category) return Kind::Word;
  if (category == c.verb) return Kind::Verb;
  if (category == c.noun) return Kind::Noun;
  if (category == c.concept_) return Kind::Concept;
  if (category == c.aux) return Kind::Aux;
  if (category == c.case_) return Kind::Case;
  if (category == c.neg) return Kind::Negation;
  if (category == c.mod) return Kind::Modal;
  if (category == c.attr) return Kind::Attribution;
  if (category == c.sub) return Kind::Subordinator;
  if (category == c.conj) return Kind::Conjunction;
  if (category == c.det) return Kind::Determiner;
  if (category == c.ref) return Kind::Reference;
  return Kind::Word;
}

// Which kind wins when the same words are several things; a smaller number wins. Verb and event noun are told apart
// later.
int rank(Kind kind) {
  switch (kind) {
    case Kind::Concept:
      return 0;
    case Kind::Reference:
      return 1;
    case Kind::Noun:
      return 2;
    case Kind::Verb:
      return 3;
    case Kind::Aux:
      return 4;
    case Kind::Attribution:
      return 5;
    case Kind::Modal:
      return 6;
    case Kind::Negation:
      return 7;
    case Kind::Subordinator:
      return 8;
    case Kind::Case:
      return 9;
    case Kind::Conjunction:
      return 10;
    case Kind::Determiner:
      return 11;
    default:
      return 12;
  }
}

class Builder {
 public:
  Builder(Sentence& sentence, std::uint32_t index)
      : s_(sentence), d_(*sentence.document), lexicon_(s_.grammar->lexicon()) {
    const auto& sentence_row = d_.sentences[index];
    begin_ = sentence_row.token_begin;
    end_ = sentence_row.token_end;
    // Mentions are sorted by begin: skip to the sentence.
    mention_ = static_cast<std::uint64_t>(
        std::lower_bound(d_.mentions, d_.mentions + d_.mention_count, sentence_row.begin,
                         [](const gainsay_mention& m, std::uint32_t b) { return m.span.begin < b; }) -
        d_.mentions);
  }

  void run() {
    for (std::uint32_t at = begin_; at < end_;) at = next(at);
  }

 private:
  std::uint32_t token_after(std::uint32_t at, std::uint32_t byte) const {
    while (at < end_ && d_.tokens[at].begin < byte) ++at;
    return at;
  }

  // The mention of `kind` that begins at token `at`; quantities begin where their numeral does.
  const gainsay_mention* mention_at(std::uint32_t at, std::uint32_t kind) {
    while (mention_ < d_.mention_count && d_.mentions[mention_].span.begin + 64 < d_.tokens[at].begin) ++mention_;
    const gainsay_mention* best = nullptr;
    for (auto m = mention_; m < d_.mention_count && d_.mentions[m].span.begin <= d_.tokens[at].begin; ++m) {
      const auto& mention = d_.mentions[m];
      if (mention.value_kind != kind) continue;
      const auto begin = kind == GAINSAY_VALUE_QUANTITY
                             ? static_cast<const gainsay_quantity*>(mention.value)->number.begin
                             : mention.span.begin;
      if (begin == d_.tokens[at].begin && (!best || mention.span.end > best->span.end)) best = &mention;
    }
    return best;
  }

  std::uint32_t next(std::uint32_t at) {
    const auto end = read(at);
    return with_elision(end);
  }

  // "dell'Ucraina": the apostrophe that joins a short word to the next belongs to it.
  std::uint32_t with_elision(std::uint32_t end) {
    Item& item = s_.items.back();
    if (s_.syntax().suffixing || end + 1 >= end_ || item.kind == Kind::Entity || item.kind == Kind::Concept) return end;
    const auto& mark = d_.tokens[end];
    if (mark.kind != GAINSAY_TOKEN_PUNCTUATION || mark.flags & GAINSAY_TOKEN_SPACE_BEFORE ||
        d_.key_fold.units[mark.key_begin] != u'\'' || !(d_.tokens[end + 1].flags & GAINSAY_TOKEN_JOINED))
      return end;
    item.token_end = end + 1;
    item.span.end = mark.end;
    return end + 1;
  }

  std::uint32_t read(std::uint32_t at) {
    if (const auto* time = mention_at(at, GAINSAY_VALUE_TIME))
      return add_mention(at, *time, Kind::Time, time->span.end);
    if (const auto* quantity = mention_at(at, GAINSAY_VALUE_QUANTITY))
      return add_mention(at, *quantity, Kind::Quantity,
                         numeral_end(*static_cast<const gainsay_quantity*>(quantity->value)));
    lexicon_.matches(d_, at, s_.syntax().forms, s_.matches);
    if (const auto* entity = mention_at(at, GAINSAY_VALUE_ENTITY)) return add_entity(at, *entity);
    return add_words(at);
  }

  // A modifier may stand behind the unit ("100 kişiden fazla"): the unit is a word of its own.
  static std::uint32_t numeral_end(const gainsay_quantity& q) {
    const bool inside =
        q.unit_span.end > q.unit_span.begin && q.unit_span.begin > q.number.begin && q.unit_span.begin < q.number.end;
    return inside ? q.unit_span.begin : q.number.end;
  }

  Item& push(std::uint32_t at, std::uint32_t end, Kind kind) {
    Item item;
    item.kind = kind;
    item.token_begin = at;
    item.token_end = std::max(end, at + 1);
    item.span = {d_.tokens[at].begin, d_.tokens[item.token_end - 1].end};
    item.reading_begin = static_cast<std::uint32_t>(s_.readings.size());
    s_.items.push_back(item);
    return s_.items.back();
  }

  std::uint32_t add_mention(std::uint32_t at, const gainsay_mention& mention, Kind kind, std::uint32_t end_byte) {
    Item& item = push(at, token_after(at, end_byte), kind);
    item.mention = &mention;
    if (kind == Kind::Time) {
      item.morph = tail_after(item);  // "2017'ye"
    }
    return item.token_end;
  }

  // Suffixes behind an apostrophe that follows the item belong to its word.
  Morph tail_after(Item& item) {
    if (item.token_end + 1 >= end_) return {};
    const auto& mark = d_.tokens[item.token_end];
    const auto& rest = d_.tokens[item.token_end + 1];
    if (mark.kind != GAINSAY_TOKEN_PUNCTUATION || !(rest.flags & GAINSAY_TOKEN_JOINED) ||
        (mark.flags & GAINSAY_TOKEN_SPACE_BEFORE))
      return {};
    lexicon_.tails(s_.language, 'n', {d_.key_fold.units + rest.key_begin, rest.key_end - rest.key_begin}, s_.tails);
    if (s_.tails.empty()) return {};
    item.token_end += 2;
    return agreed(s_.tails, true);
  }

  // The first reading of a chain decides its case; whether something owns the word, any reading may say; readings that
  // disagree about negation leave the polarity open, which silences the claim.
  // On a name, and where roles are not marked by suffixes (English 's), a reading with a case wins: İran'ın is no "your
  // Iran".
  Morph agreed(const std::vector<kit::TailReading>& tails, bool name) const {
    Morph first = morph_of(tails.front());
    if (name || !s_.syntax().suffixing)
      for (const auto& tail : tails)
        if (const Morph other = morph_of(tail); !other.grammatical_case.empty()) return other;
    for (std::size_t i = 1; i < tails.size(); ++i) {
      const Morph other = morph_of(tails[i]);
      first.possessed = first.possessed || other.possessed;
      if (other.negative != first.negative) first.modality = GAINSAY_UNKNOWN;
    }
    return first;
  }

  std::uint32_t add_entity(std::uint32_t at, const gainsay_mention& mention) {
    const auto& value = *static_cast<const gainsay_entity*>(mention.value);
    Item& item = push(at, token_after(at, mention.span.end), Kind::Entity);
    item.mention = &mention;
    item.entity = {value.id};
    item.type = {value.type};
    item.via = value.via;
    item.confidence = value.confidence;
    item.span = {mention.span.begin, mention.span.end};
    const kit::Match* match = nullptr;
    for (const auto& m : s_.matches)
      if (m.span.end == mention.span.end && lexicon_.entry(m.entry).category == s_.grammar->category.ent) {
        match = &m;
        break;
      }
    if (match) {
      item.token_end = std::max(item.token_end, match->token_end);
      item.morph.read(lexicon_.form_features(match->form));
      item.entry = match->entry;
      if (match->tail_end > match->tail_begin) {
        lexicon_.tails(s_.language, 'n', {d_.key_fold.units + match->tail_begin, match->tail_end - match->tail_begin},
                       s_.tails);
        if (!s_.tails.empty()) item.morph.combine(agreed(s_.tails, true));
      }
      if (item.morph.adjectival && item.via == GAINSAY_VIA_NAME) item.via = GAINSAY_VIA_DEMONYM;
    } else {
      item.morph = tail_after(item);
    }
    return item.token_end;
  }

  // Does the key fold drop a mark of the token that the language fold keeps?
  bool accented(std::uint32_t at) const {
    const auto& token = d_.tokens[at];
    const auto* key = d_.key_fold.units;
    const auto* word = d_.language_fold.units;
    return !std::equal(key + token.key_begin, key + token.key_end, word + token.fold_begin, word + token.fold_end);
  }

  bool knows_accent(std::uint32_t end) const {
    return std::any_of(s_.matches.begin(), s_.matches.end(), [&](const kit::Match& m) {
      Morph morph;
      morph.read(lexicon_.entry(m.entry).features);
      morph.read(lexicon_.form_features(m.form));
      return m.token_end == end && morph.accent;
    });
  }

  std::uint32_t add_words(std::uint32_t at) {
    const auto& categories = s_.grammar->category;
    std::uint32_t end = at;
    for (const auto& m : s_.matches)
      if (kind_of(categories, lexicon_.entry(m.entry).category) != Kind::Word && m.token_end > end) end = m.token_end;
    const auto& token = d_.tokens[at];
    if (end == at) {
      const bool hyphen = token.kind != GAINSAY_TOKEN_WORD && !(token.flags & GAINSAY_TOKEN_SPACE_BEFORE) &&
                          at + 1 < end_ && (d_.tokens[at + 1].flags & GAINSAY_TOKEN_JOINED);  // "long-range"
      const Kind kind = token.kind == GAINSAY_TOKEN_WORD || hyphen ? Kind::Word
                        : token.kind == GAINSAY_TOKEN_NUMBER       ? Kind::Number
                                                                   : Kind::Punctuation;
      Item& plain = push(at, at + 1, kind);
      for (const auto& m : s_.matches)
        if (lexicon_.entry(m.entry).category == categories.stop && m.token_end == at + 1) plain.function_word = true;
      return at + 1;
    }
    Item& item = push(at, end, Kind::Word);
    const bool has_accent = accented(at);
    const bool accented_reading = has_accent && knows_accent(end);
    for (const auto& m : s_.matches) {
      if (m.token_end != end) continue;
      const auto entry = lexicon_.entry(m.entry);
      const Kind kind = kind_of(categories, entry.category);
      if (kind == Kind::Word) continue;
      Reading reading{kind, m.entry, s_.grammar->lexeme(m.entry), {}};
      reading.morph.read(entry.features);
      reading.morph.read(lexicon_.form_features(m.form));
      if (m.tail_end > m.tail_begin) {
        const char tail = kind == Kind::Verb ? 'v' : 'n';
        lexicon_.tails(s_.language, tail, {d_.key_fold.units + m.tail_begin, m.tail_end - m.tail_begin}, s_.tails);
        if (s_.tails.empty()) continue;
        reading.morph.combine(agreed(s_.tails, false));
      }
      if (reading.morph.accent != has_accent && (reading.morph.accent || accented_reading)) continue;
      s_.readings.push_back(reading);
      ++item.reading_count;
    }
    const auto first = s_.readings.begin() + item.reading_begin;
    const auto best = std::min_element(first, s_.readings.end(),
                                       [](const Reading& a, const Reading& b) { return rank(a.kind) < rank(b.kind); });
    if (best != s_.readings.end()) choose(s_, item, *best);
    return item.token_end;
  }

  Sentence& s_;
  const gainsay_document& d_;
  const kit::Lexicon& lexicon_;
  std::uint32_t begin_ = 0, end_ = 0;
  std::uint64_t mention_ = 0;
};

}  // namespace

void choose(Sentence& sentence, Item& item, const Reading& reading) {
  item.kind = reading.kind;
  item.entry = reading.entry;
  item.lexeme = reading.lexeme;
  item.morph = reading.morph;
  item.concept_id = reading.kind == Kind::Concept ? sentence.grammar->lexicon().entry(reading.entry).term : Term{};
}

void build_items(Sentence& sentence, std::uint32_t index, kit::LanguageIndex language) {
  sentence.items.clear();
  sentence.readings.clear();
  sentence.index = index;
  sentence.language = language;
  const auto& row = sentence.document->sentences[index];
  sentence.span = {row.begin, row.end};
  Builder(sentence, index).run();
}

}  // namespace gainsay::extract_claims
