// SPDX-License-Identifier: Apache-2.0
// Strings of the compiled file, each once, and the names that become terms.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gainsay::lexicon {

class Pool {
 public:
  Pool() { intern(""); }
  std::uint32_t intern(std::string_view text);
  // Interns `name` and makes it a term; the empty name gives string 0 and no term.
  std::uint32_t name(std::string_view name);
  const std::string& at(std::uint32_t string) const { return *strings_[string]; }
  std::size_t size() const { return strings_.size(); }
  const std::set<std::uint32_t>& names() const { return names_; }

 private:
  std::unordered_map<std::string, std::uint32_t> index_;  // nodes do not move: strings_ points into them
  std::vector<const std::string*> strings_;
  std::set<std::uint32_t> names_;
};

}  // namespace gainsay::lexicon
