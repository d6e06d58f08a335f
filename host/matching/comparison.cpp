// SPDX-License-Identifier: Apache-2.0
// The blob: version (1 byte), sizes of the four row structs (4 × u16), document (u64), then sketch, rows, slots,
// quantities and sources, each as u32 count and raw little-endian structs. Raw, so that a casefile's rows load at the
// speed of memory; the sizes make a changed layout a clean refusal.
#include "host/matching/comparison.hpp"

#include <bit>
#include <cstring>
#include <utility>

#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/kit/plugin.hpp"
#include "host/matching/voices.hpp"

namespace gainsay::matching {
namespace {

static_assert(std::endian::native == std::endian::little);
static_assert(sizeof(gainsay_row) == 136 && sizeof(gainsay_row_slot) == 48 && sizeof(gainsay_row_quantity) == 72 &&
                  sizeof(gainsay_row_source) == 16,
              "a new layout needs a new version");

constexpr char version = 1;
constexpr std::uint16_t sizes[] = {sizeof(gainsay_row), sizeof(gainsay_row_slot), sizeof(gainsay_row_quantity),
                                   sizeof(gainsay_row_source)};

// Words that differ in case or spelling of the fold only have one hash; 0 for no words.
std::uint64_t folded_hash(std::string_view text) {
  const auto units = kit::key_fold(text);
  if (units.empty()) return 0;
  return kit::blake2b_64({reinterpret_cast<const char*>(units.data()), units.size() * sizeof units[0]});
}

void add_slots(const model::Claim& claim, std::string_view text, std::vector<gainsay_row_slot>& out) {
  for (const auto& slot : claim.slots) {
    const auto words = slot.label.empty() ? slot.span.of(text) : std::string_view(slot.label);
    const bool listed = slot.id || slot.concept_id;
    out.push_back({slot.role.value, slot.id.value, slot.concept_id.value, listed ? 0 : folded_hash(words),
                   static_cast<std::uint32_t>(slot.via), static_cast<float>(slot.confidence), kit::span(slot.span)});
  }
}

void add_quantities(const model::Claim& claim, std::vector<gainsay_row_quantity>& out) {
  for (const auto& q : claim.quantities) {
    const auto& v = q.value;
    out.push_back({q.of.value, v.dimension.value, v.unit.value, v.base_lo, v.base_hi,
                   static_cast<std::uint32_t>(v.modifier), v.ambiguous() ? 1u : 0u, q.as_of.lo, q.as_of.hi,
                   kit::span(q.span), static_cast<float>(q.confidence), 0});
  }
}

void add_sources(const model::Claim& claim, std::vector<gainsay_row_source>& out) {
  for (const auto& source : claim.sources)
    out.push_back({source.id ? source.id.value : folded_hash(source.label),
                   source.act.empty() ? 0 : kit::term("act:" + source.act).value});
}

std::uint32_t row_flags(std::uint32_t claim_flags) {
  std::uint32_t out = 0;
  if (claim_flags & model::claim_flag::Heading) out |= GAINSAY_ROW_HEADING;
  if (claim_flags & model::claim_flag::Quoted) out |= GAINSAY_ROW_QUOTED;
  if (claim_flags & model::claim_flag::Habitual) out |= GAINSAY_ROW_HABITUAL;
  return out;
}

gainsay_row make_row(const model::Claim& claim, std::uint64_t document) {
  gainsay_row row{};
  row.claim = claim.id.value;
  row.document = row.voice = document;
  row.predicate = claim.predicate.value;
  row.published_lo = row.time_lo = day_min;
  row.published_hi = row.time_hi = day_max;
  row.polarity = static_cast<std::uint32_t>(claim.polarity);
  row.modality = static_cast<std::uint32_t>(claim.modality);
  row.flags = row_flags(claim.flags);
  row.checkworthy = claim.checkworthy;
  row.members = 1;
  row.confidence = static_cast<float>(claim.confidence);
  row.span = kit::span(claim.span);
  if (claim.time && claim.time->time.days.known()) {
    const auto& time = claim.time->time;
    row.has_time = 1;
    row.time_lo = time.days.lo;
    row.time_hi = time.days.hi;
    row.basis = static_cast<std::uint32_t>(time.basis);
    row.time_flags = time.flags;
    row.time_confidence = static_cast<float>(claim.time->confidence);
    row.time_span = kit::span(claim.time->span);
  }
  return row;
}

template <class T>
void write(std::string& out, const std::vector<T>& list) {
  const auto count = static_cast<std::uint32_t>(list.size());
  out.append(reinterpret_cast<const char*>(&count), sizeof count);
  out.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
}

// Reads from the front of `in`; false when it is too short.
template <class T>
bool read(std::string_view& in, T& out) {
  if (in.size() < sizeof(T)) return false;
  std::memcpy(&out, in.data(), sizeof(T));
  in.remove_prefix(sizeof(T));
  return true;
}

template <class T>
bool read(std::string_view& in, std::vector<T>& out) {
  std::uint32_t count = 0;
  if (!read(in, count) || in.size() / sizeof(T) < count) return false;
  out.resize(count);
  if (count > 0) std::memcpy(out.data(), in.data(), count * sizeof(T));
  in.remove_prefix(count * sizeof(T));
  return true;
}

}  // namespace

Comparison make_comparison(const model::Document& document, const model::Analysis& analysis,
                           std::span<const model::Claim> claims) {
  Comparison out;
  out.document = document.id.head();
  out.sketch = make_sketch(analysis);
  const model::Appearance* anchor = nullptr;  // whose date counts; its publisher speaks
  for (const auto& seen : document.appearances)
    if (seen.published && seen.published->days.known() &&
        (!anchor || seen.published->days.lo < anchor->published->days.lo))
      anchor = &seen;
  const auto* publisher = anchor ? anchor : document.appearances.empty() ? nullptr : &document.appearances.front();
  std::vector<gainsay_row_slot> slots;
  std::vector<gainsay_row_quantity> quantities;
  std::vector<gainsay_row_source> sources;
  for (const auto& claim : claims) {
    gainsay_row row = make_row(claim, out.document);
    if (anchor) row.published_lo = anchor->published->days.lo, row.published_hi = anchor->published->days.hi;
    if (publisher && publisher->publisher) row.publisher = kit::term(*publisher->publisher).value;
    slots.clear(), quantities.clear(), sources.clear();
    add_slots(claim, document.text, slots);
    add_quantities(claim, quantities);
    add_sources(claim, sources);
    out.columns.append(row, slots, quantities, sources);
  }
  return out;
}

std::string pack(const Comparison& comparison) {
  std::string out(1, version);
  out.append(reinterpret_cast<const char*>(sizes), sizeof sizes);
  out.append(reinterpret_cast<const char*>(&comparison.document), sizeof comparison.document);
  write(out, comparison.sketch);
  write(out, comparison.columns.rows);
  write(out, comparison.columns.slots);
  write(out, comparison.columns.quantities);
  write(out, comparison.columns.sources);
  return out;
}

Result<Comparison> unpack(std::string_view blob) {
  const auto damaged = [](const char* what) {
    return Error{ErrorCode::Damaged, std::string("the comparison rows ") + what, {}, {}};
  };
  char found = 0;
  std::uint16_t found_sizes[4] = {};
  if (!read(blob, found) || found != version) return damaged("are of another version");
  if (!read(blob, found_sizes) || std::memcmp(found_sizes, sizes, sizeof sizes) != 0)
    return damaged("have another layout");
  Comparison out;
  auto& c = out.columns;
  if (!read(blob, out.document) || !read(blob, out.sketch) || !read(blob, c.rows) || !read(blob, c.slots) ||
      !read(blob, c.quantities) || !read(blob, c.sources) || !blob.empty())
    return damaged("have a wrong size");
  if (!plugin_host::well_formed(c.view())) return damaged("point outside their lists");
  return out;
}

}  // namespace gainsay::matching
