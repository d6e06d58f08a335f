// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/icu_route.hpp"

#include <map>

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace gainsay::bench {

std::size_t decode(std::string_view text) {
  std::size_t sum = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    sum += static_cast<std::size_t>(c);
  }
  return sum;
}

struct IcuRoute::State {
  struct Breakers {
    std::unique_ptr<icu::BreakIterator> sentences, words;
  };
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::map<std::string, Breakers> breakers;
  std::string folded;
  icu::Edits edits;

  Breakers& of(const std::string& language) {
    auto& found = breakers[language];
    if (!found.words) {
      const icu::Locale locale(language.c_str());
      found.sentences.reset(icu::BreakIterator::createSentenceInstance(locale, status));
      found.words.reset(icu::BreakIterator::createWordInstance(locale, status));
    }
    return found;
  }
};

IcuRoute::IcuRoute() : state_(std::make_unique<State>()) {}
IcuRoute::~IcuRoute() = default;

std::size_t IcuRoute::run(std::string_view text, const std::string& language) {
  auto& [status, fold, breakers, folded, edits] = *state_;
  const icu::StringPiece bytes(text.data(), static_cast<std::int32_t>(text.size()));
  const auto units = icu::UnicodeString::fromUTF8(bytes);
  folded.clear();
  edits.reset();
  icu::StringByteSink<std::string> sink(&folded);
  fold->normalizeUTF8(0, bytes, sink, &edits, status);
  std::size_t count = 0;
  auto& own = state_->of(language);
  for (auto* breaker : {own.sentences.get(), own.words.get()}) {
    breaker->setText(units);
    while (breaker->next() != icu::BreakIterator::DONE) ++count;
  }
  return U_SUCCESS(status) ? count : 0;
}

}  // namespace gainsay::bench
