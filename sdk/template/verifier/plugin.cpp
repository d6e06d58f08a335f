// SPDX-License-Identifier: Apache-2.0
// One event with two dates: claims that agree on what was done and by whom, and name different days for it.
#include <algorithm>
#include <tuple>
#include <vector>

#include "gainsay/kit/key.hpp"
#include "gainsay/kit/verifier.hpp"

namespace {

constexpr std::string_view plugin_id = "org.example.two_dates";

struct TwoDates {
  gainsay::Term time;

  static gainsay::Result<TwoDates> create(gainsay::kit::Host host, std::string_view /*config_json*/) {
    return TwoDates{host.intern("time")};
  }

  // The predicate, then everybody and everything known that has a part in it.
  static std::vector<std::uint64_t> parties(const gainsay_block& block, const gainsay_row& row) {
    std::vector<std::uint64_t> out;
    for (const auto& slot : gainsay::kit::slots(block, row))
      if (slot.entity != 0) out.push_back(slot.entity);
    std::sort(out.begin(), out.end());
    if (!out.empty()) out.insert(out.begin(), row.predicate);
    return out;
  }

  // Called for every claim: those that are given one key meet in compare().
  gainsay::Result<void> index(const gainsay_block& claims, const gainsay_block&, gainsay::kit::KeySink& sink) const {
    for (std::uint64_t i = 0; i < claims.row_count; ++i) {
      const gainsay_row& row = claims.rows[i];
      const bool dated = row.has_time && row.basis == GAINSAY_BASIS_EXPLICIT && row.modality <= GAINSAY_REPORTED;
      const auto parts = parties(claims, row);
      if (dated && !parts.empty()) sink.key(i, gainsay::kit::key(plugin_id, "event", parts));
    }
    return {};
  }

  gainsay::Result<void> compare(std::uint64_t, const gainsay_block& group, const gainsay_block&,
                                gainsay::kit::LinkSink& sink) const {
    std::vector<gainsay_row> rows(group.rows, group.rows + group.row_count);
    std::sort(rows.begin(), rows.end(), [](const gainsay_row& x, const gainsay_row& y) {
      return std::tuple(x.time_lo, x.time_hi, x.claim) < std::tuple(y.time_lo, y.time_hi, y.claim);
    });
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const gainsay_row &earlier = rows[i - 1], &later = rows[i];
      if (earlier.time_hi >= later.time_lo) continue;
      const gainsay_link_slot clash{time.value,        GAINSAY_INCOMPATIBLE, 0, gainsay::kit::str("disjoint"),
                                    earlier.time_span, later.time_span};
      gainsay_link link{};
      link.struct_size = sizeof link;
      link.relation = GAINSAY_CONFLICT;
      link.a = earlier.claim;
      link.b = later.claim;
      link.matter = gainsay::kit::matter("two-dates", parties(group, earlier), {}).value;
      link.score = 0.7;
      link.type = gainsay::kit::str("date-discrepancy");
      link.rule = gainsay::kit::str("two-dates");  // messages/en.txt says it in words
      link.slots = &clash;
      link.slot_count = 1;
      sink.link(link);
    }
    return {};
  }
};

}  // namespace

GAINSAY_VERIFIER(TwoDates, "org.example.two_dates", "1.0.0");
