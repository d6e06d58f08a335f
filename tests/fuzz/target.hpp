// SPDX-License-Identifier: Apache-2.0
// A fuzz target: one function that eats bytes which somebody else may have written, and says what must hold whatever
// they are. The same function is driven by libFuzzer (fuzzer.cpp) and, over the corpus, by the tests (replay.cpp).
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "gainsay/base/error.hpp"
#include "gainsay/base/span.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay::fuzz {

// Defined by each target. Must not keep anything from one call to the next that changes what a later one finds.
void run(std::string_view input);

// Ends the process with the sentence when it is not true: both drivers take that for a finding.
inline void property(bool holds, const char* sentence) {
  if (holds) return;
  std::fprintf(stderr, "property broken: %s\n", sentence);
  std::abort();
}

inline bool is_text(std::string_view text) { return !utf8::first_invalid(text); }

// What users are told: words, in UTF-8, on one line.
inline void check_error(const Error& error) {
  property(!error.message.empty(), "an error says what is wrong");
  for (const auto* part : {&error.message, &error.where, &error.hint}) {
    property(is_text(*part), "an error is UTF-8");
    property(part->find_first_of("\r\n") == std::string::npos, "an error is one line");
  }
  property(error.code != ErrorCode::Internal, "bad input is not taken for a defect of ours");
}

// A place in a text that people may be shown.
inline void check_span(Span span, std::string_view text) {
  property(span.begin < span.end && span.end <= text.size(), "a span lies in the text and is not empty");
  property(utf8::is_boundary(text, span.begin) && utf8::is_boundary(text, span.end), "a span cuts no character");
}

// Reads values off the front of an input; when it is used up they are zero and texts are empty.
class Input {
 public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  T take() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    const std::size_t size = sizeof value < bytes_.size() ? sizeof value : bytes_.size();
    if (size != 0) std::memcpy(&value, bytes_.data(), size);
    bytes_.remove_prefix(size);
    return value;
  }
  unsigned byte() { return take<unsigned char>(); }
  // One of `count` choices.
  unsigned one_of(unsigned count) { return byte() % count; }
  std::string_view text(std::size_t most) {
    const std::size_t wanted = byte() % (most + 1), size = wanted < bytes_.size() ? wanted : bytes_.size();
    const auto out = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return out;
  }
  std::string_view rest() { return std::exchange(bytes_, {}); }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

}  // namespace gainsay::fuzz
