// SPDX-License-Identifier: Apache-2.0
// The analysis: whatever the text, every place in it is a place between characters, lists are in order and lead into
// each other, and the same text gives the same analysis.
#include "host/analysis/analyse.hpp"

#include <algorithm>

#include "tests/fuzz/language_data.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

void check_fold(const model::Fold& fold, std::string_view text) {
  if (fold.units.empty() && fold.offsets.empty()) return;  // not made for this language
  property(fold.offsets.size() == fold.units.size() + 1, "each folded unit has an offset, and so has the end");
  property(std::is_sorted(fold.offsets.begin(), fold.offsets.end()), "offsets never go back");
  property(fold.offsets.back() == text.size(), "the last offset is the end of the text");
  for (const auto offset : fold.offsets) property(utf8::is_boundary(text, offset), "an offset cuts no character");
}

template <class Element>
void check_order(const std::vector<Element>& list, std::string_view text, const char* sentence) {
  std::uint32_t last = 0;
  for (const auto& element : list) {
    check_span(element.span, text);
    property(last <= element.span.begin, sentence);
    last = element.span.end;
  }
}

void check_tokens(const model::Analysis& analysis) {
  const auto keys = analysis.key_fold.units.size(), folds = analysis.language_fold.units.size();
  for (const auto& token : analysis.tokens) {
    property(token.key_begin <= token.key_end && token.key_end <= keys, "a token's key lies in the fold");
    property(token.fold_begin <= token.fold_end && token.fold_end <= folds, "a token's fold lies in the fold");
    property(token.sentence < analysis.sentences.size(), "a token stands in a sentence");
    property(analysis.sentences[token.sentence].span.contains(token.span), "a token lies in its sentence");
  }
}

void check_sentences(const model::Analysis& analysis) {
  std::uint32_t token = 0, sentence = 0;
  for (const auto& s : analysis.sentences) {
    property(s.token_begin == token && s.token_begin < s.token_end, "sentences share out the tokens");
    token = s.token_end;
    property(s.paragraph < analysis.paragraphs.size(), "a sentence stands in a paragraph");
    property(analysis.paragraphs[s.paragraph].span.contains(s.span), "a sentence lies in its paragraph");
  }
  property(token == analysis.tokens.size(), "no token is without a sentence");
  for (const auto& p : analysis.paragraphs) {
    property(p.sentence_begin == sentence && p.sentence_begin <= p.sentence_end, "paragraphs share out the sentences");
    sentence = p.sentence_end;
    property(p.language < analysis.languages.size(), "a paragraph's language is in the list");
    property(p.role <= model::ParagraphRole::Caption, "a paragraph's role has a name");
    const bool duplicate = p.duplicate_of != model::no_paragraph;
    property(!duplicate || p.duplicate_of < analysis.paragraphs.size(), "a duplicate repeats a paragraph");
  }
  property(sentence == analysis.sentences.size(), "no sentence is without a paragraph");
}

void check_quotes(const model::Analysis& analysis, std::string_view text) {
  for (const auto& quote : analysis.quotes) {
    check_span(quote.span, text);
    property(quote.token_begin <= quote.token_end && quote.token_end <= analysis.tokens.size(),
             "a quotation's tokens are in the list");
  }
}

void check_analysis(const analysis::Analysed& found, std::string_view text) {
  const auto& analysis = found.analysis;
  property(!analysis.languages.empty() && analysis.language < analysis.languages.size(), "a document has a language");
  check_fold(analysis.key_fold, text);
  check_fold(analysis.language_fold, text);
  check_order(analysis.tokens, text, "tokens stand in order and apart");
  check_order(analysis.sentences, text, "sentences stand in order and apart");
  check_order(analysis.paragraphs, text, "paragraphs stand in order and apart");
  check_tokens(analysis);
  check_sentences(analysis);
  check_quotes(analysis, text);
  if (found.dateline) property(found.dateline->days.lo <= found.dateline->days.hi, "a dateline is a range of days");
  for (const auto& note : found.notes) property(!note.empty() && is_text(note), "a note is words");
}

bool same(const model::Analysis& a, const model::Analysis& b) {
  const auto equal = [](const auto& left, const auto& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const auto& x, const auto& y) {
      return x.span == y.span && std::memcmp(&x, &y, sizeof x) == 0;
    });
  };
  return a.languages == b.languages && a.language == b.language && a.key_fold.units == b.key_fold.units &&
         a.key_fold.offsets == b.key_fold.offsets && a.language_fold.units == b.language_fold.units &&
         equal(a.tokens, b.tokens) && equal(a.sentences, b.sentences) && equal(a.paragraphs, b.paragraphs) &&
         equal(a.quotes, b.quotes);
}

}  // namespace

// The first byte chooses the language that the user names.
void run(std::string_view input) {
  static constexpr const char* languages[] = {"", "en", "it", "fa", "tr", "de", "zh", "th", "xx", "en-GB"};
  static analysis::Analyser analyser(language_data().vocabulary);  // keeps its buffers, as in a lane
  Input in(input);
  const std::string language = languages[in.one_of(std::size(languages))];
  const std::string text(in.rest());
  const auto found = analyser.analyse(text, language);
  const auto invalid = utf8::first_invalid(text);
  property(found.has_value() == !invalid, "every text in UTF-8 can be analysed, and no other");
  if (!found) return check_error(found.error());
  check_analysis(*found, text);
  analysis::Analyser fresh(language_data().vocabulary);
  const auto again = fresh.analyse(text, language);
  property(again && same(found->analysis, again->analysis), "the same text gives the same analysis");
}

}  // namespace gainsay::fuzz
