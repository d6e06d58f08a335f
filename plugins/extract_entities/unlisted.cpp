// SPDX-License-Identifier: Apache-2.0
// Capitalised names that no table holds. Recorded only where a word says what they are: a title before a person, a
// title after a comma, a word like "University" inside. All else is left alone.
#include <algorithm>
#include <optional>

#include "page.hpp"

namespace gainsay::extract_entities {
namespace {

constexpr double unlisted_confidence = 0.7;
constexpr std::uint32_t most_person_words = 4, most_links = 3;

struct Run {
  std::uint32_t begin = 0, end = 0;  // tokens
  std::uint32_t words = 0;           // capitalised ones
};

class Finder {
 public:
  explicit Finder(Page& page) : page_(page) {}

  void find() {
    for (std::uint32_t at = 0; at < page_.owner.size();) at = take(at);
    std::stable_sort(page_.names.begin(), page_.names.end(),
                     [](const Name& a, const Name& b) { return a.begin < b.begin; });
  }

 private:
  // A country or an institution keeps its own mention; a city or a surname gives way ("Moscow State University").
  bool is_free(std::uint32_t token) const {
    if (page_.owner[token] == nobody) return true;
    const Name& name = page_.names[page_.owner[token]];
    const auto& types = page_.vocabulary->types();
    return name.dropped || name.type == types.city || name.type == types.place;
  }

  bool is_part(std::uint32_t token) const {
    return token < page_.owner.size() && page_.is_capital(token) && is_free(token);
  }

  // The end of the written word that begins at `token`: hyphens join ("Sung-wook").
  std::uint32_t word_end(std::uint32_t token) const {
    auto end = token + 1;
    while (end + 1 < page_.owner.size() && page_.token(end).kind == GAINSAY_TOKEN_PUNCTUATION && is_hyphen(end) &&
           page_.is_word(end + 1) && (page_.token(end + 1).flags & GAINSAY_TOKEN_JOINED) != 0 && is_free(end + 1)) {
      end += 2;
    }
    return end;
  }

  bool is_hyphen(std::uint32_t token) const {
    const auto& t = page_.token(token);
    return (t.flags & GAINSAY_TOKEN_SPACE_BEFORE) == 0 && t.end - t.begin == 1 &&
           page_.document->text.data[t.begin] == '-';
  }

  // Capitalised words from `at`, across lower-case links when `links` ("Ministry of Defence").
  Run run(std::uint32_t at, bool links) const {
    Run out{at, word_end(at), 1};
    for (;;) {
      auto next = out.end;
      std::uint32_t crossed = 0;
      while (links && crossed < most_links && next < page_.owner.size() && page_.adjoins(next - 1, next) &&
             page_.has(next, token_bit::Link) && !page_.is_capital(next)) {
        ++next;
        ++crossed;
      }
      if (next >= page_.owner.size() || !page_.adjoins(next - 1, next) || !is_part(next)) return out;
      out.end = word_end(next);
      ++out.words;
    }
  }

  std::uint32_t take(std::uint32_t at) {
    if (!is_part(at)) return at + 1;
    if (page_.has(at, token_bit::Article) || page_.has(at, token_bit::PersonBegin))
      return at + 1;  // "The", "President"
    if (const auto end = take_organisation(at)) return end;
    if (const auto end = take_person(at)) return end;
    return run(at, false).end;
  }

  std::uint32_t take_organisation(std::uint32_t at) {
    Run whole = run(at, true);
    std::uint32_t last = 0;
    for (auto t = whole.begin; t < whole.end; ++t) {
      if (page_.has(t, token_bit::Organisation) && page_.is_capital(t)) last = t + 1;
    }
    if (last == 0 || whole.words < 2) return 0;
    if (follows_title(at))
      return whole.end;  // "Professor Ada Winter Eastmere University": a person and her place run together
    record(whole.begin, whole.end, page_.vocabulary->types().organisation);
    return whole.end;
  }

  std::uint32_t take_person(std::uint32_t at) {
    const Run name = run(at, false);
    if (name.words < 2 || name.words > most_person_words) return 0;
    if (!(follows_title(at) && !page_.has(at, token_bit::SentenceFirst)) && !precedes_title(name.end)) return 0;
    record(name.begin, name.end, page_.vocabulary->types().person);
    return name.end;
  }

  bool follows_title(std::uint32_t at) const {
    if (at == 0 || page_.token(at - 1).sentence != page_.token(at).sentence) return false;
    if (page_.has(at - 1, token_bit::PersonEnd) || follows_office(at)) return true;
    const bool full_stop = page_.token(at - 1).kind == GAINSAY_TOKEN_PUNCTUATION &&
                           page_.document->text.data[page_.token(at - 1).begin] == '.' && at > 1;
    return full_stop && page_.has(at - 2, token_bit::PersonEnd);  // "Dr."
  }

  // "the Italian prime minister X", "l'ambasciatore russo X"
  bool follows_office(std::uint32_t at) const {
    if (page_.owner[at - 1] == nobody || !page_.adjoins(at - 1, at)) return false;
    const Name& name = page_.names[page_.owner[at - 1]];
    if (name.dropped || name.word_end != at) return false;
    const bool title_before =
        name.begin > 0 && page_.adjoins(name.begin - 1, name.begin) && page_.has(name.begin - 1, token_bit::PersonEnd);
    return name.via == GAINSAY_VIA_OFFICE || (name.via == GAINSAY_VIA_DEMONYM && title_before);
  }

  // ", a military analyst": a comma, articles, at most one word, a title.
  bool precedes_title(std::uint32_t at) const {
    const auto size = page_.owner.size();
    if (at >= size || page_.token(at).kind != GAINSAY_TOKEN_PUNCTUATION ||
        page_.document->text.data[page_.token(at).begin] != ',') {
      return false;
    }
    std::uint32_t skipped = 0;
    for (++at; at < size && page_.is_word(at) && page_.token(at).sentence == page_.token(at - 1).sentence; ++at) {
      if (page_.has(at, token_bit::PersonBegin)) return true;
      if (!page_.has(at, token_bit::Article) && !page_.has(at, token_bit::FormerBegin)) ++skipped;
      if (skipped > 1) return false;
    }
    return false;
  }

  void record(std::uint32_t begin, std::uint32_t end, Term type) {
    Name name;
    name.begin = begin;
    name.end = name.word_end = end;
    name.span = {page_.token(begin).begin, page_.token(end - 1).end};
    name.type = type;
    name.unlisted = true;
    name.confidence = unlisted_confidence;
    for (auto t = begin; t < end; ++t) {
      if (page_.owner[t] != nobody) page_.names[page_.owner[t]].dropped = true;
      page_.owner[t] = static_cast<std::uint32_t>(page_.names.size());
    }
    page_.names.push_back(name);
  }

  Page& page_;
};

}  // namespace

void find_unlisted(Page& page) { Finder(page).find(); }

}  // namespace gainsay::extract_entities
