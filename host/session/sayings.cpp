// SPDX-License-Identifier: Apache-2.0
#include "host/session/sayings.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "gainsay/kit/hash.hpp"
#include "host/matching/corpus.hpp"
#include "host/matching/voices.hpp"

namespace gainsay::session {

Result<Sayings> Sayings::load(db::Casefile& casefile) {
  Sayings out;
  std::vector<std::pair<std::uint64_t, std::vector<std::uint64_t>>> sketches;
  auto loaded = casefile.load_comparison([&](const DocumentId&, std::string_view bytes) -> Result<void> {
    if (bytes.empty()) return {};
    auto comparison = matching::unpack(bytes);
    if (!comparison) return std::move(comparison).error();
    const auto& columns = comparison->columns;
    for (std::size_t row = 0; row < columns.rows.size(); ++row)
      out.add_claim(ClaimId{columns.rows[row].claim}, matching::wording_hash(columns, row), comparison->document);
    sketches.emplace_back(comparison->document, std::move(comparison->sketch));
    return {};
  });
  if (!loaded) return std::move(loaded).error();
  std::vector<matching::Sketched> sketched;
  for (const auto& [document, sketch] : sketches) sketched.push_back({document, sketch});
  const auto voices = matching::find_voices(sketched);
  for (std::size_t i = 0; i < voices.size(); ++i) out.set_voice(sketched[i].document, voices[i]);
  return out;
}

Result<Sayings> Sayings::load_for(db::Casefile& casefile, const Log& log) {
  const auto& entries = log.entries();
  const bool needed = std::any_of(entries.begin(), entries.end(), [](const auto& e) { return !e.said.empty(); });
  return needed ? load(casefile) : Sayings();
}

void Sayings::add_claim(ClaimId claim, std::uint64_t wording, std::uint64_t document) {
  claims_[claim.value] = {wording, document};
}

Saying Sayings::of(ClaimId claim) const {
  const auto at = claims_.find(claim.value);
  if (at == claims_.end()) return {};
  return {{}, at->second.wording, {at->second.document}};
}

// Which claim is the older may change with the date of a copy: the order of the ends says nothing.
Saying Sayings::of(const model::Link& link) const {
  const auto a = of(link.a), b = of(link.b);
  if (a.what == 0 || b.what == 0) return {link.id, 0, {}};
  const auto what = kit::Hasher()
                        .add(link.verifier)
                        .add(link.rule)
                        .add(std::min(a.what, b.what))
                        .add(std::max(a.what, b.what))
                        .finish();
  Saying out{link.id, what, {a.documents.front(), b.documents.front()}};
  std::sort(out.documents.begin(), out.documents.end());
  return out;
}

std::vector<std::uint64_t> Sayings::voices_of(const Saying& saying) const {
  std::vector<std::uint64_t> out;
  for (const auto document : saying.documents) {
    const auto at = voices_.find(document);
    out.push_back(at == voices_.end() ? document : at->second);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool Sayings::same(const Saying& x, const Saying& y) const {
  return x.what != 0 && x.what == y.what && voices_of(x) == voices_of(y);
}

}  // namespace gainsay::session
