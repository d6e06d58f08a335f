// SPDX-License-Identifier: Apache-2.0
#include "host/extraction/admission.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <nlohmann/json.hpp>

#include "gainsay/base/printable.hpp"
#include "gainsay/kit/convert.hpp"
#include "gainsay/kit/hash.hpp"
#include "host/extraction/grapheme.hpp"
#include "host/plugin_host/contract.hpp"
#include "host/plugin_host/nesting.hpp"

namespace gainsay::extraction {

namespace {

using plugin_host::Names;
using plugin_host::ReceivedRecord;
using plugin_host::RecordKind;
using plugin_host::Unpacker;

constexpr const char* claim_layer = "claim";  // the word of the manifest for "emits claims"

// The three standard layers carry structs, every other one JSON.
std::uint32_t kind_of(gainsay_term layer) {
  static const gainsay_term quantity = kit::term("quantity").value, time = kit::term("time").value,
                            entity = kit::term("entity").value;
  return layer == quantity ? GAINSAY_VALUE_QUANTITY
         : layer == time   ? GAINSAY_VALUE_TIME
         : layer == entity ? GAINSAY_VALUE_ENTITY
                           : GAINSAY_VALUE_JSON;
}

class Admission {
 public:
  Admission(const plugin_host::Plugin& plugin, const model::Document& document, const model::Analysis& analysis,
            const Names& names)
      : plugin_(plugin), document_(document), analysis_(analysis), names_(names) {
    for (const auto& layer : plugin.manifest.produces) layers_.push_back(kit::term(layer));
  }

  bool read(const ReceivedRecord& record, Admitted& out);
  void write_skipped(Admitted& out) const {
    for (const auto& [reason, count] : skipped_)
      out.skipped.push_back({"extraction", plugin_.manifest.id, reason, count});
  }

 private:
  bool read_status(Unpacker in, Admitted& out);
  bool read_mention(Unpacker in, Admitted& out);
  bool read_claim(Unpacker in, Admitted& out);
  bool read_abstention(Unpacker in, Admitted& out);

  const char* rule_broken(const gainsay_mention& m) const;
  const char* rule_broken(const gainsay_claim& c) const;
  bool named(gainsay_term term) const { return term == 0 || names_.contains(term); }
  bool named(const gainsay_quantity& q) const { return named(q.unit) && named(q.dimension); }
  bool named(const gainsay_claim& c) const;
  bool cut(gainsay_span s) const { return cuts_grapheme(kit::span(s), document_.text); }
  bool cut(const gainsay_claim& c) const;
  bool inside_one_sentence(gainsay_span s) const;
  std::size_t words(gainsay_span s) const;

  const plugin_host::Plugin& plugin_;
  const model::Document& document_;
  const model::Analysis& analysis_;
  const Names& names_;
  std::vector<Term> layers_;
  std::map<std::string, std::uint64_t> skipped_;
};

bool Admission::read(const ReceivedRecord& record, Admitted& out) {
  const Unpacker in(record.body);
  switch (record.kind) {
    case RecordKind::Status:
      return read_status(in, out);
    case RecordKind::Mention:
      return read_mention(in, out);
    case RecordKind::Claim:
      return read_claim(in, out);
    case RecordKind::Abstain:
      return read_abstention(in, out);
    default:
      return false;
  }
}

bool Admission::read_status(Unpacker in, Admitted& out) {
  const auto status = in.value<std::int64_t>();
  const gainsay_str why = in.text();
  if (!in.ok() || status > GAINSAY_OK || status < GAINSAY_LIMIT) return false;
  if (status == GAINSAY_LIMIT) ++skipped_["limit: further results cut off"];
  if (status == GAINSAY_OK || status == GAINSAY_LIMIT) return true;
  out.breach = "status " + std::to_string(status);
  if (why.size != 0) out.breach += ": " + printable(kit::view(why));
  return true;
}

bool Admission::read_mention(Unpacker in, Admitted& out) {
  plugin_host::UnpackedMention mention;
  if (!mention.unpack(in)) return false;
  if (std::find(layers_.begin(), layers_.end(), Term{mention.abi.layer}) == layers_.end())
    return out.breach = "a mention is on a layer that its manifest does not produce", true;
  if (const char* breach = plugin_host::breach(mention.abi, document_.text))
    return out.breach = std::string("a mention ") + breach, true;
  if (mention.abi.value_kind != kind_of(mention.abi.layer))
    return out.breach = "a mention has a value that does not belong on its layer", true;
  if (const char* rule = rule_broken(mention.abi)) return ++skipped_[rule], true;
  out.mentions.push_back(kit::to_model(mention.abi));
  return true;
}

bool Admission::read_claim(Unpacker in, Admitted& out) {
  plugin_host::UnpackedClaim claim;
  if (!claim.unpack(in)) return false;
  const auto& produces = plugin_.manifest.produces;
  if (std::find(produces.begin(), produces.end(), claim_layer) == produces.end())
    return out.breach = "a claim is not what its manifest produces", true;
  if (const char* breach = plugin_host::breach(claim.abi, document_.text))
    return out.breach = std::string("a claim ") + breach, true;
  if (const char* rule = rule_broken(claim.abi)) return ++skipped_[rule], true;
  out.claims.push_back(kit::to_model(claim.abi));
  return true;
}

bool Admission::read_abstention(Unpacker in, Admitted& out) {
  const auto where = in.value<gainsay_span>();
  const gainsay_str reason = in.text();
  if (!in.ok()) return false;
  if (const char* breach = plugin_host::breach_of_abstention(where, reason, document_.text))
    return out.breach = std::string("an abstention ") + breach, true;
  ++skipped_[printable(kit::view(reason))];
  return true;
}

const char* Admission::rule_broken(const gainsay_mention& m) const {
  if (cut(m.span)) return "mention that cuts a letter off its marks";
  const auto& json = *static_cast<const gainsay_str*>(m.value);
  if (m.value_kind == GAINSAY_VALUE_JSON && plugin_host::nests_too_deep(kit::view(json)))
    return "mention whose value nests too deep";
  if (m.value_kind == GAINSAY_VALUE_JSON && !nlohmann::json::accept(kit::view(json)))
    return "mention whose value is not JSON";
  if (m.value_kind == GAINSAY_VALUE_QUANTITY && !named(*static_cast<const gainsay_quantity*>(m.value)))
    return "mention with a term that was never interned";
  if (m.value_kind == GAINSAY_VALUE_ENTITY) {
    const auto& entity = *static_cast<const gainsay_entity*>(m.value);
    if (!named(entity.id) || !named(entity.type)) return "mention with a term that was never interned";
  }
  return nullptr;
}

const char* Admission::rule_broken(const gainsay_claim& c) const {
  if (!inside_one_sentence(c.span)) return "claim that does not lie in one sentence";
  if (words(c.span) > max_claim_words) return "claim of more than 60 words";
  if (cut(c)) return "claim that cuts a letter off its marks";
  if (!named(c)) return "claim with a term that was never interned";
  return nullptr;
}

bool Admission::named(const gainsay_claim& c) const {
  const std::span slots(c.slots, c.slot_count);
  const std::span quantities(c.quantities, c.quantity_count);
  const std::span sources(c.sources, c.source_count);
  return named(c.predicate) &&
         std::all_of(slots.begin(), slots.end(),
                     [&](const auto& s) { return named(s.role) && named(s.id) && named(s.concept_id); }) &&
         std::all_of(quantities.begin(), quantities.end(),
                     [&](const auto& q) { return named(q.of) && named(q.value); }) &&
         std::all_of(sources.begin(), sources.end(), [&](const auto& s) { return named(s.id); });
}

bool Admission::cut(const gainsay_claim& c) const {
  const auto any = [&](auto list) {
    return std::any_of(list.begin(), list.end(), [&](const auto& part) { return cut(part.span); });
  };
  return cut(c.span) || (c.has_time && cut(c.time_span)) || any(std::span(c.slots, c.slot_count)) ||
         any(std::span(c.quantities, c.quantity_count)) || any(std::span(c.sources, c.source_count)) ||
         any(std::span(c.cues, c.cue_count));
}

bool Admission::inside_one_sentence(gainsay_span s) const {
  const auto& sentences = analysis_.sentences;
  const auto after =
      std::upper_bound(sentences.begin(), sentences.end(), s.begin,
                       [](std::uint32_t begin, const model::Sentence& x) { return begin < x.span.begin; });
  return after != sentences.begin() && std::prev(after)->span.contains(kit::span(s));
}

std::size_t Admission::words(gainsay_span s) const {
  const auto& tokens = analysis_.tokens;
  auto token = std::lower_bound(tokens.begin(), tokens.end(), s.begin,
                                [](const model::Token& x, std::uint32_t begin) { return x.span.begin < begin; });
  std::size_t count = 0;
  for (; token != tokens.end() && token->span.begin < s.end; ++token) {
    const bool word = token->kind == model::TokenKind::Word || token->kind == model::TokenKind::Number;
    count += word && (token->flags & model::token_flag::Joined) == 0 ? 1 : 0;
  }
  return count;
}

// The n-th claim with the same words, predicate and extractor counts from 0, in the order of emission.
void identify(const plugin_host::Plugin& plugin, RunId run, const model::Document& document,
              std::vector<model::Claim>& claims) {
  std::map<std::tuple<Span, Term>, std::uint32_t> seen;
  for (auto& claim : claims) {
    const std::uint32_t nth = seen[{claim.span, claim.predicate}]++;
    claim.id = kit::claim_id(document.id, claim.span.begin, claim.span.end, plugin.manifest.id, claim.predicate, nth);
    claim.document = document.id;
    claim.run = run;
  }
}

}  // namespace

bool admit(const plugin_host::Plugin& plugin, RunId run, const model::Document& document,
           const model::Analysis& analysis, std::span<const ReceivedRecord> records, const Names& names,
           Admitted& out) {
  Admission admission(plugin, document, analysis, names);
  out = {};
  out.mentions.reserve(records.size());
  bool ended = false;  // exactly one Status, at the end
  for (const auto& record : records) {
    if (ended || !admission.read(record, out)) return false;
    ended = record.kind == RecordKind::Status;
    if (!out.breach.empty()) {
      out = Admitted{{}, {}, {}, std::move(out.breach)};
      return true;
    }
  }
  if (!ended) return false;
  identify(plugin, run, document, out.claims);
  admission.write_skipped(out);
  return true;
}

}  // namespace gainsay::extraction
