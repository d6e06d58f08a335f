// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "gainsay/base/utf8.hpp"
#include "page.hpp"

namespace gainsay::extract_entities {
namespace {

// Scripts with two cases, by block: Latin, Greek, Cyrillic, Armenian, and the later Latin and Greek blocks.
bool has_case(char32_t c) { return (c >= 'A' && c < 0x590) || (c >= 0x1E00 && c < 0x2000); }

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x02BC; }

class Scanner {
 public:
  Scanner(Page& page, kit::LanguageIndex language)
      : page_(page),
        forms_(page.forms(language)),
        document_(*page.document),
        vocabulary_(*page.vocabulary),
        language_(language) {}

  void sentence(const gainsay_sentence& sentence) {
    sentence_end_ = sentence.token_end;
    std::uint32_t free = sentence.token_begin;  // first token that no name holds
    bool first = true;
    for (std::uint32_t at = sentence.token_begin; at < sentence.token_end; ++at) {
      if (page_.token(at).kind == GAINSAY_TOKEN_PUNCTUATION) continue;
      if (first) page_.bits[at] |= token_bit::SentenceFirst;
      first = false;
      vocabulary_.lexicon().matches(document_, at, forms_, page_.matches);
      mark_words(at);
      if (at >= free && begins_word(at, free)) free = std::max(free, take_name(at));
    }
  }

 private:
  std::string_view text() const { return kit::view(document_.text); }

  // "anti-Russian", "non-NATO": what stands after a hyphen is a name of its own only where another name stands before
  // it.
  bool begins_word(std::uint32_t at, std::uint32_t free) const {
    if ((page_.token(at).flags & GAINSAY_TOKEN_JOINED) == 0 || at < 2) return true;
    const auto c = utf8::decode(text(), page_.token(at - 1).begin).value;
    return is_apostrophe(c) || (free == at - 1 && page_.owner[at - 2] != nobody);
  }

  void mark_words(std::uint32_t at) {
    for (const auto& match : page_.matches) {
      const Word& word = vocabulary_.word(match.entry);
      if (word.section == Section::Calendar) page_.bits[at] |= token_bit::Calendar;
      if (word.section == Section::Function) page_.bits[at] |= token_bit::Function;
      const Mark mark{match.token_begin, match.token_end, &word, kit::span(match.span)};
      if (match.token_end > sentence_end_) continue;
      if (word.section == Section::Office) {
        page_.offices.push_back(mark);
        mark_person(mark);
      } else if (word.section == Section::Title) {
        page_.titles.push_back(mark);
        mark_title(mark);
      }
    }
  }

  void mark_person(const Mark& mark) {
    page_.bits[mark.begin] |= token_bit::PersonBegin;
    page_.bits[mark.end - 1] |= token_bit::PersonEnd;
  }

  void mark_title(const Mark& mark) {
    switch (mark.word->title) {
      case Title::Person:
        mark_person(mark);
        break;
      case Title::Former:
        page_.bits[mark.begin] |= token_bit::FormerBegin;
        page_.bits[mark.end - 1] |= token_bit::FormerEnd;
        break;
      case Title::FormerAfter:
        page_.bits[mark.begin] |= token_bit::FormerAfter;
        break;
      case Title::Link:
        page_.bits[mark.begin] |= token_bit::Link;
        break;
      case Title::Article:
        page_.bits[mark.begin] |= token_bit::Article;
        break;
      case Title::Organisation:
        page_.bits[mark.begin] |= token_bit::Organisation;
        break;
      default:
        break;
    }
  }

  // Records the longest name at `at`; returns the token after it, or 0.
  std::uint32_t take_name(std::uint32_t at) {
    Name name;
    name.first = static_cast<std::uint32_t>(page_.candidates.size());
    std::optional<std::uint32_t> longest;  // end of the form in bytes
    for (const auto& match : page_.matches) {
      const Word& word = vocabulary_.word(match.entry);
      const bool none = word.section == Section::Title && word.title == Title::None;
      if (!none && word.section != Section::Name) continue;
      if (match.token_end > sentence_end_ || (longest && match.span.end < *longest)) continue;
      if (!none && !may_name(word, match)) continue;
      if (longest && page_.candidates.size() > name.first && none) continue;
      if (!longest) {
        longest = match.span.end;
        name.begin = at;
        name.word_end = match.token_end;
        name.span = trimmed(kit::span(match.span));
        name.derived = is_derived(match);
        name.end = at + 1;
        while (name.end < name.word_end && page_.token(name.end).begin < match.span.end) ++name.end;
      }
      if (none) name.dropped = true;
      if (name.dropped) break;
      page_.candidates.push_back(match.entry);
    }
    if (!longest) return 0;
    name.count = static_cast<std::uint32_t>(page_.candidates.size()) - name.first;
    const auto index = static_cast<std::uint32_t>(page_.names.size());
    page_.names.push_back(name);
    for (auto t = name.begin; t < name.word_end; ++t) page_.owner[t] = index;
    return name.word_end;
  }

  // A joiner at the end of a written word belongs to no name.
  Span trimmed(Span span) const {
    constexpr std::string_view joiner = "\u200c";
    while (span.size() > joiner.size() && span.of(text()).ends_with(joiner))
      span.end -= static_cast<std::uint32_t>(joiner.size());
    return span;
  }

  bool is_derived(const kit::Match& match) {
    const auto key = vocabulary_.order(language_).demonym;
    if (key.empty() || match.tail_begin == match.tail_end) return false;
    const auto* units = document_.key_fold.units;
    vocabulary_.lexicon().tails(language_, 'n', {units + match.tail_begin, units + match.tail_end}, page_.readings);
    return !page_.readings.empty() && page_.readings.front().has(key);
  }

  bool may_name(const Word& word, const kit::Match& match) const {
    const bool lower_allowed = (word.flags & flag::Lower) != 0 || word.via == GAINSAY_VIA_DEMONYM;
    if (!lower_allowed && !page_.is_capital(match.token_begin) &&
        page_.token(match.token_begin).kind == GAINSAY_TOKEN_WORD &&
        has_case(utf8::decode(text(), match.span.begin).value)) {
      return false;
    }
    if ((word.flags & flag::Apostrophe) == 0) return true;
    return match.tail_begin != match.tail_end && is_apostrophe(utf8::decode(text(), match.span.end).value);
  }

  Page& page_;
  const kit::Selection& forms_;
  const gainsay_document& document_;
  const Vocabulary& vocabulary_;
  kit::LanguageIndex language_;
  std::uint32_t sentence_end_ = 0;
};

}  // namespace

void clear(Page& page, const gainsay_document& document, const Vocabulary& vocabulary) {
  page.document = &document;
  page.vocabulary = &vocabulary;
  page.names.clear();
  page.candidates.clear();
  page.offices.clear();
  page.titles.clear();
  page.owner.assign(document.token_count, nobody);
  page.bits.assign(document.token_count, 0);
}

void find_names(Page& page) {
  const auto& document = *page.document;
  for (std::uint64_t p = 0; p < document.paragraph_count; ++p) {
    const auto& paragraph = document.paragraphs[p];
    if (paragraph.role == GAINSAY_ROLE_BOILERPLATE) continue;
    const auto language = page.vocabulary->lexicon().find_language(kit::view(document.languages[paragraph.language]));
    if (!language) continue;
    Scanner scanner(page, *language);
    for (auto s = paragraph.sentence_begin; s < paragraph.sentence_end; ++s) scanner.sentence(document.sentences[s]);
  }
}

}  // namespace gainsay::extract_entities
