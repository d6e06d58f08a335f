// SPDX-License-Identifier: Apache-2.0
#include "host/session/rejections.hpp"

namespace gainsay::session {

Rejections::Rejections(const Log& log, const Sayings& sayings) : log_(log), sayings_(sayings), said_(sayings) {
  if (!log.rejects()) return;
  for (const auto& entry : log.entries()) {
    const bool about_matter = entry.subject.starts_with(MatterTag::prefix);
    if (entry.kind != Kind::Reject || !entry.stands() || about_matter) continue;
    for (const auto& saying : entry.said) said_.add(saying, &entry);
  }
}

const Entry* Rejections::of_saying(const Saying& saying) const {
  const auto* found = said_.find(saying);
  return found ? *found : nullptr;
}

const Entry* Rejections::of_flag(const model::Link& link) const {
  if (const auto* own = log_.rejection(to_string(link.id))) return own;
  return said_.empty() ? nullptr : of_saying(sayings_.of(link));
}

const Entry* Rejections::of_claim(ClaimId claim) const {
  if (const auto* own = log_.rejection(to_string(claim))) return own;
  return said_.empty() ? nullptr : of_saying(sayings_.of(claim));
}

const Entry* Rejections::of(const model::Link& link) const {
  if (!log_.rejects()) return nullptr;
  if (const auto* own = of_flag(link)) return own;
  for (const auto end : {link.a, link.b})
    if (const auto* of_end = of_claim(end)) return of_end;
  for (const auto via : link.via)
    if (const auto* of_via = of_claim(via)) return of_via;
  return nullptr;
}

}  // namespace gainsay::session
