// SPDX-License-Identifier: Apache-2.0
// Content-derived ids, each a type of its own. How they are computed: kit/hash.hpp, kit/key.hpp.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace gainsay {

// 64-bit id with a tag type; 0 means none. Printed as prefix + 16 hex digits.
template <class Tag>
struct Id64 {
  std::uint64_t value = 0;
  constexpr explicit operator bool() const { return value != 0; }
  constexpr auto operator<=>(const Id64&) const = default;
};

struct ClaimTag {
  static constexpr const char* prefix = "c-";
};
struct LinkTag {
  static constexpr const char* prefix = "l-";
};
struct MatterTag {
  static constexpr const char* prefix = "d-";
};
struct RunTag {
  static constexpr const char* prefix = "r-";
};

using ClaimId = Id64<ClaimTag>;
using LinkId = Id64<LinkTag>;
using MatterId = Id64<MatterTag>;  // also the id of the disagreement about it
using RunId = Id64<RunTag>;

// A predicate, role, entity, concept, unit, dimension, layer or publisher name; 0 means none.
struct TermTag {};
using Term = Id64<TermTag>;

template <class Tag>
std::string to_string(Id64<Tag> id) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = Tag::prefix;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(id.value >> shift) & 15u];
  return out;
}

// SHA-256 of the document's bytes. Printed as "sha256:" + 64 hex digits.
struct DocumentId {
  std::array<std::uint8_t, 32> bytes{};
  constexpr auto operator<=>(const DocumentId&) const = default;
  // The first 8 bytes, little endian: the short form in comparison rows.
  constexpr std::uint64_t head() const {
    std::uint64_t v = 0;
    for (int i = 7; i >= 0; --i) v = v << 8 | bytes[static_cast<std::size_t>(i)];
    return v;
  }
};

inline std::string to_string(const DocumentId& id) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "sha256:";
  for (auto b : id.bytes) {
    out += digits[b >> 4];
    out += digits[b & 15u];
  }
  return out;
}

}  // namespace gainsay

template <class Tag>
struct std::hash<gainsay::Id64<Tag>> {
  std::size_t operator()(gainsay::Id64<Tag> id) const noexcept { return static_cast<std::size_t>(id.value); }
};
template <>
struct std::hash<gainsay::DocumentId> {
  std::size_t operator()(const gainsay::DocumentId& id) const noexcept { return static_cast<std::size_t>(id.head()); }
};
