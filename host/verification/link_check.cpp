// SPDX-License-Identifier: Apache-2.0
#include "host/verification/link_check.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <utility>

#include "gainsay/base/date.hpp"
#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/plugin.hpp"

namespace gainsay::verification {
namespace {

// Older first: by the end of the time, then by publication, then by id; what is unknown comes last.
auto age(const gainsay_row& row) {
  const std::int64_t unknown = std::int64_t{day_max} + 1;
  return std::tuple(row.has_time ? std::int64_t{row.time_hi} : unknown,
                    row.published_lo == day_min ? unknown : std::int64_t{row.published_lo}, row.claim);
}

}  // namespace

LinkCheck::LinkCheck(const matching::Corpus& corpus, const std::set<std::string>& rules,
                     std::span<const std::uint32_t> shared)
    : corpus_(corpus), rules_(rules), shared_(shared) {}

const gainsay_row* LinkCheck::row_of(ClaimId claim) const {
  const auto& rows = corpus_.rows.rows;  // sorted by claim
  const auto found = std::lower_bound(rows.begin(), rows.end(), claim.value,
                                      [](const gainsay_row& row, std::uint64_t id) { return row.claim < id; });
  return found != rows.end() && found->claim == claim.value ? &*found : nullptr;
}

bool LinkCheck::present(ClaimId claim, std::span<const std::uint32_t> group) const {
  const auto* row = row_of(claim);
  if (!row) return false;
  const auto index = static_cast<std::uint32_t>(row - corpus_.rows.rows.data());
  return std::binary_search(group.begin(), group.end(), index) ||
         std::binary_search(shared_.begin(), shared_.end(), index);
}

// A link may only point at words that the claim itself points at.
bool LinkCheck::has_span(const gainsay_row& row, Span span) const {
  const auto same = [span](gainsay_span s) { return kit::span(s) == span; };
  if (span == Span{} || same(row.span) || same(row.time_span)) return true;
  const auto& columns = corpus_.rows;
  for (std::uint32_t i = 0; i < row.slot_count; ++i)
    if (same(columns.slots[row.slot_begin + i].span)) return true;
  for (std::uint32_t i = 0; i < row.quantity_count; ++i)
    if (same(columns.quantities[row.quantity_begin + i].span)) return true;
  return false;
}

const char* LinkCheck::breach(const model::Link& link, std::span<const std::uint32_t> group) const {
  if (!present(link.a, group) || !present(link.b, group)) return "joins a claim that is not in the group";
  if (link.a == link.b) return "joins a claim with itself";
  if (!std::isfinite(link.score) || link.score < 0 || link.score > 1) return "has a score outside 0 to 1";
  if (link.type.empty()) return "has no type";
  if (!rules_.contains(link.rule)) return "follows a rule that the plugin has no message for";
  if (!link.matter) return "has no matter";
  for (const auto claim : link.via)
    if (!present(claim, group)) return "goes by a claim that is not in the group";
  const auto& a = *row_of(link.a);
  const auto& b = *row_of(link.b);
  for (const auto& slot : link.slots)
    if (!has_span(a, slot.a) || !has_span(b, slot.b)) return "points at words that the claim does not point at";
  return nullptr;
}

void LinkCheck::complete(model::Link& link) const {
  const auto* a = row_of(link.a);
  const auto* b = row_of(link.b);
  if (age(*b) < age(*a)) {
    std::swap(link.a, link.b);
    std::swap(a, b);
    for (auto& slot : link.slots) {
      std::swap(slot.a, slot.b);
      if (slot.reason == "before") {
        slot.reason = "after";
      } else if (slot.reason == "after") {
        slot.reason = "before";
      }
    }
    link.slots.push_back({kit::term(order_slot), model::SlotTest::Equal, std::string(swapped_reason), {}, {}});
  }
  link.members_a = a->members;
  link.members_b = b->members;
  link.tier = link.score >= model::flag_score ? model::Tier::Flag : model::Tier::Check;
  link.id = kit::link_id(link.verifier, link.rule, link.a, link.b);
}

}  // namespace gainsay::verification
