// SPDX-License-Identifier: Apache-2.0
// A verifier's messages: `key = ICU MessageFormat pattern`, one file per reader's language (architecture.md §9.11). Each rule
// has four keys: `<rule>`, `<rule>.headline`, `<rule>.dissolve`, `<rule>.settle`. Arguments come from a closed set
// (arguments.hpp); an unknown one is an error when the file is loaded, not when a card is printed.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"

namespace gainsay::disagreement {

// The language whose messages are complete by contract.
inline constexpr std::string_view default_reader = "en";

using Arguments = std::map<std::string, std::string, std::less<>>;  // name -> text, already formatted for the reader

struct Formatted {
  std::string text;      // plain text; "" when no language has the key
  bool fallback = false; // true when the default reader's message stood in
};

class Messages {
 public:
  // `files`: reader's language -> content of messages/<language>.txt; `where` names the plugin in errors. The default reader's
  // file must be there and give all four keys of every rule it mentions.
  static Result<Messages> load(const std::map<std::string, std::string>& files, std::string_view where);

  // Rule ids: the keys without a dot-suffix.
  const std::set<std::string>& rules() const { return rules_; }
  std::vector<std::string> languages() const;
  // Keys that the default reader's file has and `language` lacks.
  std::vector<std::string> missing(std::string_view language) const;

  Formatted format(std::string_view reader, std::string_view key, const Arguments& arguments) const;

 private:
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> patterns_;  // language -> key -> pattern
  std::set<std::string> rules_;
};

}  // namespace gainsay::disagreement
