// SPDX-License-Identifier: Apache-2.0
// A verifier in C++: a map (which claims should meet) and a reduce (what follows when they do).
//
//   struct Totals {
//     static gainsay::Result<Totals> create(gainsay::kit::Host host, std::string_view config_json);
//     gainsay::Result<void> index(const gainsay_block& claims, const gainsay_block& shared, gainsay::kit::KeySink&
//     sink); gainsay::Result<void> compare(std::uint64_t key, const gainsay_block& group, const gainsay_block& shared,
//                                   gainsay::kit::LinkSink& sink);
//   };
//   GAINSAY_VERIFIER(Totals, "org.example.totals", "1.0.0");
//
// See abi/verifier.h for what the blocks hold; kit/key.hpp makes keys and matters.
#pragma once

#include <cstring>
#include <span>
#include <string_view>

#include "gainsay/abi/verifier.h"
#include "gainsay/kit/plugin.hpp"

namespace gainsay::kit {

// The parts of a row, which stand in the lists of its block.
inline std::span<const gainsay_row> rows(const gainsay_block& block) { return {block.rows, block.row_count}; }
inline std::span<const gainsay_row_slot> slots(const gainsay_block& block, const gainsay_row& row) {
  return {block.slots + row.slot_begin, row.slot_count};
}
inline std::span<const gainsay_row_quantity> quantities(const gainsay_block& block, const gainsay_row& row) {
  return {block.quantities + row.quantity_begin, row.quantity_count};
}
inline std::span<const gainsay_row_source> sources(const gainsay_block& block, const gainsay_row& row) {
  return {block.sources + row.source_begin, row.source_count};
}

// As with Sink: valid during the call, and a refusal by the host unwinds it.
class KeySink {
 public:
  explicit KeySink(const gainsay_key_sink* sink) : sink_(sink) {}
  // `row` is an index into the `claims` passed to `index`.
  void key(std::uint64_t row, std::uint64_t key) { detail::continue_or_stop(sink_->emit(sink_->ctx, row, key)); }

 private:
  const gainsay_key_sink* sink_;  // borrowed for the call
};

class LinkSink {
 public:
  explicit LinkSink(const gainsay_link_sink* sink) : sink_(sink) {}
  void link(const gainsay_link& link) { detail::continue_or_stop(sink_->emit(sink_->ctx, &link)); }
  // Why a pair that looked like a link is none: shown by --why-not.
  void abstain(std::uint64_t claim_a, std::uint64_t claim_b, std::string_view rule, std::string_view reason) {
    detail::continue_or_stop(sink_->abstain(sink_->ctx, claim_a, claim_b, str(rule), str(reason)));
  }

 private:
  const gainsay_link_sink* sink_;  // borrowed for the call
};

namespace detail {

template <class T>
gainsay_status index(gainsay_instance* opaque, const gainsay_block* claims, const gainsay_block* shared,
                     const gainsay_key_sink* sink) noexcept {
  auto& self = instance<T>(opaque);
  return guarded(self.host, [&]() -> gainsay_status {
    KeySink out(sink);
    const Result<void> done = self.value.index(*claims, *shared, out);
    return done ? GAINSAY_OK : report(self.host, done.error());
  });
}

template <class T>
gainsay_status compare(gainsay_instance* opaque, std::uint64_t key, const gainsay_block* group,
                       const gainsay_block* shared, const gainsay_link_sink* sink) noexcept {
  auto& self = instance<T>(opaque);
  return guarded(self.host, [&]() -> gainsay_status {
    LinkSink out(sink);
    const Result<void> done = self.value.compare(key, *group, *shared, out);
    return done ? GAINSAY_OK : report(self.host, done.error());
  });
}

template <class T>
const void* verifier_factory(const char* id) noexcept {
  static constexpr gainsay_verifier factory = {
      sizeof(gainsay_verifier), 0, create<T>, destroy<T>, index<T>, compare<T>};
  return id && std::strcmp(id, GAINSAY_VERIFIER_ID) == 0 ? &factory : nullptr;
}

}  // namespace detail
}  // namespace gainsay::kit

#define GAINSAY_VERIFIER(T, plugin_id, plugin_version) \
  GAINSAY_PLUGIN_ENTRY(plugin_id, plugin_version, ::gainsay::kit::detail::verifier_factory<T>)
