// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/analyse.hpp"

#include <algorithm>
#include <limits>

#include "host/analysis/language.hpp"
#include "host/analysis/paragraph_split.hpp"
#include "host/analysis/quote.hpp"
#include "host/analysis/refold.hpp"
#include "host/analysis/role.hpp"
#include "host/analysis/scanner.hpp"
#include "host/analysis/sentence.hpp"

namespace gainsay::analysis {

struct Analyser::Buffers {
  Scanner scanner;
  Refolder refolder;
  Scan scan;
  std::vector<Span> paragraphs;
  std::vector<const LanguageWords*> words;  // of each paragraph
  std::vector<kit::CaseRule> rules;         // of each paragraph
};

Analyser::Analyser(const Vocabulary& vocabulary) : vocabulary_(&vocabulary), buffers_(std::make_unique<Buffers>()) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

namespace {

// Adds the paragraphs with their sentences and quotes.
void divide(std::string_view text, const std::vector<Span>& spans, const std::vector<const LanguageWords*>& words,
            const StopWords& stop, const std::vector<std::uint32_t>& languages, Scan& scan, model::Analysis& out) {
  out.paragraphs.reserve(spans.size());
  for (std::uint32_t p = 0; p < spans.size(); ++p) {
    model::Paragraph paragraph;
    paragraph.span = spans[p];
    paragraph.language = languages[p];
    paragraph.sentence_begin = static_cast<std::uint32_t>(out.sentences.size());
    split_sentences(text, scan, p, words[p], stop, out.sentences);
    paragraph.sentence_end = static_cast<std::uint32_t>(out.sentences.size());
    find_quotes(text, scan, scan.first_token[p], scan.first_token[p + 1], out.quotes);
    out.paragraphs.push_back(paragraph);
  }
}

}  // namespace

Result<Analysed> Analyser::analyse(std::string_view text, std::string_view language) {
  if (text.size() >= std::numeric_limits<std::uint32_t>::max())
    return Error{ErrorCode::TooLarge, "the text has more bytes than a span can count", "", ""};
  auto& [scanner, refolder, scan, spans, words, rules] = *buffers_;
  split_paragraphs(text, spans);
  if (const auto bad = scanner.scan(text, spans, vocabulary_->stop(), scan))
    return Error{ErrorCode::BadInput, "not UTF-8: the first bad byte is at offset " + std::to_string(*bad), "", ""};

  Analysed out;
  auto& analysis = out.analysis;
  auto languages = decide_languages(text, spans, scan, *vocabulary_, language);
  analysis.languages = std::move(languages.tags);
  words.assign(spans.size(), nullptr);
  rules.assign(spans.size(), kit::CaseRule::Plain);
  for (std::size_t p = 0; p < spans.size(); ++p) {
    words[p] = vocabulary_->find(analysis.languages[languages.paragraph[p]]);
    if (words[p] != nullptr) rules[p] = words[p]->rule;
  }
  if (std::any_of(rules.begin(), rules.end(), [](kit::CaseRule rule) { return rule != kit::CaseRule::Plain; }))
    refolder.refold(text, spans, rules, scan);

  divide(text, spans, words, vocabulary_->stop(), languages.paragraph, scan, analysis);
  auto roles = assign_roles(text, scan, *vocabulary_, words, analysis);
  out.dateline = std::move(roles.dateline);
  out.notes = std::move(roles.notes);
  const auto size = static_cast<std::uint32_t>(text.size());
  analysis.key_fold = scan.key.copy(size);
  analysis.language_fold = scan.fold.copy(size);
  analysis.tokens = scan.tokens;
  return out;
}

Result<Analysed> Analyser::analyse(const model::Document& document, const Hints& hints) {
  return analyse(document.text, hints.language.empty() ? document.language : hints.language);
}

Result<Analysed> analyse(const model::Document& document, const kit::Lexicon& lexicon, const Hints& hints) {
  const auto vocabulary = Vocabulary::from(lexicon);
  return Analyser(vocabulary).analyse(document, hints);
}

}  // namespace gainsay::analysis
