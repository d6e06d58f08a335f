// SPDX-License-Identifier: Apache-2.0
// A verifier's messages: `key = ICU MessageFormat pattern`, one file per reader's language.
// Each rule has four keys: `<rule>`, `<rule>.headline`, `<rule>.dissolve`, `<rule>.settle`. The host has messages of
// its own, which belong to no rule: keys that begin with "value." word a part (wording.hpp), "slot." what clashes,
// "type." what kind of clash it is, "card." stand beside the parts of a card. Arguments come from a closed set
// (arguments.hpp) and are plain or `select`, numbers also `plural`; an unknown one is an error when the file is loaded,
// not when a card is printed.
#pragma once

#include <filesystem>
#include <map>
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
  std::string text;  // plain text; "" when no language has the key
  bool found = false;
  bool fallback = false;  // the default reader's message stood in
};

class Messages {
 public:
  Messages() = default;  // has no message
  // `files`: reader's language -> content of its file; `where` names the plugin in errors. The default reader's file
  // must be there and hold all four keys of every rule; another file may lack keys, not add any.
  static Result<Messages> load(const std::map<std::string, std::string>& files, const std::string& where);
  // Every <language>.txt of a directory.
  static Result<Messages> load(const std::filesystem::path& directory);

  const std::set<std::string>& rules() const { return rules_; }  // the keys without a dot
  std::vector<std::string> languages() const;
  // The language that answers a reader: the tag itself, its primary subtag, or the default.
  std::string_view language_for(std::string_view reader) const;
  // Keys that the default reader's file has and `language` lacks.
  std::vector<std::string> missing(std::string_view language) const;

  Formatted format(std::string_view reader, std::string_view key, const Arguments& arguments) const;

 private:
  using Patterns = std::map<std::string, std::string, std::less<>>;  // key -> pattern, argument names made fit for ICU
  std::map<std::string, Patterns, std::less<>> patterns_;            // by language
  std::set<std::string> rules_;
};

}  // namespace gainsay::disagreement
