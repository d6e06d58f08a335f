// SPDX-License-Identifier: Apache-2.0
// Admission of claims and mentions: whatever a worker says, what is let in has a quote, a place in one sentence, and
// names that people can read; and what is let in can be stored and read back.
#include <algorithm>
#include <limits>
#include <set>
#include <vector>

#include "db/record.hpp"
#include "gainsay/kit/convert.hpp"
#include "gainsay/kit/hash.hpp"
#include "host/extraction/admission.hpp"
#include "host/extraction/grapheme.hpp"
#include "host/plugin_host/contract.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

using namespace plugin_host;

struct Scene {
  Scene() {
    plugin.manifest.id = "org.example.scene";
    plugin.manifest.produces = {"entity", "quantity", "time", "mark", "claim"};
    for (const char* name : {"entity", "quantity", "time", "mark", "test.says", "agent", "Q1", "km"})
      names[kit::term(name).value] = name;
    document.text = "Two words. A né\u0301e cafe\u0301 here. كره شمالي گفت. Third one, and more.";
    document.id = kit::document_id(document.text);
    for (std::size_t begin = 0; begin < document.text.size();) {
      const auto stop = document.text.find('.', begin) + 1;
      analysis.sentences.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop)}, 0, 0, 0, 0});
      begin = stop + 1;
    }
    for (std::uint32_t i = 0; i < document.text.size(); ++i)  // every letter a word: sixty are soon reached
      analysis.tokens.push_back({{i, i + 1}, 0, 0, 0, 0, model::TokenKind::Word, 0, 0});
  }
  Plugin plugin;
  Names names;
  model::Document document;
  model::Analysis analysis;
};

const Scene& scene() {
  static const Scene scene;
  return scene;
}

// --- results as a plugin might put them together

gainsay_term term(Input& in) {
  static constexpr const char* names[] = {"", "test.says", "agent", "Q1", "km", "nobody told"};
  return kit::term(names[in.one_of(std::size(names))]).value;
}
gainsay_term layer(Input& in) {
  static constexpr const char* names[] = {"entity", "quantity", "time", "mark", "alien"};
  return kit::term(names[in.one_of(std::size(names))]).value;
}
gainsay_span span(Input& in) {
  const std::uint32_t begin = in.byte(), size = in.byte();
  return size == 255 ? in.take<gainsay_span>() : gainsay_span{begin, begin + size};
}
double number(Input& in) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double numbers[] = {0, 1, 0.5, -1, infinity, -infinity, std::numeric_limits<double>::quiet_NaN(), 3e300};
  const unsigned which = in.one_of(9);
  return which < 8 ? numbers[which] : in.take<double>();
}
std::uint32_t kind(Input& in) { return in.one_of(12); }
gainsay_str words(Input& in) {
  const auto text = in.text(40);
  return {text.data(), text.size()};
}
gainsay_quantity quantity(Input& in) {
  gainsay_quantity q{kind(in),   kind(in),   number(in), number(in), number(in), number(in),
                     number(in), number(in), term(in),   term(in),   span(in),   span(in)};
  if (in.one_of(2) == 0) q.hi = q.lo, q.base_hi = q.base_lo, q.other_hi = q.other_lo;
  return q;
}
gainsay_time time(Input& in) {
  gainsay_time t{};
  t.kind = kind(in), t.basis = kind(in), t.flags = in.byte();
  t.lo = in.take<std::int32_t>(), t.hi = in.take<std::int32_t>();
  t.lo_second = in.take<std::int32_t>(), t.hi_second = -1;
  t.duration_lo = number(in), t.duration_hi = number(in);
  const auto edtf = in.text(64), duration = in.text(32);
  std::memcpy(t.edtf, edtf.data(), edtf.size());
  std::memcpy(t.duration, duration.data(), duration.size());
  return t;
}
gainsay_entity entity(Input& in) { return {term(in), term(in), kind(in), 0, number(in)}; }

void add_mention(Input& in, Packer& out) {
  gainsay_mention mention{layer(in), span(in), in.one_of(4), 0, nullptr};
  const auto q = quantity(in);
  const auto t = time(in);
  const auto e = entity(in);
  const auto json = words(in);
  const void* const values[] = {&json, &q, &t, &e};
  mention.value = values[mention.value_kind];
  pack(out, mention);
}

void add_claim(Input& in, Packer& out) {
  gainsay_claim claim{};
  claim.flags = kind(in), claim.predicate = term(in), claim.span = span(in);
  claim.polarity = in.one_of(3), claim.modality = kind(in), claim.checkworthy = in.one_of(5);
  claim.confidence = number(in), claim.has_time = in.one_of(3);
  claim.time = time(in), claim.time_span = span(in), claim.time_confidence = number(in);
  std::vector<gainsay_claim_slot> slots(in.one_of(4));
  for (auto& s : slots) s = {term(in), term(in), term(in), words(in), span(in), kind(in), 0, number(in)};
  std::vector<gainsay_claim_quantity> quantities(in.one_of(3));
  for (auto& q : quantities) q = {term(in), span(in), number(in), in.take<int>(), in.take<int>(), quantity(in)};
  std::vector<gainsay_claim_source> sources(in.one_of(3));
  for (auto& s : sources) s = {term(in), words(in), words(in), span(in), number(in)};
  std::vector<gainsay_claim_cue> cues(in.one_of(4));
  for (auto& c : cues) c = {in.one_of(5), span(in), 0};
  claim.slots = slots.data(), claim.slot_count = slots.size();
  claim.quantities = quantities.data(), claim.quantity_count = quantities.size();
  claim.sources = sources.data(), claim.source_count = sources.size();
  claim.cues = cues.data(), claim.cue_count = cues.size();
  pack(out, claim);
}

// One record; false when the input is used up.
bool add_record(Input& in, Packer& out) {
  if (in.at_end()) return false;
  const auto choice = in.one_of(8);
  if (choice == 0) {
    const RecordWriter raw(out, static_cast<RecordKind>(in.one_of(12)), 0);
    const auto bytes = in.text(255);
    out.raw(bytes.data(), bytes.size());
  } else if (choice == 1) {
    const RecordWriter abstention(out, RecordKind::Abstain, 0);
    out.value(span(in));
    out.text(words(in));
  } else if (choice < 5) {
    const RecordWriter record(out, RecordKind::Mention, 0);
    add_mention(in, out);
  } else {
    const RecordWriter record(out, RecordKind::Claim, 0);
    add_claim(in, out);
  }
  return true;
}

// --- what must hold of what is let in

void check_claim(const model::Claim& claim) {
  const auto& [plugin, names, document, analysis] = scene();
  check_span(claim.span, document.text);
  property(!extraction::cuts_grapheme(claim.span, document.text), "a claim cuts no letter off its marks");
  property(claim.span.size() <= extraction::max_claim_words, "a claim has at most sixty words");  // of one letter
  property(std::any_of(analysis.sentences.begin(), analysis.sentences.end(),
                       [&](const auto& s) { return s.span.contains(claim.span); }),
           "a claim lies in one sentence");
  property(claim.document == document.id && claim.run == RunId{5}, "a claim knows where it comes from");
  property(names.contains(claim.predicate.value), "a predicate has a name");
  for (const auto& slot : claim.slots) {
    property(slot.role && names.contains(slot.role.value), "a role has a name");
    property(!slot.id || names.contains(slot.id.value), "a filler has a name");
    property(is_text(slot.label), "a label is UTF-8");
    if (slot.span != Span{}) check_span(slot.span, document.text);
  }
  for (const auto& source : claim.sources)
    property(!source.label.empty() && is_text(source.label), "a source is named");
  const kit::ClaimView view(claim);
  property(breach(view.abi(), document.text) == nullptr, "what was let in keeps the contract");
}

void check_mention(const model::Mention& mention) {
  const auto& text = scene().document.text;
  check_span(mention.span, text);
  const kit::MentionView view(mention);
  property(breach(view.abi(), text) == nullptr, "what was let in keeps the contract");
  const auto stored = db::Record().add(mention).bytes();
  const auto value = db::read_mention_value(stored);
  property(value.has_value(), "a mention that was let in can be read back");
  property(db::Record().add(model::Mention{mention.layer, mention.span, *value}).bytes() == stored,
           "a mention is read back as it was stored");
}

std::string bytes_of(const extraction::Admitted& admitted) {
  db::Record out;
  for (const auto& claim : admitted.claims) out.add(claim);
  for (const auto& mention : admitted.mentions) out.add(mention);
  for (const auto& skipped : admitted.skipped) out.add(std::string_view(skipped.reason)).add(skipped.count);
  return out.add(std::string_view(admitted.breach)).bytes();
}

void check_admitted(const extraction::Admitted& admitted) {
  if (!admitted.breach.empty()) {
    property(admitted.claims.empty() && admitted.mentions.empty() && admitted.skipped.empty(), "a liar loses all");
    return property(is_text(admitted.breach), "a breach can be printed");
  }
  std::set<ClaimId> ids;
  for (const auto& claim : admitted.claims) {
    check_claim(claim);
    property(ids.insert(claim.id).second, "no two claims have one id");
  }
  for (const auto& mention : admitted.mentions) check_mention(mention);
  for (const auto& skipped : admitted.skipped)
    property(!skipped.reason.empty() && skipped.count > 0 && is_text(skipped.reason), "what is left out has a reason");
}

}  // namespace

void run(std::string_view input) {
  Input in(input);
  std::vector<std::byte> memory(256u << 10);
  Packer out(memory);
  const auto status = static_cast<std::int64_t>(in.take<std::int8_t>());
  while (!out.full() && add_record(in, out)) continue;
  if (status < 100) {  // else there is none
    const RecordWriter record(out, RecordKind::Status, 0);
    out.value(status);
    out.text(std::string_view("why"));
  }
  if (out.full()) return;
  Names names = scene().names;
  std::vector<ReceivedRecord> records;
  if (!read_records(std::span<const std::byte>(memory).first(out.size()), names, records)) return;
  extraction::Admitted admitted, again;
  const auto& s = scene();
  const bool sound = extraction::admit(s.plugin, {5}, s.document, s.analysis, records, s.names, admitted);
  property(sound == extraction::admit(s.plugin, {5}, s.document, s.analysis, records, s.names, again), "judged alike");
  if (!sound) return;
  check_admitted(admitted);
  property(bytes_of(admitted) == bytes_of(again), "the same records are judged alike");
}

}  // namespace gainsay::fuzz
