// SPDX-License-Identifier: Apache-2.0
// The one bridge between the borrowed C structs of abi/ and the owned structs of model/. Arrays of an analysis have the
// same layout on both sides and are handed over without a copy; the asserts below keep it so.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/abi/claim.h"
#include "gainsay/abi/document.h"
#include "gainsay/kit/plugin.hpp"
#include "gainsay/model/analysis.hpp"
#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"
#include "gainsay/model/mention.hpp"

namespace gainsay::kit {

#define GAINSAY_SAME(model_type, model_field, abi_type, abi_field)                    \
  static_assert(offsetof(model_type, model_field) == offsetof(abi_type, abi_field) && \
                sizeof(model_type::model_field) <= sizeof(abi_type))
static_assert(sizeof(Span) == sizeof(gainsay_span) && sizeof(model::Token) == sizeof(gainsay_token));
GAINSAY_SAME(model::Token, span, gainsay_token, begin);
GAINSAY_SAME(model::Token, key_begin, gainsay_token, key_begin);
GAINSAY_SAME(model::Token, key_end, gainsay_token, key_end);
GAINSAY_SAME(model::Token, fold_begin, gainsay_token, fold_begin);
GAINSAY_SAME(model::Token, fold_end, gainsay_token, fold_end);
GAINSAY_SAME(model::Token, kind, gainsay_token, kind);
GAINSAY_SAME(model::Token, flags, gainsay_token, flags);
GAINSAY_SAME(model::Token, sentence, gainsay_token, sentence);
static_assert(sizeof(model::Sentence) == sizeof(gainsay_sentence));
GAINSAY_SAME(model::Sentence, span, gainsay_sentence, begin);
GAINSAY_SAME(model::Sentence, token_begin, gainsay_sentence, token_begin);
GAINSAY_SAME(model::Sentence, token_end, gainsay_sentence, token_end);
GAINSAY_SAME(model::Sentence, paragraph, gainsay_sentence, paragraph);
GAINSAY_SAME(model::Sentence, flags, gainsay_sentence, flags);
static_assert(sizeof(model::Paragraph) == sizeof(gainsay_paragraph));
GAINSAY_SAME(model::Paragraph, span, gainsay_paragraph, begin);
GAINSAY_SAME(model::Paragraph, sentence_begin, gainsay_paragraph, sentence_begin);
GAINSAY_SAME(model::Paragraph, sentence_end, gainsay_paragraph, sentence_end);
GAINSAY_SAME(model::Paragraph, role, gainsay_paragraph, role);
GAINSAY_SAME(model::Paragraph, language, gainsay_paragraph, language);
GAINSAY_SAME(model::Paragraph, duplicate_of, gainsay_paragraph, duplicate_of);
GAINSAY_SAME(model::Paragraph, flags, gainsay_paragraph, flags);
static_assert(sizeof(model::Quote) == sizeof(gainsay_quote));
GAINSAY_SAME(model::Quote, span, gainsay_quote, begin);
GAINSAY_SAME(model::Quote, token_begin, gainsay_quote, token_begin);
GAINSAY_SAME(model::Quote, token_end, gainsay_quote, token_end);
#undef GAINSAY_SAME

// --- values. To the model: the enumerations must be in range (the host checks what comes from a plugin first).

namespace detail {
// Copies into a NUL-padded field; a string that does not fit leaves it empty rather than cut.
template <std::size_t N>
void fill(char (&out)[N], std::string_view text) {
  std::memset(out, 0, N);
  if (text.size() < N) std::copy(text.begin(), text.end(), out);
}
template <std::size_t N>
std::string text_of(const char (&field)[N]) {
  return std::string(field, std::find(field, field + N, '\0'));
}
}  // namespace detail

inline gainsay_quantity to_abi(const model::Quantity& q) {
  return {static_cast<std::uint32_t>(q.modifier),
          static_cast<std::uint32_t>(q.kind),
          q.lo,
          q.hi,
          q.base_lo,
          q.base_hi,
          q.other_lo,
          q.other_hi,
          q.unit.value,
          q.dimension.value,
          span(q.number),
          span(q.unit_span)};
}
inline model::Quantity to_model(const gainsay_quantity& q) {
  return {static_cast<model::Modifier>(q.modifier),
          static_cast<model::QuantityKind>(q.kind),
          q.lo,
          q.hi,
          q.base_lo,
          q.base_hi,
          q.other_lo,
          q.other_hi,
          {q.unit},
          {q.dimension},
          span(q.number),
          span(q.unit_span)};
}

inline gainsay_time to_abi(const model::Time& t) {
  gainsay_time out{};
  out.kind = static_cast<std::uint32_t>(t.kind);
  out.basis = static_cast<std::uint32_t>(t.basis);
  out.flags = t.flags;
  out.lo = t.days.lo;
  out.hi = t.days.hi;
  out.lo_second = t.lo_second;
  out.hi_second = t.hi_second;
  out.duration_lo = t.duration_lo;
  out.duration_hi = t.duration_hi;
  detail::fill(out.edtf, t.edtf);
  detail::fill(out.duration, t.duration);
  return out;
}
inline model::Time to_model(const gainsay_time& t) {
  return {static_cast<model::TimeKind>(t.kind),
          static_cast<model::Basis>(t.basis),
          t.flags,
          {t.lo, t.hi},
          t.lo_second,
          t.hi_second,
          t.duration_lo,
          t.duration_hi,
          detail::text_of(t.edtf),
          detail::text_of(t.duration)};
}

inline gainsay_entity to_abi(const model::EntityValue& e) {
  return {e.id.value, e.type.value, static_cast<std::uint32_t>(e.via), 0, e.confidence};
}
inline model::EntityValue to_model(const gainsay_entity& e) {
  return {{e.id}, {e.type}, static_cast<model::Via>(e.via), e.confidence};
}

inline model::Mention to_model(const gainsay_mention& m) {
  model::Mention out{{m.layer}, span(m.span), std::string{}};
  switch (m.value_kind) {
    case GAINSAY_VALUE_QUANTITY:
      out.value = to_model(*static_cast<const gainsay_quantity*>(m.value));
      break;
    case GAINSAY_VALUE_TIME:
      out.value = to_model(*static_cast<const gainsay_time*>(m.value));
      break;
    case GAINSAY_VALUE_ENTITY:
      out.value = to_model(*static_cast<const gainsay_entity*>(m.value));
      break;
    default:
      out.value = std::string(view(*static_cast<const gainsay_str*>(m.value)));
      break;
  }
  return out;
}

// Without id, document and run, which are the host's to give.
model::Claim to_model(const gainsay_claim& claim);

// --- views of owned structs. Each borrows from what it was made of and must not outlive it; not copyable, so that the
// pointers inside stay right.

class MentionView {
 public:
  explicit MentionView(const model::Mention& mention);
  explicit MentionView(model::Mention&&) = delete;  // would borrow from what is gone
  MentionView(const MentionView&) = delete;
  MentionView& operator=(const MentionView&) = delete;
  const gainsay_mention& abi() const { return abi_; }

 private:
  union {
    gainsay_quantity quantity_;
    gainsay_time time_;
    gainsay_entity entity_;
    gainsay_str json_;
  };
  gainsay_mention abi_;
};

class ClaimView {
 public:
  explicit ClaimView(const model::Claim& claim);
  explicit ClaimView(model::Claim&&) = delete;  // would borrow from what is gone
  ClaimView(const ClaimView&) = delete;
  ClaimView& operator=(const ClaimView&) = delete;
  const gainsay_claim& abi() const { return abi_; }

 private:
  std::vector<gainsay_claim_slot> slots_;
  std::vector<gainsay_claim_quantity> quantities_;
  std::vector<gainsay_claim_source> sources_;
  std::vector<gainsay_claim_cue> cues_;
  gainsay_claim abi_{};
};

// A document with its analysis and no mentions. `publisher` is the anchoring appearance's.
class DocumentView {
 public:
  DocumentView(const model::Document& document, const model::Analysis& analysis);
  DocumentView(const DocumentView&) = delete;
  DocumentView& operator=(const DocumentView&) = delete;
  const gainsay_document& abi() const { return abi_; }
  void set_mentions(const gainsay_mention* mentions, std::size_t count);

 private:
  std::string id_;
  std::vector<gainsay_str> languages_;
  gainsay_document abi_{};
};

}  // namespace gainsay::kit

#include "gainsay/kit/detail/convert_views.hpp"
