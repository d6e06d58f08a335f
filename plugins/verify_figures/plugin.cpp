// SPDX-License-Identifier: Apache-2.0
// Figures that cannot both be right: two numbers of one thing, and a length of time that its own dates exclude.
#include <string_view>
#include <utility>

#include "comparisons.hpp"
#include "gainsay/kit/verifier.hpp"

namespace gainsay::figures {
namespace {

class Figures {
 public:
  static Result<Figures> create(kit::Host host, std::string_view) {
    auto rules = Rules::parse(host, host.data("rules.tsv"));
    if (!rules) return rules.error();
    auto predicates = Predicates::parse(host.data("predicates.tsv"));
    if (!predicates) return predicates.error();
    Context context{host, *std::move(predicates), {host.intern("agent").value, host.intern("recipient").value}};
    return Figures(*std::move(rules), std::move(context));
  }

  Result<void> index(const gainsay_block& claims, const gainsay_block&, kit::KeySink& sink) {
    for (std::uint64_t i = 0; i < claims.row_count; ++i) {
      const Row row{&claims, &claims.rows[i]};
      if (!rules_.values.empty())
        for (const auto key : value_keys(context_, row)) sink.key(i, key);
      for (const auto& rule : rules_.durations)
        for (const auto key : duration_keys(context_, rule, row)) sink.key(i, key);
    }
    return {};
  }

  // A key belongs to one comparison only, and the other finds nothing to do in its groups that it would not find in its
  // own.
  Result<void> compare(std::uint64_t key, const gainsay_block& group, const gainsay_block&, kit::LinkSink& sink) {
    if (group.row_count == 0) return {};
    const Row first{&group, group.rows};
    for (const auto& rule : rules_.durations)
      for (const auto own : duration_keys(context_, rule, first))
        if (own == key) {
          compare_durations(context_, rule, group, sink);
          return {};
        }
    for (const auto& rule : rules_.values) compare_values(context_, rule, group, sink);
    return {};
  }

 private:
  Figures(Rules rules, Context context) : rules_(std::move(rules)), context_(std::move(context)) {}

  Rules rules_;
  Context context_;
};

}  // namespace
}  // namespace gainsay::figures

GAINSAY_VERIFIER(gainsay::figures::Figures, "org.gainsay.verify_figures", "0.1.0");
