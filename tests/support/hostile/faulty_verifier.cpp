// SPDX-License-Identifier: Apache-2.0
// A verifier that groups claims by predicate and links neighbours in a group. A row's `checkworthy` (101 is the first
// of `faults`: what no row of a real casefile would carry) or its predicate ("test.crash") names the fault. In `index`
// only new rows have one.
#include <array>
#include <cstdlib>
#include <limits>
#include <string>

#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/verifier.hpp"
#include "tests/support/hostile/worker_faults.hpp"

namespace {

// A fault whose name begins with "index-" or "compare-" happens there only.
constexpr std::array faults = {
    "crash",        "loop",     "throw",    "badkey",      "badscore",        "abstain",
    "unnamed",      "abort",    "overflow", "exit",        "sleep",           "close",
    "cover",        "garble",   "allocate", "endlesskeys", "endless",         "badtext",
    "infinity",     "small",    "many",     "hugetext",    "chatter",         "compare-crash",
    "compare-loop", "scribble", "tamper",   "stranger",    "index-interrupt", "compare-interrupt",
};
constexpr std::uint32_t first_fault = 101;

std::string_view fault_of(const gainsay_row& row) {
  if (row.checkworthy >= first_fault && row.checkworthy < first_fault + faults.size())
    return faults[row.checkworthy - first_fault];
  for (const char* fault : faults)
    if (gainsay::kit::term("test." + std::string(fault)).value == row.predicate) return fault;
  return {};
}

struct FaultyVerifier {
  gainsay::Term slot;

  static gainsay::Result<FaultyVerifier> create(gainsay::kit::Host host, std::string_view) {
    return FaultyVerifier{host.intern("polarity")};
  }

  gainsay::Result<void> index(const gainsay_block& claims, const gainsay_block& shared, gainsay::kit::KeySink& sink) {
    for (std::uint64_t i = 0; i < claims.row_count; ++i) {
      const gainsay_row& row = claims.rows[i];
      std::string_view fault = fault_of(row);
      if (fault.starts_with("index-")) fault.remove_prefix(6);
      if (fault == "badkey") sink.key(claims.row_count, 1);
      if (fault == "endlesskeys")
        for (std::uint64_t key = 0;; ++key) sink.key(i, key);
      if ((row.flags & GAINSAY_ROW_NEW) != 0) gainsay::hostile::do_to_worker(fault);
      sink.key(i, row.predicate + shared.row_count);
    }
    return {};
  }

  void link(const gainsay_row& a, const gainsay_row& b, const gainsay_block& shared, gainsay::kit::LinkSink& sink) {
    const std::string_view fault = fault_of(b);
    const gainsay_link_slot slots[] = {{fault == "unnamed" ? 77u : slot.value, GAINSAY_INCOMPATIBLE, 0,
                                        gainsay::kit::str(fault == "badtext" ? "\xff" : "opposite"), a.span, b.span}};
    gainsay_link out{};
    out.struct_size = fault == "small" ? 8 : sizeof out;
    out.a = a.claim;
    out.b = fault == "stranger" ? b.claim + 1'000'000 : b.claim;
    out.matter = 42;
    out.score = 0.75;
    if (fault == "badscore") out.score = std::numeric_limits<double>::quiet_NaN();
    if (fault == "infinity") out.score = std::numeric_limits<double>::infinity();
    out.type = gainsay::kit::str("test");
    out.rule = gainsay::kit::str("neighbours");
    if (fault == "hugetext") out.rule.size = std::uint64_t{1} << 60;
    const std::uint64_t via = shared.row_count == 0 ? 0 : shared.rows[0].claim;
    out.via = &via;
    out.via_count = shared.row_count == 0 ? 0 : 1;
    out.slots = slots;
    out.slot_count = fault == "many" ? std::numeric_limits<std::uint64_t>::max() : 1;
    sink.link(out);
    while (fault == "endless") sink.link(out);
  }

  gainsay::Result<void> compare(std::uint64_t, const gainsay_block& group, const gainsay_block& shared,
                                gainsay::kit::LinkSink& sink) {
    for (std::uint64_t i = 0; i < group.row_count; ++i) {
      std::string_view fault = fault_of(group.rows[i]);
      if (fault.starts_with("compare-")) fault.remove_prefix(8);
      gainsay::hostile::do_to_worker(fault);
    }
    for (std::uint64_t i = 1; i < group.row_count; ++i) {
      const gainsay_row &a = group.rows[i - 1], &b = group.rows[i];
      if (fault_of(b) == "abstain")
        sink.abstain(a.claim, b.claim, "neighbours", "told-so");
      else
        link(a, b, shared, sink);
    }
    return {};
  }
};

}  // namespace

GAINSAY_VERIFIER(FaultyVerifier, "org.example.faulty_verifier", "1.0.0");
