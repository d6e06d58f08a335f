// SPDX-License-Identifier: Apache-2.0
// The rejections of links and claims that stand, and what they take away: also what came since and says the same.
#pragma once

#include "gainsay/model/link.hpp"
#include "host/session/log.hpp"
#include "host/session/sayings.hpp"

namespace gainsay::session {

// Borrows both.
class Rejections {
 public:
  Rejections(const Log& log, const Sayings& sayings);

  // The rejection that keeps a link from counting: its own, or the one of a claim (ends, then via); nullptr when it
  // counts.
  const Entry* of(const model::Link& link) const;
  // Its own alone.
  const Entry* of_flag(const model::Link& link) const;

 private:
  const Log& log_;
  const Sayings& sayings_;
  SayingMap<const Entry*> said_;

  const Entry* of_saying(const Saying& saying) const;
  const Entry* of_claim(ClaimId claim) const;
};

}  // namespace gainsay::session
