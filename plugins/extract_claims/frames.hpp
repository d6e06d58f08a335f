// SPDX-License-Identifier: Apache-2.0
// Fills frames: candidates into slots, by marker and type. A filler of the wrong type is refused; a slot with no sure
// filler stays empty.
#pragma once

#include <optional>

#include "clauses.hpp"

namespace gainsay::extract_claims {

struct Filler {
  Term role;
  std::int32_t item = no_item;
  Term entity, concept_id;  // entity may be a predicate as "pred:ID"
  std::uint32_t via = GAINSAY_VIA_NAME;
  double confidence = 1;
  Span span;  // words of the filler; item's span unless wider
};

struct FrameMatch {
  const Frame* frame = nullptr;
  std::int32_t trigger = no_item;
  std::int32_t complement = no_item;  // trigger whose clause fills the frame's complement
  std::int32_t number = no_item;      // Quantity item that Frame::counted asks for
  std::vector<Filler> fillers;
  int score = 0;
  const Filler* filler(Term role) const {
    for (const auto& f : fillers)
      if (f.role == role) return &f;
    return nullptr;
  }
};

// The best match of every trigger, or none; index = trigger. Complements are matched before the frames that need them.
void match_frames(const Sentence& sentence, const std::vector<Trigger>& triggers,
                  std::vector<std::optional<FrameMatch>>& out);

}  // namespace gainsay::extract_claims
