// SPDX-License-Identifier: Apache-2.0
// A verifier that groups claims by predicate and links neighbours in a group. A row's `checkworthy` names the fault:
// what no row of a real casefile would carry.
#include <cstdlib>
#include <limits>
#include <stdexcept>

#include "gainsay/kit/verifier.hpp"

namespace {

enum Fault : std::uint32_t {
  None = 0,
  Crash = 101,
  Loop = 102,
  Throw = 103,
  BadKey = 104,
  BadScore = 105,
  Abstain = 106,
  Unnamed = 107
};

volatile int never = 0;

struct FaultyVerifier {
  gainsay::Term slot;

  static gainsay::Result<FaultyVerifier> create(gainsay::kit::Host host, std::string_view) {
    return FaultyVerifier{host.intern("polarity")};
  }

  static void act(std::uint32_t fault) {
    if (fault == Crash) std::abort();
    if (fault == Throw) throw std::runtime_error("thrown on purpose");
    while (fault == Loop && never == 0) {
    }
  }

  gainsay::Result<void> index(const gainsay_block& claims, const gainsay_block& shared, gainsay::kit::KeySink& sink) {
    for (std::uint64_t i = 0; i < claims.row_count; ++i) {
      const gainsay_row& row = claims.rows[i];
      if (row.checkworthy == BadKey) sink.key(claims.row_count, 1);
      if ((row.flags & GAINSAY_ROW_NEW) != 0) act(row.checkworthy);
      sink.key(i, row.predicate + shared.row_count);
    }
    return {};
  }

  gainsay::Result<void> compare(std::uint64_t, const gainsay_block& group, const gainsay_block& shared,
                                gainsay::kit::LinkSink& sink) {
    for (std::uint64_t i = 0; i < group.row_count; ++i) act(group.rows[i].checkworthy);
    for (std::uint64_t i = 1; i < group.row_count; ++i) {
      const gainsay_row &a = group.rows[i - 1], &b = group.rows[i];
      if (b.checkworthy == Abstain) {
        sink.abstain(a.claim, b.claim, "neighbours", "told-so");
        continue;
      }
      const gainsay_link_slot slots[] = {{b.checkworthy == Unnamed ? 77u : slot.value, GAINSAY_INCOMPATIBLE, 0,
                                          gainsay::kit::str("opposite"), a.span, b.span}};
      gainsay_link link{};
      link.struct_size = sizeof link;
      link.a = a.claim;
      link.b = b.claim;
      link.matter = 42;
      link.score = b.checkworthy == BadScore ? std::numeric_limits<double>::quiet_NaN() : 0.75;
      link.type = gainsay::kit::str("test");
      link.rule = gainsay::kit::str("neighbours");
      const std::uint64_t via = shared.row_count == 0 ? 0 : shared.rows[0].claim;
      link.via = &via;
      link.via_count = shared.row_count == 0 ? 0 : 1;
      link.slots = slots;
      link.slot_count = 1;
      sink.link(link);
    }
    return {};
  }
};

}  // namespace

GAINSAY_VERIFIER(FaultyVerifier, "org.example.faulty_verifier", "1.0.0");
