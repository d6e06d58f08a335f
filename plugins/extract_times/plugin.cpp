// SPDX-License-Identifier: Apache-2.0
// The time layer: one mention per date, interval or duration. The grammar is the kit's (gainsay/kit/times.hpp).
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "gainsay/kit/extractor.hpp"
#include "gainsay/kit/times.hpp"

namespace gainsay {
namespace {

struct Language {
  kit::NumberReader numbers;
  kit::TimeReader times;
  Language(const kit::Lexicon& lexicon, kit::LanguageIndex index)
      : numbers(lexicon, index), times(lexicon, index, numbers) {}
};

class Times {
 public:
  static Result<Times> create(kit::Host host, std::string_view) {
    auto lexicon = kit::Lexicon::open(host.data(GAINSAY_DATA_LEXICON));
    if (!lexicon) return lexicon.error();
    return Times(host.intern(GAINSAY_LAYER_TIME), *std::move(lexicon));
  }

  Result<void> extract(const gainsay_document& document, kit::Sink& sink) {
    for (std::uint64_t s = 0; s < document.sentence_count; ++s) {
      const gainsay_sentence& sentence = document.sentences[s];
      const std::uint32_t tag = document.paragraphs[sentence.paragraph].language;
      Language* language = find(kit::view(document.languages[tag]));
      if (!language) continue;
      language->times.read(document, sentence.token_begin, sentence.token_end, found_);
      for (const kit::TimeExpression& e : found_) {
        const bool age = e.value.kind == model::TimeKind::Set && e.value.basis == model::Basis::None;
        if (!age) sink.mention(layer_, e.span, kit::to_abi(e.value));
      }
    }
    return {};
  }

 private:
  Times(Term layer, kit::Lexicon lexicon) : layer_(layer), lexicon_(std::make_unique<kit::Lexicon>(lexicon)) {}

  Language* find(std::string_view tag) {
    const auto index = lexicon_->find_language(tag);
    if (!index) return nullptr;
    auto& slot = languages_[*index];
    if (!slot) slot = std::make_unique<Language>(*lexicon_, *index);
    return slot.get();
  }

  Term layer_;
  std::unique_ptr<kit::Lexicon> lexicon_;                              // at a fixed address: the readers borrow it
  std::map<kit::LanguageIndex, std::unique_ptr<Language>> languages_;  // made when first met
  std::vector<kit::TimeExpression> found_;
};

}  // namespace
}  // namespace gainsay

GAINSAY_EXTRACTOR(gainsay::Times, "org.gainsay.extract_times", "0.1.0");
