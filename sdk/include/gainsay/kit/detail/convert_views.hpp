// SPDX-License-Identifier: Apache-2.0
// The bodies of kit/convert.hpp; included by it only.
#pragma once

#include "gainsay/kit/convert.hpp"

namespace gainsay::kit {

inline model::Claim to_model(const gainsay_claim& c) {
  model::Claim out;
  out.flags = c.flags;
  out.predicate = {c.predicate};
  out.span = span(c.span);
  out.polarity = static_cast<model::Polarity>(c.polarity);
  out.modality = static_cast<model::Modality>(c.modality);
  out.checkworthy = static_cast<std::uint8_t>(c.checkworthy);
  out.confidence = c.confidence;
  if (c.has_time) out.time = model::ClaimTime{to_model(c.time), span(c.time_span), c.time_confidence};
  out.slots.reserve(c.slot_count);
  for (std::uint64_t i = 0; i < c.slot_count; ++i) {
    const auto& s = c.slots[i];
    out.slots.push_back({{s.role},
                         {s.id},
                         {s.concept_id},
                         std::string(view(s.label)),
                         span(s.span),
                         static_cast<model::Via>(s.via),
                         s.confidence});
  }
  out.quantities.reserve(c.quantity_count);
  for (std::uint64_t i = 0; i < c.quantity_count; ++i) {
    const auto& q = c.quantities[i];
    out.quantities.push_back({{q.of}, span(q.span), q.confidence, {q.as_of_lo, q.as_of_hi}, to_model(q.value)});
  }
  out.sources.reserve(c.source_count);
  for (std::uint64_t i = 0; i < c.source_count; ++i) {
    const auto& s = c.sources[i];
    out.sources.push_back({{s.id}, std::string(view(s.label)), std::string(view(s.act)), span(s.span), s.confidence});
  }
  out.cues.reserve(c.cue_count);
  for (std::uint64_t i = 0; i < c.cue_count; ++i)
    out.cues.push_back({static_cast<model::CueKind>(c.cues[i].kind), span(c.cues[i].span)});
  return out;
}

inline MentionView::MentionView(const model::Mention& m)
    : json_{nullptr, 0}, abi_{m.layer.value, span(m.span), 0, 0, nullptr} {
  if (const auto* quantity = std::get_if<model::Quantity>(&m.value)) {
    quantity_ = to_abi(*quantity);
    abi_.value_kind = GAINSAY_VALUE_QUANTITY;
    abi_.value = &quantity_;
  } else if (const auto* time = std::get_if<model::Time>(&m.value)) {
    time_ = to_abi(*time);
    abi_.value_kind = GAINSAY_VALUE_TIME;
    abi_.value = &time_;
  } else if (const auto* entity = std::get_if<model::EntityValue>(&m.value)) {
    entity_ = to_abi(*entity);
    abi_.value_kind = GAINSAY_VALUE_ENTITY;
    abi_.value = &entity_;
  } else {
    json_ = str(std::get<std::string>(m.value));
    abi_.value_kind = GAINSAY_VALUE_JSON;
    abi_.value = &json_;
  }
}

inline ClaimView::ClaimView(const model::Claim& c) {
  abi_.struct_size = sizeof(gainsay_claim);
  abi_.flags = c.flags;
  abi_.predicate = c.predicate.value;
  abi_.span = span(c.span);
  abi_.polarity = static_cast<std::uint32_t>(c.polarity);
  abi_.modality = static_cast<std::uint32_t>(c.modality);
  abi_.checkworthy = c.checkworthy;
  abi_.confidence = c.confidence;
  if (c.time) {
    abi_.has_time = 1;
    abi_.time = to_abi(c.time->time);
    abi_.time_span = span(c.time->span);
    abi_.time_confidence = c.time->confidence;
  }
  for (const auto& s : c.slots)
    slots_.push_back({s.role.value, s.id.value, s.concept_id.value, str(s.label), span(s.span),
                      static_cast<std::uint32_t>(s.via), 0, s.confidence});
  for (const auto& q : c.quantities)
    quantities_.push_back({q.of.value, span(q.span), q.confidence, q.as_of.lo, q.as_of.hi, to_abi(q.value)});
  for (const auto& s : c.sources)
    sources_.push_back({s.id.value, str(s.label), str(s.act), span(s.span), s.confidence});
  for (const auto& k : c.cues) cues_.push_back({static_cast<std::uint32_t>(k.kind), span(k.span), 0});
  abi_.slots = slots_.data();
  abi_.slot_count = slots_.size();
  abi_.quantities = quantities_.data();
  abi_.quantity_count = quantities_.size();
  abi_.sources = sources_.data();
  abi_.source_count = sources_.size();
  abi_.cues = cues_.data();
  abi_.cue_count = cues_.size();
}

inline DocumentView::DocumentView(const model::Document& d, const model::Analysis& a) : id_(to_string(d.id)) {
  for (const auto& language : a.languages) languages_.push_back(str(language));
  if (languages_.empty()) languages_.push_back(str("und"));
  abi_.struct_size = sizeof(gainsay_document);
  abi_.id = str(id_);
  abi_.text = str(d.text);
  abi_.published_lo = GAINSAY_DAY_MIN;
  abi_.published_hi = GAINSAY_DAY_MAX;
  abi_.published_second = -1;
  const model::Appearance* anchor = nullptr;  // as Document::anchor() chooses it
  for (const auto& seen : d.appearances)
    if (seen.published && seen.published->days.known() &&
        (!anchor || seen.published->days.lo < anchor->published->days.lo))
      anchor = &seen;
  if (anchor) {
    abi_.published_basis = static_cast<std::uint32_t>(anchor->published->basis);
    abi_.published_lo = anchor->published->days.lo;
    abi_.published_hi = anchor->published->days.hi;
    abi_.published_second = anchor->published->second;
  }
  if (!anchor && !d.appearances.empty()) anchor = &d.appearances.front();
  if (anchor && anchor->publisher) abi_.publisher = str(*anchor->publisher);
  abi_.language = a.language < languages_.size() ? a.language : 0;
  abi_.languages = languages_.data();
  abi_.language_count = languages_.size();
  const auto fold = [](const model::Fold& f) -> gainsay_fold {
    return {f.units.data(), f.offsets.data(), f.units.size()};
  };
  abi_.key_fold = fold(a.key_fold);
  abi_.language_fold = fold(a.language_fold);
  abi_.tokens = reinterpret_cast<const gainsay_token*>(a.tokens.data());
  abi_.token_count = a.tokens.size();
  abi_.sentences = reinterpret_cast<const gainsay_sentence*>(a.sentences.data());
  abi_.sentence_count = a.sentences.size();
  abi_.paragraphs = reinterpret_cast<const gainsay_paragraph*>(a.paragraphs.data());
  abi_.paragraph_count = a.paragraphs.size();
  abi_.quotes = reinterpret_cast<const gainsay_quote*>(a.quotes.data());
  abi_.quote_count = a.quotes.size();
}

inline void DocumentView::set_mentions(const gainsay_mention* mentions, std::size_t count) {
  abi_.mentions = mentions;
  abi_.mention_count = count;
}

}  // namespace gainsay::kit
