// SPDX-License-Identifier: Apache-2.0
// An office word and a country beside it, in the order that the language's [entity] table gives.
#include <algorithm>
#include <optional>

#include "page.hpp"

namespace gainsay::extract_entities {
namespace {

constexpr double office_confidence = 0.9;

class Joiner {
 public:
  explicit Joiner(Page& page) : page_(page), vocabulary_(*page.vocabulary) {}

  void join() {
    for (std::size_t i = 0; i < page_.offices.size(); ++i) {
      const Mark& office = page_.offices[i];
      if (office.begin < taken_ || office.word->needs) continue;
      const auto sentence = page_.document->sentences[page_.token(office.begin).sentence];
      const auto language = page_.vocabulary->lexicon().find_language(
          kit::view(page_.document->languages[page_.document->paragraphs[sentence.paragraph].language]));
      if (!language) continue;
      const Order order = vocabulary_.order(*language);
      const bool joined =
          (order.before && before(office)) || (order.after && after(office)) || (order.of && of(office));
      if (joined) taken_ = page_.names.back().word_end;
    }
    sort();
  }

 private:
  // "former US president": no longer the office.
  bool is_former(std::uint32_t begin, std::uint32_t end) const {
    if (begin > 0 && page_.has(begin - 1, token_bit::FormerEnd)) return true;
    if (begin > 1 && page_.token(begin - 1).kind == GAINSAY_TOKEN_PUNCTUATION &&
        page_.has(begin - 2, token_bit::FormerEnd) && (page_.token(begin).flags & GAINSAY_TOKEN_JOINED) != 0) {
      return true;
    }
    return end < page_.bits.size() && page_.has(end, token_bit::FormerAfter) && same_line(begin, end);
  }

  const Name* country(std::uint32_t token) const {
    if (token >= page_.owner.size() || page_.owner[token] == nobody) return nullptr;
    const Name& name = page_.names[page_.owner[token]];
    const bool is_country = !name.dropped && name.id && name.type == vocabulary_.types().country;
    return is_country ? &name : nullptr;
  }

  bool before(const Mark& office) {
    if (office.begin == 0) return false;
    const Name* state = country(office.begin - 1);
    if (!state || state->word_end != office.begin || !same_line(state->begin, office.begin)) return false;
    return !is_former(state->begin, office.end) &&
           replace(*state, office, {state->span.begin, office.span.end}, office.word->id);
  }

  bool after(const Mark& office) {
    const Name* state = country(office.end);
    if (!state || state->begin != office.end || !same_line(office.begin, state->begin)) return false;
    if (is_former(office.begin, state->word_end)) return false;
    if ((office.word->flags & flag::Head) != 0) return interrupted(office, *state);
    return replace(*state, office, {office.span.begin, state->span.end}, office.word->id);
  }

  // "ministro russo della Difesa"
  bool interrupted(const Mark& head, const Name& state) {
    for (auto at = first_at(page_.offices, state.word_end); at != page_.offices.end() && at->begin == state.word_end;
         ++at) {
      const Mark& rest = *at;
      if (rest.word->needs == head.word->id)
        return replace(state, head, {head.span.begin, rest.span.end}, rest.word->id);
    }
    return false;
  }

  bool of(const Mark& office) {
    for (auto at = first_at(page_.titles, office.end); at != page_.titles.end() && at->begin == office.end; ++at) {
      const Mark& title = *at;
      if (title.word->title != Title::Of) continue;
      auto next = title.end;
      if (next < page_.owner.size() && page_.token(next).kind == GAINSAY_TOKEN_PUNCTUATION &&
          (page_.token(next).flags & GAINSAY_TOKEN_SPACE_BEFORE) == 0) {
        ++next;  // dell'Ucraina
      }
      const Name* state = country(next);
      if (!state || state->begin != next || state->via != GAINSAY_VIA_NAME || !same_line(office.begin, next)) continue;
      if (is_former(office.begin, state->word_end)) return false;
      return replace(*state, office, {office.span.begin, state->span.end}, office.word->id);
    }
    return false;
  }

  static std::vector<Mark>::const_iterator first_at(const std::vector<Mark>& marks, std::uint32_t token) {
    return std::lower_bound(marks.begin(), marks.end(), token,
                            [](const Mark& mark, std::uint32_t t) { return mark.begin < t; });
  }

  bool same_line(std::uint32_t a, std::uint32_t b) const { return page_.token(a).sentence == page_.token(b).sentence; }

  bool replace(const Name& state, const Mark& office, Span span, Term kind) {
    const Term id = vocabulary_.office(state.id, kind);
    if (!id) return false;
    const Term type = vocabulary_.type_of(id);
    const bool plural = state.count > 0 && (vocabulary_.word(page_.candidates[state.first]).flags & flag::Plural) != 0;
    if (plural && type == vocabulary_.types().office) return false;  // "i leader russi" hold no office together
    Name name;
    name.begin = std::min(state.begin, office.begin);
    name.end = name.word_end = std::max(state.word_end, office.end);
    while (name.word_end < page_.owner.size() && page_.token(name.word_end).begin < span.end) ++name.word_end;
    name.end = name.word_end;
    name.span = span;
    name.id = id;
    name.type = type;
    name.via = name.type == vocabulary_.types().office ? GAINSAY_VIA_OFFICE : GAINSAY_VIA_NAME;
    name.confidence = office_confidence;
    for (auto t = name.begin; t < name.word_end; ++t) {
      if (page_.owner[t] != nobody) page_.names[page_.owner[t]].dropped = true;
      page_.owner[t] = static_cast<std::uint32_t>(page_.names.size());
    }
    page_.names.push_back(name);
    return true;
  }

  // By place again; owners follow.
  void sort() {
    std::stable_sort(page_.names.begin(), page_.names.end(),
                     [](const Name& a, const Name& b) { return a.begin < b.begin; });
    std::fill(page_.owner.begin(), page_.owner.end(), nobody);
    for (std::uint32_t i = 0; i < page_.names.size(); ++i) {
      const Name& name = page_.names[i];
      for (auto t = name.begin; t < name.word_end; ++t) {
        const bool free = page_.owner[t] == nobody || page_.names[page_.owner[t]].dropped;
        if (free) page_.owner[t] = i;
      }
    }
  }

  Page& page_;
  const Vocabulary& vocabulary_;
  std::uint32_t taken_ = 0;
};

}  // namespace

void join_offices(Page& page) { Joiner(page).join(); }

}  // namespace gainsay::extract_entities
