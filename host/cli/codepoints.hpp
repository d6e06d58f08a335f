// SPDX-License-Identifier: Apache-2.0
// Byte spans -> code-point spans of one document, after a single pass over its text.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "gainsay/base/span.hpp"

namespace gainsay::cli {

class CodePoints {
 public:
  explicit CodePoints(std::string_view text);

  // Code points before byte `at` (a boundary, at most the text's size). Constant time: one table entry per 64 bytes.
  std::uint32_t at(std::uint32_t byte) const;
  std::pair<std::uint32_t, std::uint32_t> of(Span span) const { return {at(span.begin), at(span.end)}; }
  std::uint32_t size() const { return at(static_cast<std::uint32_t>(text_.size())); }

 private:
  std::string_view text_;               // borrowed from the document
  std::vector<std::uint32_t> strides_;  // code points before each 64th byte
};

}  // namespace gainsay::cli
