// SPDX-License-Identifier: Apache-2.0
// The quantity layer: one mention per number, range, measure or counted noun. What the time reader takes for a date, a
// clock time or an offset is left to the time layer; durations and ages are measures too.
#include <map>
#include <memory>
#include <vector>

#include "gainsay/kit/extractor.hpp"
#include "gainsay/kit/numbers.hpp"
#include "gainsay/kit/times.hpp"
#include "quantity_parser.hpp"
#include "quantity_words.hpp"

namespace gainsay {
namespace {

struct Language {
  kit::NumberReader numbers;
  kit::TimeReader times;
  quantities::QuantityWords words;
  Language(const kit::Lexicon& lexicon, kit::LanguageIndex index, kit::Host host)
      : numbers(lexicon, index), times(lexicon, index, numbers), words(lexicon, index, host) {}
};

class Quantities {
 public:
  static Result<Quantities> create(kit::Host host, std::string_view) {
    auto lexicon = kit::Lexicon::open(host.data(GAINSAY_DATA_LEXICON));
    if (!lexicon) return lexicon.error();
    return Quantities(host, *std::move(lexicon));
  }

  Result<void> extract(const gainsay_document& document, kit::Sink& sink) {
    for (std::uint64_t s = 0; s < document.sentence_count; ++s) {
      const gainsay_sentence& sentence = document.sentences[s];
      const std::uint32_t tag = document.paragraphs[sentence.paragraph].language;
      if (Language* language = find(kit::view(document.languages[tag]))) read(*language, document, sentence, sink);
    }
    return {};
  }

 private:
  Quantities(kit::Host host, kit::Lexicon lexicon)
      : host_(host),
        layer_(host.intern(GAINSAY_LAYER_QUANTITY)),
        lexicon_(std::make_unique<kit::Lexicon>(std::move(lexicon))) {}

  void read(Language& language, const gainsay_document& document, const gainsay_sentence& sentence, kit::Sink& sink) {
    quantities::QuantityParser parser(language.words, language.numbers, document, sentence.token_begin,
                                      sentence.token_end);
    bool times_read = false;
    std::size_t time = 0;
    std::uint32_t floor = sentence.token_begin;
    for (std::uint32_t at = sentence.token_begin; at < sentence.token_end;) {
      const auto number = language.numbers.read(document, at, sentence.token_end);
      if (!number) {
        ++at;
        continue;
      }
      if (!times_read) language.times.read(document, sentence.token_begin, sentence.token_end, times_);
      times_read = true;
      while (time < times_.size() && times_[time].token_end <= at) ++time;
      if (time < times_.size() && times_[time].token_begin <= at && is_date(times_[time].value)) {
        at = floor = times_[time].token_end;
        continue;
      }
      const auto found = parser.quantity(at, floor);
      at = found ? found->token_end : number->token_end;
      if (!found) continue;
      floor = at;
      sink.mention(layer_, found->span, kit::to_abi(found->value));
    }
  }

  // Durations are measures as well; an age is one only.
  static bool is_date(const model::Time& time) {
    const bool age = time.kind == model::TimeKind::Set && time.basis == model::Basis::None;
    return time.kind != model::TimeKind::Duration && !age;
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
  std::vector<kit::TimeExpression> times_;
};

}  // namespace
}  // namespace gainsay

GAINSAY_EXTRACTOR(gainsay::Quantities, "org.gainsay.extract_quantities", "0.1.0");
