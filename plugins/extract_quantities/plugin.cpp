// SPDX-License-Identifier: Apache-2.0
// The quantity layer: one mention per number, range, measure or counted noun. What the time layer has as a date, a
// clock time or an offset is left to it; durations are measures too.
#include <map>
#include <memory>
#include <vector>

#include "gainsay/kit/extractor.hpp"
#include "gainsay/kit/numbers.hpp"
#include "quantity_parser.hpp"
#include "quantity_words.hpp"

namespace gainsay {
namespace {

struct Language {
  kit::NumberReader numbers;
  quantities::QuantityWords words;
  Language(const kit::Lexicon& lexicon, kit::LanguageIndex index, kit::Host host)
      : numbers(lexicon, index), words(lexicon, index, host) {}
};

class Quantities {
 public:
  static Result<Quantities> create(kit::Host host, std::string_view) {
    auto lexicon = kit::Lexicon::open(host.data(GAINSAY_DATA_LEXICON));
    if (!lexicon) return lexicon.error();
    return Quantities(host, *std::move(lexicon));
  }

  Result<void> extract(const gainsay_document& document, kit::Sink& sink) {
    find_dates(document);
    std::size_t date = 0;
    for (std::uint64_t s = 0; s < document.sentence_count; ++s) {
      const gainsay_sentence& sentence = document.sentences[s];
      const std::uint32_t tag = document.paragraphs[sentence.paragraph].language;
      if (Language* language = find(kit::view(document.languages[tag])))
        read(*language, document, sentence, date, sink);
    }
    return {};
  }

 private:
  Quantities(kit::Host host, kit::Lexicon lexicon)
      : host_(host), layer_(host.intern(GAINSAY_LAYER_QUANTITY)), lexicon_(std::make_unique<kit::Lexicon>(lexicon)) {}

  // Durations are measures as well.
  void find_dates(const gainsay_document& document) {
    dates_.clear();
    for (std::uint64_t i = 0; i < document.mention_count; ++i) {
      const gainsay_mention& mention = document.mentions[i];
      if (mention.value_kind != GAINSAY_VALUE_TIME) continue;
      if (static_cast<const gainsay_time*>(mention.value)->kind != GAINSAY_TIME_DURATION)
        dates_.push_back(kit::span(mention.span));
    }
  }

  // `date`: the first of dates_ that may matter from here on.
  void read(Language& language, const gainsay_document& document, const gainsay_sentence& sentence, std::size_t& date,
            kit::Sink& sink) {
    quantities::QuantityParser parser(language.words, language.numbers, document, sentence.token_begin,
                                      sentence.token_end);
    std::uint32_t floor = sentence.token_begin;
    for (std::uint32_t at = sentence.token_begin; at < sentence.token_end;) {
      const auto number = language.numbers.read(document, at, sentence.token_end);
      if (!number) {
        ++at;
        continue;
      }
      while (date < dates_.size() && dates_[date].end <= document.tokens[at].begin) ++date;
      if (date < dates_.size() && dates_[date].begin <= document.tokens[at].begin) {
        while (at < sentence.token_end && document.tokens[at].begin < dates_[date].end) ++at;
        floor = at;
        continue;
      }
      const auto found = parser.quantity(at, floor);
      at = found ? found->token_end : number->token_end;
      if (!found) continue;
      floor = at;
      sink.mention(layer_, found->span, kit::to_abi(found->value));
    }
  }

  Language* find(std::string_view tag) {
    const auto index = lexicon_->find_language(tag);
    if (!index) return nullptr;
    auto& slot = languages_[*index];
    if (!slot) slot = std::make_unique<Language>(*lexicon_, *index, host_);
    return slot.get();
  }

  kit::Host host_;
  Term layer_;
  std::unique_ptr<kit::Lexicon> lexicon_;                              // at a fixed address: the readers borrow it
  std::map<kit::LanguageIndex, std::unique_ptr<Language>> languages_;  // made when first met
  std::vector<Span> dates_;                                            // of the document, in order
};

}  // namespace
}  // namespace gainsay

GAINSAY_EXTRACTOR(gainsay::Quantities, "org.gainsay.extract_quantities", "0.1.0");
