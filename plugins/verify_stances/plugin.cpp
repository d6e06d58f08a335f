// SPDX-License-Identifier: Apache-2.0
// Stances against acts: who backed a rule and then did what it forbids; who gave up a habit; who says yes and no at
// once.
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "gainsay/kit/verifier.hpp"
#include "norms.hpp"
#include "pairing.hpp"
#include "reader.hpp"
#include "rule_table.hpp"
#include "subjects.hpp"

namespace gainsay::stances {
namespace {

class Stances {
 public:
  static Result<Stances> create(kit::Host host, std::string_view) {
    auto rules = RuleTable::parse(host, host.data("rules.tsv"), "rules.tsv");
    if (!rules) return rules.error();
    auto norms = parse_norms(host, host.data("norms.tsv"), "norms.tsv");
    if (!norms) return norms.error();
    auto reader = Reader::create(host, host.data("predicates.tsv"));
    if (!reader) return reader.error();
    for (const auto slot : {"time", "polarity"}) host.intern(slot);
    return Stances(*std::move(rules), *std::move(norms), *std::move(reader));
  }

  Result<void> index(const gainsay_block& claims, const gainsay_block& shared, kit::KeySink& sink) {
    const auto norms = known_norms(reader_, rules_, norms_, shared);
    for (std::uint64_t i = 0; i < claims.row_count; ++i)
      for (const auto& subject : subjects_of(reader_, rules_, norms, {&claims, &claims.rows[i]}))
        sink.key(i, key_of(subject));
    return {};
  }

  Result<void> compare(std::uint64_t key, const gainsay_block& group, const gainsay_block& shared,
                       kit::LinkSink& sink) {
    const auto norms = known_norms(reader_, rules_, norms_, shared);
    for (const auto* block : {&group, &shared})
      for (const auto& row : kit::rows(*block))
        for (const auto& subject : subjects_of(reader_, rules_, norms, {block, &row}))
          if (key_of(subject) == key) {
            pair_up(reader_, rules_, subject, group, shared, sink);
            return {};
          }
    return {};
  }

 private:
  Stances(RuleTable rules, std::vector<Norm> norms, Reader reader)
      : rules_(std::move(rules)), norms_(std::move(norms)), reader_(std::move(reader)) {}

  RuleTable rules_;
  std::vector<Norm> norms_;
  Reader reader_;
};

}  // namespace
}  // namespace gainsay::stances

GAINSAY_VERIFIER(gainsay::stances::Stances, "org.gainsay.verify_stances", "0.1.0");
