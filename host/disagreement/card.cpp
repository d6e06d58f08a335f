// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/card.hpp"

#include <unicode/locid.h>

#include <algorithm>

#include "gainsay/kit/hash.hpp"
#include "host/disagreement/arguments.hpp"
#include "host/disagreement/wording.hpp"
#include "host/verification/link_check.hpp"

namespace gainsay::disagreement {
namespace {

const model::Link* find_link(std::span<const model::Link> links, LinkId id) {
  const auto found =
      std::lower_bound(links.begin(), links.end(), id, [](const model::Link& l, LinkId x) { return l.id < x; });
  return found != links.end() && found->id == id ? &*found : nullptr;
}

CardSide make_side(ClaimId id, const Sources& sources, const Wording& wording) {
  CardSide out;
  out.claim = id;
  const auto* claim = sources.claim(id);
  if (!claim) return out;
  out.document = claim->document;
  out.span = claim->span;
  out.quote = sources.words(claim->document, claim->span);
  if (claim->time) out.time = wording.days(claim->time->time.days);
  for (const auto& source : claim->sources) out.attribution.push_back(wording.attribution(source, claim->document));
  const auto* document = sources.document(claim->document);
  if (!document) return out;
  out.language = document->language;
  UErrorCode code = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(document->language, code);
  out.right_to_left = U_SUCCESS(code) && locale.isRightToLeft();
  const auto* seen = appearance_of(*document);
  if (!seen) return out;
  out.path = seen->path;
  out.title = seen->title.value_or("");
  out.url = seen->url.value_or("");
  out.publisher = seen->publisher.value_or("");
  if (seen->published) out.date = wording.days(seen->published->days);
  return out;
}

std::string words(const Sources& sources, ClaimId claim, Span span) {
  const auto* found = sources.claim(claim);
  return found ? std::string(sources.words(found->document, span)) : std::string();
}

// A time may have no words of its own, where it follows from the day the text was published.
std::string shown(const Sources& sources, const Wording& wording, const model::LinkSlot& slot, ClaimId claim,
                  Span span) {
  const auto* found = sources.claim(claim);
  if (!found) return {};
  if (!span.empty()) return wording.worded(*found, span);
  return slot.slot == kit::term("time") && found->time ? wording.days(found->time->time.days) : std::string();
}

// "slot.time.before", else "slot.time", else what the verifier calls it.
std::string slot_name(const Wording& wording, const std::string& slot, const std::string& reason) {
  return wording.word("slot." + slot + "." + reason, {}, wording.word("slot." + slot, {}, slot));
}

std::vector<CardSlot> make_slots(const model::Link& link, const Sources& sources, const Wording& wording) {
  std::vector<CardSlot> out;
  for (const auto& slot : link.slots) {
    if (slot.slot == kit::term(verification::order_slot)) continue;
    CardSlot made;
    made.slot = sources.name_of(slot.slot);
    made.test = model::to_string(slot.test);
    made.reason = slot.reason;
    made.a = words(sources, link.a, slot.a);
    made.b = words(sources, link.b, slot.b);
    made.name = slot_name(wording, made.slot, made.reason);
    made.a_shown = shown(sources, wording, slot, link.a, slot.a);
    made.b_shown = shown(sources, wording, slot, link.b, slot.b);
    out.push_back(std::move(made));
  }
  return out;
}

const Messages& host_words(const MessagesOf& messages) {
  static const Messages none;
  const auto own = messages.find(host_messages);
  return own == messages.end() ? none : own->second;
}

void add_texts(Card& card, const Messages& messages, const Wording& wording, const Arguments& arguments,
               std::string_view reader) {
  const auto text = [&](const std::string& key) {
    auto formatted = messages.format(reader, key, arguments);
    if (formatted.fallback) card.notes.push_back("message " + key + " is missing in " + std::string(reader));
    return wording.sentence(std::move(formatted.text));
  };
  card.rule = text(card.rule_id);
  card.headline = text(card.rule_id + ".headline");
  card.dissolve = text(card.rule_id + ".dissolve");
  card.settle = text(card.rule_id + ".settle");
}

}  // namespace

Card make_card(const model::Disagreement& disagreement, std::span<const model::Link> links, const Sources& sources,
               const MessagesOf& messages, std::string_view reader) {
  Card out;
  out.id = disagreement.id;
  out.type = out.type_name = disagreement.type;
  out.score = disagreement.score;
  out.voices = disagreement.voices;
  for (const auto id : disagreement.links) {
    const auto* link = find_link(links, id);
    if (link && link->id != disagreement.strongest && link->tier == model::Tier::Flag) ++out.also;
  }
  const auto* strongest = find_link(links, disagreement.strongest);
  if (!strongest) return out;
  out.rule_id = strongest->rule;
  const auto own = messages.find(strongest->verifier);
  if (own == messages.end()) {
    out.notes.push_back("there are no messages of " + strongest->verifier);
    return out;
  }
  const Wording wording(sources, host_words(messages), own->second.language_for(reader));
  out.type_name = wording.word("type." + out.type, {}, out.type);
  if (!strongest->norm.empty()) out.norm = wording.label(kit::term(strongest->norm));
  out.a = make_side(strongest->a, sources, wording);
  out.b = make_side(strongest->b, sources, wording);
  out.a.members = std::max(strongest->members_a, 1u);
  out.b.members = std::max(strongest->members_b, 1u);
  for (const auto id : strongest->via) out.via.push_back(make_side(id, sources, wording));
  out.slots = make_slots(*strongest, sources, wording);
  add_texts(out, own->second, wording, make_arguments(*strongest, sources, wording), reader);
  return out;
}

std::string explain(const model::Link& link, const Sources& sources, const MessagesOf& messages,
                    std::string_view reader) {
  const auto own = messages.find(link.verifier);
  if (own == messages.end()) return {};
  const Wording wording(sources, host_words(messages), own->second.language_for(reader));
  return wording.sentence(own->second.format(reader, link.rule, make_arguments(link, sources, wording)).text);
}

}  // namespace gainsay::disagreement
