// SPDX-License-Identifier: Apache-2.0
#include "host/worker/extract_call.hpp"

#include <algorithm>
#include <cstring>
#include <deque>
#include <string>

#include "host/plugin_host/contract.hpp"
#include "host/worker/foreign_call.hpp"

namespace gainsay::worker {

namespace {

using plugin_host::RecordKind;
using plugin_host::RecordWriter;

constexpr std::size_t reserve_bytes = 1u << 20;  // for what follows the results: statuses and names

// A mention that was emitted. Its value lies in its record in the out arena.
struct Kept {
  gainsay_mention mention;
  gainsay_str json;  // what mention.value points to when it is JSON
};

// One plugin's call for one document, as its sink sees it.
class Call {
 public:
  Call(const LoadedPlugin& plugin, std::uint32_t number, Services& services, std::string_view text, Batch& batch)
      : plugin_(plugin), number_(number), services_(services), text_(text), batch_(batch) {}

  gainsay_extract_sink sink() { return {sizeof(gainsay_extract_sink), 0, this, emit_mention, emit_claim, abstain}; }
  const std::string& breach() const { return breach_; }
  bool full() const { return full_; }
  std::deque<Kept>& mentions() { return mentions_; }

 private:
  static Call& self(void* ctx) { return *static_cast<Call*>(ctx); }

  gainsay_status refuse(const char* what, const char* breach) {
    if (breach_.empty()) breach_ = std::string(what) + " " + breach;
    return GAINSAY_INVALID;
  }

  // Writes one record, or takes back what does not fit.
  template <class Value>
  gainsay_status emit(RecordKind kind, const Value& write) {
    if (full_) return GAINSAY_LIMIT;
    if (++count_ > plugin_host::max_results(text_.size())) return GAINSAY_LIMIT;
    const std::size_t before = batch_.out.size();
    {
      RecordWriter record(batch_.out, kind, number_);
      write();
    }
    if (!batch_.out.full()) return GAINSAY_OK;
    batch_.out.rewind(before);
    full_ = true;
    return GAINSAY_LIMIT;
  }

  static gainsay_status emit_mention(void* ctx, const gainsay_mention* mention) noexcept {
    Call& call = self(ctx);
    const auto& layers = call.plugin_.spec.produces;
    if (std::find(layers.begin(), layers.end(), mention->layer) == layers.end())
      return call.refuse("a mention", "is on a layer that its manifest does not produce");
    if (const char* breach = plugin_host::breach(*mention, call.text_)) return call.refuse("a mention", breach);
    call.know_terms(*mention);
    const std::size_t at = call.batch_.out.size();
    const gainsay_status status = call.emit(RecordKind::Mention, [&] { pack(call.batch_.out, *mention); });
    if (status == GAINSAY_OK) call.keep(*mention, at);
    return status;
  }

  static gainsay_status emit_claim(void* ctx, const gainsay_claim* claim) noexcept {
    Call& call = self(ctx);
    if (!call.plugin_.spec.produces_claims) return call.refuse("a claim", "is not what its manifest produces");
    if (claim->struct_size < sizeof(gainsay_claim)) return call.refuse("a claim", "is smaller than this ABI asks for");
    if (const char* breach = plugin_host::breach(*claim, call.text_)) return call.refuse("a claim", breach);
    call.know_terms(*claim);
    return call.emit(RecordKind::Claim, [&] { pack(call.batch_.out, *claim); });
  }

  static gainsay_status abstain(void* ctx, gainsay_span where, gainsay_str reason) noexcept {
    Call& call = self(ctx);
    if (const char* breach = plugin_host::breach_of_abstention(where, reason, call.text_))
      return call.refuse("an abstention", breach);
    return call.emit(RecordKind::Abstain, [&] {
      call.batch_.out.value(where);
      call.batch_.out.text(reason);
    });
  }

  void keep(const gainsay_mention& mention, std::size_t record) {
    const std::byte* value = batch_.out.at(record + sizeof(plugin_host::Record) + sizeof(gainsay_mention));
    Kept& kept = mentions_.emplace_back(Kept{mention, {nullptr, 0}});
    if (mention.value_kind == GAINSAY_VALUE_JSON) {
      kept.json.data = reinterpret_cast<const char*>(value + sizeof(std::uint64_t));
      kept.json.size = static_cast<const gainsay_str*>(mention.value)->size;
      kept.mention.value = &kept.json;
    } else {
      kept.mention.value = value;
    }
  }

  void know(const gainsay_quantity& quantity) {
    services_.know(quantity.unit);
    services_.know(quantity.dimension);
  }

  void know_terms(const gainsay_mention& m) {
    services_.know(m.layer);
    if (m.value_kind == GAINSAY_VALUE_QUANTITY) know(*static_cast<const gainsay_quantity*>(m.value));
    if (m.value_kind != GAINSAY_VALUE_ENTITY) return;
    services_.know(static_cast<const gainsay_entity*>(m.value)->id);
    services_.know(static_cast<const gainsay_entity*>(m.value)->type);
  }

  void know_terms(const gainsay_claim& c) {
    services_.know(c.predicate);
    for (std::uint64_t i = 0; i < c.slot_count; ++i)
      for (const gainsay_term term : {c.slots[i].role, c.slots[i].id, c.slots[i].concept_id}) services_.know(term);
    for (std::uint64_t i = 0; i < c.quantity_count; ++i) {
      services_.know(c.quantities[i].of);
      know(c.quantities[i].value);
    }
    for (std::uint64_t i = 0; i < c.source_count; ++i) services_.know(c.sources[i].id);
  }

  const LoadedPlugin& plugin_;
  std::uint32_t number_;
  Services& services_;
  std::string_view text_;
  Batch& batch_;
  std::uint64_t count_ = 0;
  bool full_ = false;
  std::string breach_;
  std::deque<Kept> mentions_;
};

// What a plugin sees of the layers it consumes.
std::vector<gainsay_mention> visible(std::span<const plugin_host::UnpackedMention> given,
                                     const std::deque<std::deque<Kept>>& kept,
                                     const std::vector<gainsay_term>& layers) {
  std::vector<gainsay_mention> out;
  for (const auto& m : given)
    if (std::find(layers.begin(), layers.end(), m.abi.layer) != layers.end()) out.push_back(m.abi);
  for (const auto& mentions : kept)
    for (const auto& m : mentions)
      if (std::find(layers.begin(), layers.end(), m.mention.layer) != layers.end()) out.push_back(m.mention);
  std::stable_sort(out.begin(), out.end(), [](const gainsay_mention& a, const gainsay_mention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return out;
}

}  // namespace

Outcome extract(std::span<LoadedPlugin> plugins, Services& services, const gainsay_document& source,
                std::span<const plugin_host::UnpackedMention> given, std::uint64_t skip, bool first, Batch& batch) {
  std::deque<std::deque<Kept>> kept;
  gainsay_document document = source;
  const std::string_view text(source.text.data, source.text.size);
  batch.out.reserve(reserve_bytes);
  for (std::uint32_t number = 0; number < plugins.size(); ++number) {
    LoadedPlugin& plugin = plugins[number];
    if (!plugin.extractor || (skip >> number & 1) != 0) continue;
    const auto mentions = visible(given, kept, plugin.spec.consumes);
    document.mentions = mentions.data();
    document.mention_count = mentions.size();
    const std::size_t before = batch.out.size();
    Call call(plugin, number, services, text, batch);
    const gainsay_extract_sink sink = call.sink();
    std::string why;
    batch.enter(number);
    gainsay_status status =
        call_foreign(why, [&] { return plugin.extractor->extract(plugin.instance, &document, &sink); });
    batch.leave();
    if (call.full() && !first) return Outcome::Full;
    std::string logged = plugin.host->take_error();
    if (why.empty()) why = std::move(logged);
    if (!call.breach().empty()) {
      status = GAINSAY_INVALID;
      why = call.breach();
    }
    if (status == GAINSAY_OK || status == GAINSAY_LIMIT)
      kept.push_back(std::move(call.mentions()));
    else
      batch.out.rewind(before);
    batch.out.reserve(0);
    batch.write_status(number, status, why);
    batch.out.reserve(reserve_bytes);
  }
  batch.out.reserve(0);
  return batch.out.full() && !first ? Outcome::Full : Outcome::Written;
}

}  // namespace gainsay::worker
