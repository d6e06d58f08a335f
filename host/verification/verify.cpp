// SPDX-License-Identifier: Apache-2.0
#include "host/verification/verify.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "host/matching/groups.hpp"
#include "host/verification/link_check.hpp"

namespace gainsay::verification {
namespace {

// Rows handed over in one call: enough to amortise it, little enough to stay in the cache.
constexpr std::size_t batch_rows = 16'384;

constexpr const char* stage = "verification";

// One verifier over the corpus.
class Verification {
 public:
  Verification(const Verifier& verifier, const matching::Corpus& corpus, Outcome& out)
      : verifier_(verifier),
        corpus_(corpus),
        out_(out),
        shared_rows_(matching::broadcast_rows(corpus.rows, verifier.broadcast, verifier.id, out.skipped)),
        shared_(matching::slice(corpus.rows, shared_rows_)),
        check_(corpus, verifier.rules, shared_rows_) {
    for (auto& row : shared_.rows) row.flags |= GAINSAY_ROW_BROADCAST;
  }

  void run(std::span<const StoredLink> stored) {
    auto indexed = verifier_.index(corpus_.rows, shared_);
    if (!indexed) return fail(indexed.error());
    const auto failed = out_.failures.size();
    add(out_.failures, indexed->failures);
    std::vector<matching::KeyedRow> keyed;
    keyed.reserve(indexed->keys.size());
    for (const auto& k : indexed->keys)
      if (k.row < corpus_.rows.rows.size()) keyed.push_back({k.key, k.row});
    groups_ = matching::make_groups(std::move(keyed), corpus_.rows, verifier_.id);
    add(out_.skipped, groups_.skipped);
    if (out_.failures.size() == failed) touch_left(stored);  // a row that failed has no keys, and keeps its links
    const bool all = std::any_of(shared_.rows.begin(), shared_.rows.end(),
                                 [](const gainsay_row& row) { return (row.flags & GAINSAY_ROW_NEW) != 0; });
    if (all) out_.replaced.push_back(verifier_.id);
    compare_touched(all);
  }

 private:
  template <class T>
  static void add(std::vector<T>& to, std::vector<T>& from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
  }

  void fail(const Error& error) {
    out_.failures.push_back({{}, stage, verifier_.id, to_string(error.code), error.message});
  }

  std::span<const std::uint32_t> rows_of(const matching::Group& group) const {
    return std::span(groups_.rows).subspan(group.begin, group.count);
  }

  void touch_left(std::span<const StoredLink> stored) {
    for (const auto& link : stored) {
      if (link.verifier != verifier_.id) continue;
      const auto group = group_of(link.key);
      if (group == groups_.groups.end()) {
        out_.touched.push_back({verifier_.id, link.key});  // nothing is left to compare
      } else if (!group->touched) {
        group->touched = !check_.present(link.a, rows_of(*group)) || !check_.present(link.b, rows_of(*group));
      }
    }
  }

  std::vector<matching::Group>::iterator group_of(std::uint64_t key) {
    auto& groups = groups_.groups;
    const auto at = std::lower_bound(groups.begin(), groups.end(), key,
                                     [](const matching::Group& g, std::uint64_t wanted) { return g.key < wanted; });
    return at != groups.end() && at->key == key ? at : groups.end();
  }

  void compare_touched(bool all) {
    plugin_host::Columns rows;
    std::vector<plugin_host::Group> batch;
    const auto view = corpus_.rows.view();
    const auto flush = [&] {
      if (!batch.empty()) compare(rows, batch);
      rows.clear();
      batch.clear();
    };
    for (const auto& group : groups_.groups) {
      if (!all && !group.touched) continue;
      const auto begin = static_cast<std::uint32_t>(rows.rows.size());
      for (const auto row : rows_of(group))  // shared rows stand in the shared block only
        if (!std::binary_search(shared_rows_.begin(), shared_rows_.end(), row)) rows.append(view, row);
      batch.push_back({group.key, begin, static_cast<std::uint32_t>(rows.rows.size()) - begin});
      if (rows.rows.size() >= batch_rows) flush();
    }
    flush();
  }

  void compare(const plugin_host::Columns& rows, std::span<const plugin_host::Group> batch) {
    auto compared = verifier_.compare(rows, batch, shared_);
    if (!compared) return fail(compared.error());
    // What could not be looked at again keeps the links that it had.
    for (const auto& group : batch)
      if (!std::binary_search(compared->undone.begin(), compared->undone.end(), group.key))
        out_.touched.push_back({verifier_.id, group.key});
    add(out_.failures, compared->failures);
    add(out_.skipped, compared->skipped);
    for (auto& link : compared->links) take(std::move(link));
    for (auto& abstention : compared->abstentions) out_.abstentions.push_back(std::move(abstention));
  }

  void take(model::Link link) {
    const auto group = group_of(link.key);
    const bool known = group != groups_.groups.end();
    link.verifier = verifier_.id;
    const char* breach = known ? check_.breach(link, rows_of(*group)) : "names a group that was not compared";
    if (breach) return out_.skipped.push_back({stage, verifier_.id, std::string("refused: a link that ") + breach, 1});
    if (link.score < model::check_score) return out_.skipped.push_back({stage, link.rule, "weak", 1});
    check_.complete(link);
    out_.links.push_back(std::move(link));
  }

  const Verifier& verifier_;
  const matching::Corpus& corpus_;
  Outcome& out_;
  std::vector<std::uint32_t> shared_rows_;
  plugin_host::Columns shared_;
  LinkCheck check_;
  matching::Groups groups_;
};

// A group's links, each once: a plugin may say the same twice.
void keep_one_per_group(std::vector<model::Link>& links) {
  std::sort(links.begin(), links.end(), [](const model::Link& x, const model::Link& y) {
    return std::tie(x.verifier, x.key, x.id, y.score) < std::tie(y.verifier, y.key, y.id, x.score);
  });
  links.erase(std::unique(links.begin(), links.end(),
                          [](const auto& x, const auto& y) { return x.key == y.key && x.id == y.id; }),
              links.end());
}

void count_skipped(Outcome& out) {
  for (const auto& a : out.abstentions) out.skipped.push_back({stage, a.rule, a.reason, 1});
  std::map<std::tuple<std::string, std::string, std::string>, std::uint64_t> counts;
  for (const auto& s : out.skipped) counts[{s.stage, s.what, s.reason}] += s.count;
  out.skipped.clear();
  for (const auto& [key, count] : counts)
    out.skipped.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), count});
}

}  // namespace

Outcome verify(std::span<const Verifier> verifiers, const matching::Corpus& corpus,
               std::span<const StoredLink> stored) {
  Outcome out;
  for (const auto& verifier : verifiers) Verification(verifier, corpus, out).run(stored);
  keep_one_per_group(out.links);
  std::sort(out.abstentions.begin(), out.abstentions.end());
  out.abstentions.erase(std::unique(out.abstentions.begin(), out.abstentions.end()), out.abstentions.end());
  std::sort(out.touched.begin(), out.touched.end());
  out.touched.erase(std::unique(out.touched.begin(), out.touched.end()), out.touched.end());
  std::sort(out.replaced.begin(), out.replaced.end());
  count_skipped(out);
  return out;
}

std::vector<model::Link> one_each(std::vector<model::Link> links) {
  std::sort(links.begin(), links.end(), [](const model::Link& x, const model::Link& y) {
    return std::tuple(x.id, -x.score, x.key) < std::tuple(y.id, -y.score, y.key);
  });
  links.erase(std::unique(links.begin(), links.end(), [](const auto& x, const auto& y) { return x.id == y.id; }),
              links.end());
  return links;
}

}  // namespace gainsay::verification
