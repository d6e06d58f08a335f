// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/fold.hpp"

#include <vector>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/lexicon.hpp"

namespace gainsay::kit {

CaseRule case_rule(std::string_view meta_fold) { return meta_fold.empty() ? CaseRule::Plain : CaseRule::DotlessI; }

std::vector<std::uint16_t> key_fold(std::string_view text) {
  std::vector<std::uint16_t> out;
  out.reserve(text.size());
  std::uint16_t units[max_fold_units];
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    const std::size_t count = key_fold(c.size == 0 ? char32_t{0xFFFD} : c.value, units);
    out.insert(out.end(), units, units + count);
    at += c.size == 0 ? 1 : c.size;
  }
  return out;
}

}  // namespace gainsay::kit
