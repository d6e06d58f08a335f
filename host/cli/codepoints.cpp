// SPDX-License-Identifier: Apache-2.0
#include "host/cli/codepoints.hpp"

#include <algorithm>

#include "gainsay/base/utf8.hpp"

namespace gainsay::cli {
namespace {
constexpr std::uint32_t stride = 64;
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  strides_.reserve(text.size() / stride + 1);
  std::uint32_t n = 0;
  for (std::size_t begin = 0; begin <= text.size(); begin += stride) {
    strides_.push_back(n);
    n += static_cast<std::uint32_t>(utf8::count(text.substr(begin, stride)));
  }
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  const auto from = byte / stride * stride;
  return strides_[byte / stride] + static_cast<std::uint32_t>(utf8::count(text_.substr(from, byte - from)));
}

}  // namespace gainsay::cli
