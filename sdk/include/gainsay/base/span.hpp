// SPDX-License-Identifier: Apache-2.0
// Span: half-open UTF-8 byte range of a document's text.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace gainsay {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr bool empty() const { return begin >= end; }
  constexpr std::uint32_t size() const { return empty() ? 0 : end - begin; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // The smallest span that holds both; an empty span adds nothing.
  constexpr Span joined(Span other) const {
    if (empty()) return other;
    if (other.empty()) return *this;
    return {begin < other.begin ? begin : other.begin, end > other.end ? end : other.end};
  }
  // The words; empty when the span does not lie in `text`.
  constexpr std::string_view of(std::string_view text) const {
    return empty() || end > text.size() ? std::string_view{} : text.substr(begin, end - begin);
  }
  constexpr auto operator<=>(const Span&) const = default;
};

}  // namespace gainsay
