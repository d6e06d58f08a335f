// SPDX-License-Identifier: Apache-2.0
// Terms -> names: those of the lexicon, then those that plugins and the casefile told.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gainsay/base/ids.hpp"
#include "gainsay/kit/lexicon.hpp"

namespace gainsay::cli {

class Names {
 public:
  explicit Names(const kit::Lexicon* lexicon) : lexicon_(lexicon) {}  // borrowed

  void add(const std::vector<std::pair<Term, std::string>>& told) { told_.insert(told.begin(), told.end()); }

  std::string known(Term term) const;  // "" when nobody knows it
  // "" for the empty term; the term's digits when nobody knows it.
  std::string name(Term term) const;
  // What a reader calls it: the lexicon's label, else the name.
  std::string label(Term term, std::string_view reader) const;
  const kit::Lexicon* lexicon() const { return lexicon_; }

 private:
  const kit::Lexicon* lexicon_;
  std::map<Term, std::string> told_;
};

}  // namespace gainsay::cli
