// SPDX-License-Identifier: Apache-2.0
// An extractor in C++: a struct with two functions and one macro line.
//
//   struct Emails {
//     static gainsay::Result<Emails> create(gainsay::kit::Host host, std::string_view config_json);
//     gainsay::Result<void> extract(const gainsay_document& document, gainsay::kit::Sink& sink);
//   };
//   GAINSAY_EXTRACTOR(Emails, "org.example.emails", "1.0.0");
//
// Both strings must be those of plugin.json. One instance is used by one thread at a time. Whatever is thrown inside
// ends this document for this plugin (abi/extractor.h), never the process.
#pragma once

#include <algorithm>
#include <cstring>
#include <span>
#include <string_view>

#include "gainsay/abi/extractor.h"
#include "gainsay/kit/convert.hpp"
#include "gainsay/kit/plugin.hpp"

namespace gainsay::kit {

// The arrays of a document.
inline std::span<const gainsay_token> tokens(const gainsay_document& d) { return {d.tokens, d.token_count}; }
inline std::span<const gainsay_sentence> sentences(const gainsay_document& d) {
  return {d.sentences, d.sentence_count};
}
inline std::span<const gainsay_paragraph> paragraphs(const gainsay_document& d) {
  return {d.paragraphs, d.paragraph_count};
}
inline std::span<const gainsay_quote> quotes(const gainsay_document& d) { return {d.quotes, d.quote_count}; }
inline std::span<const gainsay_mention> mentions(const gainsay_document& d) { return {d.mentions, d.mention_count}; }

// A mention's value, nullptr when it is of another kind.
inline const gainsay_quantity* quantity(const gainsay_mention& m) {
  return m.value_kind == GAINSAY_VALUE_QUANTITY ? static_cast<const gainsay_quantity*>(m.value) : nullptr;
}
inline const gainsay_time* time(const gainsay_mention& m) {
  return m.value_kind == GAINSAY_VALUE_TIME ? static_cast<const gainsay_time*>(m.value) : nullptr;
}
inline const gainsay_entity* entity(const gainsay_mention& m) {
  return m.value_kind == GAINSAY_VALUE_ENTITY ? static_cast<const gainsay_entity*>(m.value) : nullptr;
}

// The sentence that holds the first byte of `words`; `words` themselves when none does.
inline Span sentence_around(const gainsay_document& d, Span words) {
  const auto all = sentences(d);
  const auto after = std::upper_bound(all.begin(), all.end(), words.begin,
                                      [](std::uint32_t at, const gainsay_sentence& s) { return at < s.begin; });
  if (after == all.begin() || (after - 1)->end <= words.begin) return words;
  return {(after - 1)->begin, (after - 1)->end};
}

// The least that the host takes for a claim: what is claimed, the words that claim it (within one sentence), and those
// among them that say so. Everything else is added to what this returns.
inline model::Claim claim(Term predicate, Span words, Span cue) {
  model::Claim out;
  out.predicate = predicate;
  out.span = words;
  out.cues = {{model::CueKind::Predicate, cue}};
  return out;
}

// Where results go; valid during `extract` only. What is passed is copied at once. When the host has had enough, a call
// does not return: it unwinds `extract`, so there is no status to check.
class Sink {
 public:
  explicit Sink(const gainsay_extract_sink* sink) : sink_(sink) {}

  void mention(const gainsay_mention& mention) { detail::continue_or_stop(sink_->emit_mention(sink_->ctx, &mention)); }
  void mention(const model::Mention& mention) { this->mention(MentionView(mention).abi()); }
  void mention(Term layer, Span where, const gainsay_quantity& value) {
    emit(layer, where, GAINSAY_VALUE_QUANTITY, &value);
  }
  void mention(Term layer, Span where, const gainsay_time& value) { emit(layer, where, GAINSAY_VALUE_TIME, &value); }
  void mention(Term layer, Span where, const gainsay_entity& value) {
    emit(layer, where, GAINSAY_VALUE_ENTITY, &value);
  }
  // A layer of your own: one canonical JSON text.
  void mention(Term layer, Span where, std::string_view json) {
    const gainsay_str value = str(json);
    emit(layer, where, GAINSAY_VALUE_JSON, &value);
  }

  void claim(const gainsay_claim& claim) { detail::continue_or_stop(sink_->emit_claim(sink_->ctx, &claim)); }
  // `id`, `document` and `run` are ignored: the host gives them.
  void claim(const model::Claim& claim) { this->claim(ClaimView(claim).abi()); }

  // Says why nothing was recorded at a place: a short reason key, "ambiguous-agent".
  void abstain(Span where, std::string_view reason) {
    detail::continue_or_stop(sink_->abstain(sink_->ctx, span(where), str(reason)));
  }

 private:
  void emit(Term layer, Span where, std::uint32_t kind, const void* value) {
    mention(gainsay_mention{layer.value, span(where), kind, 0, value});
  }
  const gainsay_extract_sink* sink_;  // borrowed for the call
};

namespace detail {

template <class T>
gainsay_status extract(gainsay_instance* opaque, const gainsay_document* document,
                       const gainsay_extract_sink* sink) noexcept {
  auto& self = instance<T>(opaque);
  return guarded(self.host, [&]() -> gainsay_status {
    Sink out(sink);
    const Result<void> done = self.value.extract(*document, out);
    return done ? GAINSAY_OK : report(self.host, done.error());
  });
}

template <class T>
const void* extractor_factory(const char* id) noexcept {
  static constexpr gainsay_extractor factory = {sizeof(gainsay_extractor), 0, create<T>, destroy<T>, extract<T>};
  return id && std::strcmp(id, GAINSAY_EXTRACTOR_ID) == 0 ? &factory : nullptr;
}

}  // namespace detail
}  // namespace gainsay::kit

#define GAINSAY_EXTRACTOR(T, plugin_id, plugin_version) \
  GAINSAY_PLUGIN_ENTRY(plugin_id, plugin_version, ::gainsay::kit::detail::extractor_factory<T>)
