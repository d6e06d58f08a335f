// SPDX-License-Identifier: Apache-2.0
#include "host/worker/verify_call.hpp"

#include <string>

#include "host/plugin_host/contract.hpp"
#include "host/worker/foreign_call.hpp"

namespace gainsay::worker {

namespace {

using plugin_host::RecordKind;
using plugin_host::RecordWriter;

constexpr std::size_t reserve_bytes = 1u << 20;
constexpr std::uint64_t bytes_per_row = sizeof(gainsay_row);
constexpr std::uint64_t keys_per_row = 64;

class Call {
 public:
  Call(std::uint32_t number, Services* services, const gainsay_block& rows, Batch& batch)
      : number_(number), services_(services), rows_(rows), batch_(batch) {}

  gainsay_key_sink key_sink() { return {sizeof(gainsay_key_sink), 0, this, emit_key}; }
  gainsay_link_sink link_sink() { return {sizeof(gainsay_link_sink), 0, this, emit_link, abstain}; }
  const std::string& breach() const { return breach_; }
  bool full() const { return full_; }

 private:
  static Call& self(void* ctx) { return *static_cast<Call*>(ctx); }

  gainsay_status refuse(std::string breach) {
    if (breach_.empty()) breach_ = std::move(breach);
    return GAINSAY_INVALID;
  }

  template <class Value>
  gainsay_status emit(RecordKind kind, std::uint64_t most, const Value& write) {
    if (full_) return GAINSAY_LIMIT;
    if (++count_ > most) return GAINSAY_LIMIT;
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

  std::uint64_t most_links() const { return plugin_host::max_results(rows_.row_count * bytes_per_row); }

  static gainsay_status emit_key(void* ctx, std::uint64_t row, std::uint64_t key) noexcept {
    Call& call = self(ctx);
    if (row >= call.rows_.row_count) return call.refuse("a key is for a row that does not exist");
    return call.emit(RecordKind::Key, call.rows_.row_count * keys_per_row, [&] {
      call.batch_.out.value(row);
      call.batch_.out.value(key);
    });
  }

  static gainsay_status emit_link(void* ctx, const gainsay_link* link) noexcept {
    Call& call = self(ctx);
    if (link->struct_size < sizeof(gainsay_link)) return call.refuse("a link is smaller than this ABI asks for");
    if (const char* breach = plugin_host::breach(*link)) return call.refuse(std::string("a link ") + breach);
    for (std::uint64_t i = 0; i < link->slot_count; ++i) call.services_->know(link->slots[i].slot);
    return call.emit(RecordKind::Link, call.most_links(), [&] { pack(call.batch_.out, *link); });
  }

  static gainsay_status abstain(void* ctx, std::uint64_t a, std::uint64_t b, gainsay_str rule,
                                gainsay_str reason) noexcept {
    Call& call = self(ctx);
    for (const gainsay_str text : {rule, reason})
      if (const char* breach = plugin_host::breach_of_abstention({0, 0}, text, {}))
        return call.refuse(std::string("an abstention ") + breach);
    return call.emit(RecordKind::LinkAbstain, call.most_links(), [&] {
      call.batch_.out.value(a);
      call.batch_.out.value(b);
      call.batch_.out.text(rule);
      call.batch_.out.text(reason);
    });
  }

  std::uint32_t number_;
  Services* services_;
  const gainsay_block& rows_;
  Batch& batch_;
  std::uint64_t count_ = 0;
  bool full_ = false;
  std::string breach_;
};

template <class Function>
Outcome run(LoadedPlugin& plugin, std::uint32_t number, bool first, Call& call, Batch& batch,
            const Function& function) {
  const std::size_t before = batch.out.size();
  batch.out.reserve(reserve_bytes);
  std::string why;
  batch.enter(number);
  gainsay_status status = call_foreign(why, function);
  batch.leave();
  batch.out.reserve(0);
  if (call.full() && !first) return Outcome::Full;
  std::string logged = plugin.host->take_error();
  if (why.empty()) why = std::move(logged);
  if (!call.breach().empty()) {
    status = GAINSAY_INVALID;
    why = call.breach();
  }
  if (status != GAINSAY_OK && status != GAINSAY_LIMIT) batch.out.rewind(before);
  batch.write_status(number, status, why);
  return batch.out.full() && !first ? Outcome::Full : Outcome::Written;
}

}  // namespace

Outcome index(LoadedPlugin& plugin, std::uint32_t number, const gainsay_block& rows, const gainsay_block& shared,
              bool first, Batch& batch) {
  Call call(number, nullptr, rows, batch);
  const gainsay_key_sink sink = call.key_sink();
  return run(plugin, number, first, call, batch,
             [&] { return plugin.verifier->index(plugin.instance, &rows, &shared, &sink); });
}

Outcome compare(LoadedPlugin& plugin, std::uint32_t number, Services& services, std::uint64_t key,
                const gainsay_block& group, const gainsay_block& shared, bool first, Batch& batch) {
  Call call(number, &services, group, batch);
  const gainsay_link_sink sink = call.link_sink();
  return run(plugin, number, first, call, batch,
             [&] { return plugin.verifier->compare(plugin.instance, key, &group, &shared, &sink); });
}

}  // namespace gainsay::worker
