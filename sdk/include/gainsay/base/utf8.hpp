// SPDX-License-Identifier: Apache-2.0
// UTF-8 reading, strict (Unicode 15 table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gainsay::utf8 {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes; 0 = invalid or end of text
};

// The code point that begins at `at`.
constexpr CodePoint decode(std::string_view s, std::size_t at) {
  if (at >= s.size()) return {};
  const auto b = [&](std::size_t i) { return static_cast<unsigned char>(s[at + i]); };
  const auto tail = [&](std::size_t i) { return at + i < s.size() && (b(i) & 0xC0u) == 0x80u; };
  const unsigned c = b(0);
  if (c < 0x80) return {c, 1};
  if (c >= 0xC2 && c <= 0xDF && tail(1)) return {(c & 0x1Fu) << 6 | (b(1) & 0x3Fu), 2};
  if (c >= 0xE0 && c <= 0xEF && tail(1) && tail(2)) {
    const char32_t v = (c & 0x0Fu) << 12 | (b(1) & 0x3Fu) << 6 | (b(2) & 0x3Fu);
    if (v >= 0x800 && (v < 0xD800 || v > 0xDFFF)) return {v, 3};
  }
  if (c >= 0xF0 && c <= 0xF4 && tail(1) && tail(2) && tail(3)) {
    const char32_t v = (c & 0x07u) << 18 | (b(1) & 0x3Fu) << 12 | (b(2) & 0x3Fu) << 6 | (b(3) & 0x3Fu);
    if (v >= 0x10000 && v <= 0x10FFFF) return {v, 4};
  }
  return {};
}

// Byte offset of the first invalid byte; nullopt when all is valid.
constexpr std::optional<std::size_t> first_invalid(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const auto c = decode(s, i);
    if (c.size == 0) return i;
    i += c.size;
  }
  return std::nullopt;
}

// Is `at` between two code points (of valid text)?
constexpr bool is_boundary(std::string_view s, std::size_t at) {
  return at == s.size() || (at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0u) != 0x80u);
}

constexpr std::size_t count(std::string_view s) {
  std::size_t n = 0;
  for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  return n;
}

inline void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0u | c >> 6);
    out += static_cast<char>(0x80u | (c & 0x3Fu));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0u | c >> 12);
    out += static_cast<char>(0x80u | (c >> 6 & 0x3Fu));
    out += static_cast<char>(0x80u | (c & 0x3Fu));
  } else {
    out += static_cast<char>(0xF0u | c >> 18);
    out += static_cast<char>(0x80u | (c >> 12 & 0x3Fu));
    out += static_cast<char>(0x80u | (c >> 6 & 0x3Fu));
    out += static_cast<char>(0x80u | (c & 0x3Fu));
  }
}

}  // namespace gainsay::utf8
