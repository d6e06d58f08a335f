// SPDX-License-Identifier: Apache-2.0
#include "host/cli/names.hpp"

namespace gainsay::cli {

std::string Names::known(Term term) const {
  if (!term) return {};
  if (const auto it = told_.find(term); it != told_.end() && !it->second.empty()) return it->second;
  if (lexicon_)
    if (const auto name = lexicon_->name(term); !name.empty()) return std::string(name);
  return {};
}

std::string Names::name(Term term) const {
  auto name = known(term);
  return name.empty() && term ? "term:" + to_string(RunId{term.value}).substr(2) : name;
}

std::string Names::label(Term term, std::string_view reader) const {
  if (lexicon_ && term)
    if (const auto known = lexicon_->label(term, reader); !known.empty()) return std::string(known);
  return name(term);
}

}  // namespace gainsay::cli
