// SPDX-License-Identifier: Apache-2.0
// What claims say and in whose voice, so that what people decided holds for copies too. A link joins the claims that
// stand for their clusters (host/matching/corpus.hpp); one more copy of a text may put others in their place, dated
// otherwise or not at all. It is still the same finding when the same rule joins the same words of the same voices. The
// same words of another voice are another finding: somebody else says so as well.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "db/casefile.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/link.hpp"
#include "host/session/entry.hpp"
#include "host/session/log.hpp"

namespace gainsay::session {

class Sayings {
 public:
  static Result<Sayings> load(db::Casefile& casefile);
  // Empty when no event of the log says anything that could be said again: that saves reading the casefile.
  static Result<Sayings> load_for(db::Casefile& casefile, const Log& log);

  void add_claim(ClaimId claim, std::uint64_t wording, std::uint64_t document);
  // A document without one is its own voice.
  void set_voice(std::uint64_t document, std::uint64_t voice) { voices_[document] = voice; }

  Saying of(ClaimId claim) const;
  Saying of(const model::Link& link) const;
  // The same words of the same voices? What is not known is like nothing.
  bool same(const Saying& x, const Saying& y) const;

 private:
  struct Claimed {
    std::uint64_t wording = 0, document = 0;
  };
  std::unordered_map<std::uint64_t, Claimed> claims_;
  std::unordered_map<std::uint64_t, std::uint64_t> voices_;

  std::vector<std::uint64_t> voices_of(const Saying& saying) const;
};

// Finds sayings that are the same; borrows what is put in, and the sayings.
template <class Value>
class SayingMap {
 public:
  explicit SayingMap(const Sayings& sayings) : sayings_(sayings) {}
  void add(const Saying& saying, Value value) {
    if (saying.what != 0) by_what_.emplace(saying.what, std::pair(&saying, value));
  }
  // The first that was added; nullptr when there is none.
  const Value* find(const Saying& saying) const {
    if (saying.what == 0) return nullptr;
    const auto [begin, end] = by_what_.equal_range(saying.what);
    for (auto at = begin; at != end; ++at)
      if (sayings_.same(*at->second.first, saying)) return &at->second.second;
    return nullptr;
  }
  bool empty() const { return by_what_.empty(); }

 private:
  const Sayings& sayings_;
  std::multimap<std::uint64_t, std::pair<const Saying*, Value>> by_what_;
};

}  // namespace gainsay::session
