// SPDX-License-Identifier: Apache-2.0
// The rows of [boilerplate] or [end]: what a folded line must begin with, be, or contain.
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "host/analysis/key.hpp"

namespace gainsay::analysis {

class LineRows {
 public:
  // `where` is `prefix`, `whole` or `contains`; other rows and empty forms are ignored. Bullets in front of a form say
  // nothing.
  void add(std::string_view where, Key form);

  // Does the line that begins at `line` match a `prefix` row, or a `whole` row up to its end or up to `words_end`
  // (behind its last word)? A prefix that ends with a letter must end a word.
  bool begins(KeyView line, std::size_t words_end) const;
  // Does a `contains` row stand at `position` of the line, where a word begins?
  bool stands_at(KeyView line, std::size_t position) const;
  bool has_contains() const { return !contains_.empty(); }

 private:
  // Most lines begin like no row: the first three units, hashed, tell.
  using Filter = std::bitset<1024>;
  static std::size_t slot(KeyView text) { return ((text[0] * 37u + text[1]) * 37u + text[2]) % 1024; }
  static void note(Filter& filter, const Key& form);

  std::vector<Key> prefix_, whole_, contains_;
  Filter first_, inner_;
};

}  // namespace gainsay::analysis
