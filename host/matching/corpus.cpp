// SPDX-License-Identifier: Apache-2.0
#include "host/matching/corpus.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/slot_tests.hpp"
#include "host/matching/voices.hpp"

namespace gainsay::matching {
namespace {

// Where a claim stands before rows are drawn together.
struct Claimed {
  std::uint64_t value = 0, voice = 0, claim = 0;
  std::uint32_t comparison = 0, row = 0;
  bool fresh = false;
};

std::vector<std::uint64_t> voices_of(std::span<const Comparison> documents) {
  std::vector<Sketched> sketched;
  for (const auto& d : documents) sketched.push_back({d.document, d.sketch});
  return find_voices(sketched);
}

// A new document may join or split what its voice says, so the whole voice is looked at again.
std::vector<bool> fresh_voices(std::span<const Comparison> documents, std::span<const std::uint64_t> voices,
                               std::span<const std::uint64_t> fresh) {
  std::vector<std::uint64_t> touched, sorted(fresh.begin(), fresh.end());
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t d = 0; d < documents.size(); ++d)
    if (std::binary_search(sorted.begin(), sorted.end(), documents[d].document)) touched.push_back(voices[d]);
  std::sort(touched.begin(), touched.end());
  std::vector<bool> out(documents.size());
  for (std::size_t d = 0; d < documents.size(); ++d)
    out[d] = std::binary_search(touched.begin(), touched.end(), voices[d]);
  return out;
}

std::vector<Claimed> all_claims(std::span<const Comparison> documents, std::span<const std::uint64_t> voices,
                                const std::vector<bool>& fresh) {
  std::vector<Claimed> out;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    const auto& columns = documents[d].columns;
    for (std::uint32_t r = 0; r < columns.rows.size(); ++r)
      out.push_back({value_hash(columns, r), voices[d], columns.rows[r].claim, d, r, fresh[d]});
  }
  const auto order = [](const Claimed& c) { return std::tuple(c.value, c.voice, c.claim); };
  std::sort(out.begin(), out.end(), [&](const Claimed& a, const Claimed& b) { return order(a) < order(b); });
  return out;
}

// `dated`: with what follows from the date of the document alone.
std::uint64_t hash_of(const plugin_host::Columns& columns, std::size_t row, bool dated) {
  const auto& r = columns.rows[row];
  const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x == 0 ? 0.0 : x); };  // -0 is 0
  const auto pair = [](std::int32_t a, std::int32_t b) {
    return std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b);
  };
  std::vector<std::uint64_t> parts;  // of slots and quantities: their order means nothing
  for (std::uint32_t i = 0; i < r.slot_count; ++i) {
    const auto& s = columns.slots[r.slot_begin + i];
    // A guess never stands for what another claim says outright, so eligibility is part of the value.
    const bool eligible = s.confidence >= kit::eligible_confidence;
    parts.push_back(
        kit::Hasher().add(eligible ? 1 : 3).add(s.role).add(s.entity).add(s.concept_id).add(s.head).finish());
  }
  for (std::uint32_t i = 0; i < r.quantity_count; ++i) {
    const auto& q = columns.quantities[r.quantity_begin + i];
    parts.push_back(kit::Hasher()
                        .add(2)
                        .add(q.of)
                        .add(q.unit)
                        .add(bits(q.lo))
                        .add(bits(q.hi))
                        .add(q.modifier)
                        .add(q.ambiguous)
                        .add(dated ? pair(q.as_of_lo, q.as_of_hi) : 0)
                        .finish());
  }
  std::sort(parts.begin(), parts.end());
  kit::Hasher out;
  const bool timed = r.has_time && (dated || r.basis == GAINSAY_BASIS_EXPLICIT || r.basis == GAINSAY_BASIS_EVENT);
  out.add(r.predicate).add(r.polarity).add(r.modality).add(r.flags & GAINSAY_ROW_HABITUAL).add(timed);
  if (timed) out.add(pair(r.time_lo, r.time_hi)).add(r.time_flags);
  for (const auto part : parts) out.add(part);
  for (std::uint32_t i = 0; i < r.source_count; ++i) out.add(columns.sources[r.source_begin + i].source);
  return out.finish();
}

}  // namespace

std::uint64_t value_hash(const plugin_host::Columns& columns, std::size_t row) { return hash_of(columns, row, true); }

std::uint64_t wording_hash(const plugin_host::Columns& columns, std::size_t row) {
  return hash_of(columns, row, false);
}

Corpus gather(std::span<const Comparison> documents, std::span<const std::uint64_t> fresh) {
  Corpus out;
  out.voices = voices_of(documents);
  const auto claims = all_claims(documents, out.voices, fresh_voices(documents, out.voices, fresh));

  struct Cluster {
    std::size_t begin = 0, end = 0;
  };
  std::vector<Cluster> clusters;
  for (std::size_t begin = 0, end = 0; begin < claims.size(); begin = end) {
    while (end < claims.size() && claims[end].value == claims[begin].value && claims[end].voice == claims[begin].voice)
      ++end;
    clusters.push_back({begin, end});
  }
  std::sort(clusters.begin(), clusters.end(),
            [&](const Cluster& a, const Cluster& b) { return claims[a.begin].claim < claims[b.begin].claim; });

  for (const auto& [begin, end] : clusters) {
    const auto& first = claims[begin];
    out.rows.append(documents[first.comparison].columns.view(), first.row);
    auto& row = out.rows.rows.back();
    row.voice = first.voice;
    row.members = static_cast<std::uint32_t>(end - begin);
    row.flags &= ~std::uint32_t{GAINSAY_ROW_NEW};
    out.member_begin.push_back(static_cast<std::uint32_t>(out.members.size()));
    for (std::size_t i = begin; i < end; ++i) {
      out.members.push_back(claims[i].claim);
      if (claims[i].fresh) row.flags |= GAINSAY_ROW_NEW;
    }
  }
  out.member_begin.push_back(static_cast<std::uint32_t>(out.members.size()));
  return out;
}

plugin_host::Columns slice(const plugin_host::Columns& columns, std::span<const std::uint32_t> rows) {
  plugin_host::Columns out;
  const auto view = columns.view();
  for (const auto row : rows) out.append(view, row);
  return out;
}

}  // namespace gainsay::matching
