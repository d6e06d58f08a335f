// SPDX-License-Identifier: Apache-2.0
// Claims written by hand as the rows that verifiers see: frames as input, independent of any extractor.
//   Frames f;
//   f.claim(7).says("supply.arms").who("agent", "Q423").during("2023-08-01", "2025-03-31");
#pragma once

#include <cstdio>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/abi/verifier.h"
#include "gainsay/base/date.hpp"
#include "gainsay/kit/hash.hpp"
#include "host/plugin_host/columns.hpp"

namespace gainsay::test {

inline Day day(std::string_view iso) {
  int year = 0, month = 1, day = 1;
  std::sscanf(std::string(iso).c_str(), "%d-%d-%d", &year, &month, &day);
  return to_day({year, month, day});
}

class Frame {
 public:
  explicit Frame(std::uint64_t claim) {
    row.claim = claim;
    row.document = row.voice = claim / 100;  // claims 100…199 stand in one document
    row.published_lo = row.time_lo = day_min;
    row.published_hi = row.time_hi = day_max;
    row.members = 1;
    row.confidence = row.time_confidence = 1;
    row.span = {0, 1000};
  }
  Frame& says(std::string_view predicate) { return row.predicate = kit::term(predicate).value, *this; }
  Frame& who(std::string_view role, std::string_view entity, float confidence = 1,
             std::uint32_t via = GAINSAY_VIA_NAME) {
    slots.push_back({kit::term(role).value, kit::term(entity).value, 0, 0, via, confidence, next_span()});
    return *this;
  }
  Frame& what(std::string_view role, std::string_view concept_id) {
    slots.push_back({kit::term(role).value, 0, kit::term(concept_id).value, 0, GAINSAY_VIA_NAME, 1, next_span()});
    return *this;
  }
  Frame& words(std::string_view role, std::string_view head) {
    slots.push_back({kit::term(role).value, 0, 0, kit::term(head).value, GAINSAY_VIA_NAME, 1, next_span()});
    return *this;
  }
  // "" = open.
  Frame& during(std::string_view from, std::string_view to, float confidence = 1) {
    row.has_time = 1;
    row.basis = GAINSAY_BASIS_EXPLICIT;
    row.time_lo = from.empty() ? day_min : day(from);
    row.time_hi = to.empty() ? day_max : day(to);
    row.time_confidence = confidence;
    row.time_span = next_span();
    return *this;
  }
  Frame& about_then() { return row.time_flags |= GAINSAY_TIME_APPROXIMATE, *this; }
  Frame& published(std::string_view on) { return row.published_lo = row.published_hi = day(on), *this; }
  Frame& no() { return row.polarity = GAINSAY_NEGATIVE, *this; }
  Frame& as(std::uint32_t modality) { return row.modality = modality, *this; }
  Frame& habit() { return row.flags |= GAINSAY_ROW_HABITUAL, *this; }
  Frame& fresh() { return row.flags |= GAINSAY_ROW_NEW, *this; }
  Frame& document(std::uint64_t id) { return row.document = row.voice = id, *this; }
  Frame& by(std::string_view source) {
    sources.push_back({kit::term(source).value, 0});
    return *this;
  }
  Frame& much(std::string_view of, double lo, double hi, std::string_view unit, std::uint32_t modifier = GAINSAY_EXACT,
              std::string_view dimension = {}) {
    gainsay_row_quantity q{};
    q.of = kit::term(of).value;
    q.unit = kit::term(unit).value;
    q.dimension = kit::term(dimension.empty() ? unit : dimension).value;
    q.lo = lo;
    q.hi = hi;
    q.modifier = modifier;
    q.as_of_lo = day_min;
    q.as_of_hi = day_max;
    q.span = next_span();
    q.confidence = 1;
    quantities.push_back(q);
    return *this;
  }
  Frame& as_of(std::string_view on) {
    quantities.back().as_of_lo = quantities.back().as_of_hi = day(on);
    return *this;
  }
  Frame& ambiguous() { return quantities.back().ambiguous = 1, *this; }

  gainsay_row row{};
  std::vector<gainsay_row_slot> slots;
  std::vector<gainsay_row_quantity> quantities;
  std::vector<gainsay_row_source> sources;

 private:
  gainsay_span next_span() { return at_ += 10, gainsay_span{at_, at_ + 5}; }
  std::uint32_t at_ = 0;
};

class Frames {
 public:
  Frame& claim(std::uint64_t id) { return frames_.emplace_back(id); }
  plugin_host::Columns columns() const {
    plugin_host::Columns out;
    for (const auto& f : frames_) out.append(f.row, f.slots, f.quantities, f.sources);
    return out;
  }

 private:
  std::deque<Frame> frames_;  // a deque: references stay good
};

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

}  // namespace gainsay::test
