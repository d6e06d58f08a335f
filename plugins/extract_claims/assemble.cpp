// SPDX-License-Identifier: Apache-2.0
#include "assemble.hpp"

#include <algorithm>

#include "claim_time.hpp"
#include "gainsay/kit/convert.hpp"
#include "phrases.hpp"

namespace gainsay::extract_claims {

namespace {

constexpr std::uint32_t max_words = 60;
constexpr double metonym_confidence = 0.9;
constexpr double carried_confidence = 0.75;  // theme taken from the claim before
constexpr double carrier_confidence = 0.5;   // goods of an unknown kind: shown, never eligible

class Assembler {
 public:
  Assembler(const Sentence& s, const std::vector<Trigger>& triggers, const FrameMatch& match,
            const References& references)
      : s_(s),
        g_(*s.grammar),
        triggers_(triggers),
        match_(match),
        t_(triggers[static_cast<std::size_t>(match.trigger)]),
        references_(references) {}

  std::optional<model::Claim> run() {
    claim_.predicate = match_.frame->predicate;
    const auto scope = scope_of(s_, triggers_, static_cast<std::size_t>(match_.trigger), match_);
    claim_.polarity = scope.negative ? model::Polarity::Negative : model::Polarity::Positive;
    claim_.modality = static_cast<model::Modality>(scope.modality);
    claim_.sources = scope.sources;
    claim_.cues.push_back({model::CueKind::Predicate, t_.cue});
    claim_.cues.insert(claim_.cues.end(), scope.cues.begin(), scope.cues.end());
    claim_.time = time_of(s_, triggers_, t_, scope.modality);
    for (const auto& filler : match_.fillers) add_slot(filler);
    if (match_.number != no_item) add_quantity(match_.frame->counted, match_.number);
    durations_of(s_, t_, claim_.quantities);
    if (!says_enough() || acts_on_itself()) return std::nullopt;
    if (!bound_span()) return std::nullopt;
    flags();
    claim_.checkworthy = worth();
    claim_.confidence = 1;
    for (const auto& slot : claim_.slots) claim_.confidence = std::min(claim_.confidence, slot.confidence);
    return std::move(claim_);
  }

 private:
  const Item& at(std::int32_t i) const { return s_.items[static_cast<std::size_t>(i)]; }

  void add_slot(const Filler& f) {
    model::Slot slot;
    slot.role = f.role;
    slot.id = f.entity;
    slot.concept_id = f.concept_id;
    slot.span = f.span;
    slot.via = static_cast<model::Via>(f.via);
    slot.confidence = f.confidence;
    const bool actor = f.role != g_.role.place;
    if (actor && slot.id && g_.lexicon().type_of(slot.id) == g_.type_city) {
      if (const Term state = g_.lexicon().state_of(slot.id)) {
        slot.id = state;
        slot.via = model::Via::Metonym;
        slot.confidence *= metonym_confidence;
      }
    }
    if (f.item != no_item) {
      theme_of_carrier(f, slot);
      quantities(f);
    }
    slot.label = label(f);
    claim_.slots.push_back(std::move(slot));
  }

  // "64 shipments": of what its own words, or the claim before, say.
  void theme_of_carrier(const Filler& f, model::Slot& slot) {
    if (!slot.concept_id || !g_.lexicon().is_a(slot.concept_id, g_.carrier)) return;
    for (const auto& item : s_.items)
      if (item.owner == f.item && item.concept_id) {
        slot.concept_id = item.concept_id;
        slot.span = slot.span.joined(item.span);
        return;
      }
    if (const Term carried = references_.carried(match_)) {
      slot.concept_id = carried;
      slot.via = model::Via::Reference;
      slot.confidence *= carried_confidence;
    } else {
      slot.confidence *= carrier_confidence;
    }
  }

  void quantities(const Filler& f) {
    std::vector<std::int32_t> owned{f.item};
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(s_.items.size()); ++i)
      if (at(i).owner == f.item && at(i).kind == Kind::Concept) owned.push_back(i);
    for (const auto i : owned) {
      const auto q = at(i).quantity;
      if (q == no_item || !at(q).mention) continue;
      add_quantity(f.role, q);
    }
  }

  void add_quantity(Term of, std::int32_t item) {
    const auto& mention = *at(item).mention;
    model::ClaimQuantity quantity;
    quantity.of = of;
    quantity.value = kit::to_model(*static_cast<const gainsay_quantity*>(mention.value));
    quantity.span = {mention.span.begin, mention.span.end};
    quantity.confidence = quantity.value.ambiguous() ? 0 : 1;
    if (quantity.value.kind != model::QuantityKind::Ordinal) claim_.quantities.push_back(quantity);
  }

  std::string label(const Filler& f) const {
    if (f.entity)
      if (const auto known = g_.lexicon().label(f.entity); !known.empty()) return std::string(known);
    return std::string(s_.words(f.span));
  }

  // Nobody supplies or sanctions itself: one of the two was inherited wrongly.
  bool acts_on_itself() const {
    const auto state = [this](Term role) { return state_in_role(g_, match_, role); };
    const Term agent = state(g_.role.agent);
    return agent && agent == state(g_.role.recipient);
  }

  // A clause must name somebody; a noun phrase is a claim of its own only when somebody named does something to
  // somebody or something named; some frames also want a figure or a date.
  bool says_enough() const {
    if (!t_.nominal())
      return std::any_of(claim_.slots.begin(), claim_.slots.end(),
                         [](const model::Slot& slot) { return static_cast<bool>(slot.id); });
    int named = 0;
    for (const auto& slot : claim_.slots) named += slot.id || slot.concept_id ? 1 : 0;
    const bool dated = claim_.time && claim_.time->time.basis == model::Basis::Explicit;
    const bool scoped = claim_.modality == model::Modality::Denied || claim_.modality == model::Modality::Planned;
    const bool agent = std::any_of(claim_.slots.begin(), claim_.slots.end(),
                                   [this](const model::Slot& slot) { return slot.role == g_.role.agent && slot.id; });
    if (match_.frame->measured && !agent) return false;
    if (match_.frame->measured && claim_.quantities.empty() && !dated && !scoped) return false;
    return named >= 2;
  }

  bool bound_span() {
    Span core = t_.cue;
    if (t_.noun != no_item) core = core.joined(at(t_.noun).span);
    for (const auto& slot : claim_.slots)
      if (s_.span.contains(slot.span)) core = core.joined(slot.span);
    for (const auto& q : claim_.quantities) core = core.joined(q.span);
    Span whole = core;
    if (claim_.time && s_.span.contains(claim_.time->span)) whole = whole.joined(claim_.time->span);
    for (const auto& cue : claim_.cues)
      if (cue.kind != model::CueKind::Attribution) whole = whole.joined(cue.span);
    if (words(whole) <= max_words)
      claim_.span = whole;
    else if (words(core) <= max_words)
      claim_.span = core;
    else
      return false;
    return s_.span.contains(claim_.span);
  }

  std::uint32_t words(Span span) const {
    std::uint32_t n = 0;
    for (const auto& item : s_.items)
      if (span.contains(item.span) && item.kind != Kind::Punctuation) n += item.token_end - item.token_begin;
    return n;
  }

  void flags() {
    const auto& d = *s_.document;
    for (std::uint64_t i = 0; i < d.quote_count; ++i)
      if (Span{d.quotes[i].begin, d.quotes[i].end}.contains(claim_.span)) claim_.flags |= model::claim_flag::Quoted;
    const auto& paragraph = d.paragraphs[d.sentences[s_.index].paragraph];
    if (paragraph.role == GAINSAY_ROLE_HEADING) claim_.flags |= model::claim_flag::Heading;
    if (t_.lexeme && g_.habitual(match_.frame->predicate)) claim_.flags |= model::claim_flag::Habitual;
  }

  // 1 for a statement; one more each for a figure or date, and for two named participants or a named source.
  std::uint8_t worth() const {
    int named = 0;
    for (const auto& slot : claim_.slots) named += slot.id ? 1 : 0;
    const bool dated = claim_.time && claim_.time->time.basis == model::Basis::Explicit;
    int score = 1;
    score += !claim_.quantities.empty() || dated ? 1 : 0;
    score += named >= 2 || !claim_.sources.empty() ? 1 : 0;
    return static_cast<std::uint8_t>(std::min(score, 3));
  }

  const Sentence& s_;
  const Grammar& g_;
  const std::vector<Trigger>& triggers_;
  const FrameMatch& match_;
  const Trigger& t_;
  const References& references_;
  model::Claim claim_;
};

}  // namespace

std::optional<model::Claim> assemble(const Sentence& sentence, const std::vector<Trigger>& triggers,
                                     const FrameMatch& match, const References& references) {
  return Assembler(sentence, triggers, match, references).run();
}

}  // namespace gainsay::extract_claims
