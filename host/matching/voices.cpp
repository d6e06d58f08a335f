// SPDX-License-Identifier: Apache-2.0
#include "host/matching/voices.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "host/matching/groups.hpp"

namespace gainsay::matching {
namespace {

constexpr std::size_t run_length = 5;
constexpr double duplicate_share = 0.6;
constexpr std::size_t least_shared = 8;  // a few sentences in common are a quotation
// Runs of words that stand in more documents than this are site furniture: only neighbours are compared then.
constexpr std::size_t common = 32;

std::uint64_t mix(std::uint64_t x) {  // splitmix64's finaliser
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

std::uint64_t hash_of(const model::Fold& fold, const model::Token& token) {
  std::uint64_t h = 0xCBF29CE484222325u;  // FNV-1a
  for (auto i = token.key_begin; i < token.key_end && i < fold.units.size(); ++i)
    h = (h ^ fold.units[i]) * 0x100000001B3u;
  return mix(h);
}

bool speaks(const model::Analysis& analysis, const model::Token& token) {
  if (token.kind != model::TokenKind::Word && token.kind != model::TokenKind::Number) return false;
  if (token.sentence >= analysis.sentences.size()) return true;
  const auto paragraph = analysis.sentences[token.sentence].paragraph;
  if (paragraph >= analysis.paragraphs.size()) return true;
  const auto role = analysis.paragraphs[paragraph].role;
  return role != model::ParagraphRole::Boilerplate && role != model::ParagraphRole::Dateline;
}

class Clusters {
 public:
  explicit Clusters(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a), b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

// Which documents hold a hash, for every hash of every sketch; documents are places in a list.
class Postings {
 public:
  struct List {
    std::uint32_t begin = 0, end = 0;  // in `documents`, which ascend
  };

  explicit Postings(std::span<const Sketched* const> documents) {
    std::vector<KeyedRow> hashes;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
      first_.push_back(static_cast<std::uint32_t>(hashes.size()));
      for (const auto h : documents[d]->sketch) hashes.push_back({h, d});
    }
    first_.push_back(static_cast<std::uint32_t>(hashes.size()));
    radix_sort(hashes);
    lists_.resize(hashes.size());
    documents_.reserve(hashes.size());
    auto next = first_;
    for (std::uint32_t begin = 0, end = 0; begin < hashes.size(); begin = end) {
      while (end < hashes.size() && hashes[end].key == hashes[begin].key) documents_.push_back(hashes[end++].row);
      for (auto i = begin; i < end; ++i) lists_[next[documents_[i]]++] = {begin, end};
    }
  }

  // One for each hash of document `d`.
  std::span<const List> lists_of(std::uint32_t d) const {
    return std::span(lists_).subspan(first_[d], first_[d + 1] - first_[d]);
  }
  std::span<const std::uint32_t> documents(List list) const {
    return std::span(documents_).subspan(list.begin, list.end - list.begin);
  }

 private:
  std::vector<std::uint32_t> documents_, first_;
  std::vector<List> lists_;
};

// How many hashes a document may share with each of those before it.
class Overlap {
 public:
  explicit Overlap(const Postings& postings, std::size_t documents) : postings_(postings), counts_(documents) {}

  // Documents are to be counted in their order; forgets the one before.
  void count(std::uint32_t d) {
    for (const auto e : met_) counts_[e] = 0;
    met_.clear();
    std::uint16_t uncounted = 0;
    for (const auto list : postings_.lists_of(d)) {
      const auto documents = postings_.documents(list);
      if (documents.size() <= common) {
        for (std::size_t i = 0; documents[i] != d; ++i) meet(documents[i]);
      } else {
        ++uncounted;
        const auto at = std::lower_bound(documents.begin(), documents.end(), d);
        if (at == documents.begin()) continue;
        meet(documents.front());
        meet(*(at - 1));
      }
    }
    uncounted_.push_back(uncounted);
  }

  std::span<const std::uint32_t> met() const { return met_; }
  std::size_t at_most(std::uint32_t e) const {
    return std::size_t{counts_[e]} + std::min(uncounted_.back(), uncounted_[e]);
  }

 private:
  void meet(std::uint32_t e) {
    if (counts_[e]++ == 0) met_.push_back(e);
  }

  const Postings& postings_;
  std::vector<std::uint16_t> counts_;     // a sketch has fewer hashes than that holds
  std::vector<std::uint16_t> uncounted_;  // of each document so far: hashes that too many share
  std::vector<std::uint32_t> met_;
};
static_assert(sketch_size < UINT16_MAX);

// The part of two sketches in which both know every hash: a full sketch knows nothing of hashes above its largest.
class Common {
 public:
  Common(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
    std::uint64_t bound = UINT64_MAX;
    if (a.size() == sketch_size) bound = std::min(bound, a.back());
    if (b.size() == sketch_size) bound = std::min(bound, b.back());
    const auto within = [bound](std::span<const std::uint64_t> s) {
      return s.first(static_cast<std::size_t>(std::upper_bound(s.begin(), s.end(), bound) - s.begin()));
    };
    a_ = within(a), b_ = within(b);
  }

  std::size_t shared_by_duplicates() const {
    const auto share = duplicate_share * static_cast<double>(std::min(a_.size(), b_.size()));
    return std::max(least_shared, static_cast<std::size_t>(std::ceil(share)));
  }
  // Do they share so many hashes? Reads no further than to where that is decided.
  bool share(std::size_t wanted) const {
    std::size_t i = 0, j = 0, shared = 0;
    while (shared < wanted && i + (wanted - shared) <= a_.size() && j + (wanted - shared) <= b_.size()) {
      const auto x = a_[i], y = b_[j];
      shared += x == y;
      i += x <= y;
      j += y <= x;
    }
    return shared >= wanted;
  }

 private:
  std::span<const std::uint64_t> a_, b_;
};

}  // namespace

std::vector<std::uint64_t> make_sketch(const model::Analysis& analysis) {
  std::vector<std::uint64_t> out;
  std::array<std::uint64_t, run_length> run{};
  std::size_t seen = 0;
  for (const auto& token : analysis.tokens) {
    if (!speaks(analysis, token)) continue;
    run[seen++ % run_length] = hash_of(analysis.key_fold, token);
    if (seen < run_length) continue;
    std::uint64_t h = 0;
    for (std::size_t i = 0; i < run_length; ++i) h = mix(h * 31 + run[(seen + i) % run_length]);
    out.push_back(h);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() > sketch_size) out.resize(sketch_size);
  return out;
}

bool near_duplicate(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  const Common common_part(a, b);
  return common_part.share(common_part.shared_by_duplicates());
}

std::vector<std::uint64_t> find_voices(std::span<const Sketched> documents) {
  // By id, so that neighbours are the same whatever came first.
  std::vector<const Sketched*> by_id;
  for (const auto& document : documents) by_id.push_back(&document);
  std::stable_sort(by_id.begin(), by_id.end(),
                   [](const Sketched* a, const Sketched* b) { return a->document < b->document; });
  const Postings postings(by_id);
  Overlap overlap(postings, by_id.size());
  Clusters clusters(by_id.size());  // of places in by_id: the first of a cluster has its smallest id
  for (std::uint32_t d = 0; d < by_id.size(); ++d) {
    overlap.count(d);
    for (const auto e : overlap.met()) {
      // Nearly all pairs end at the first two questions, so sketches are read for the few that are copies.
      const auto at_most = overlap.at_most(e);
      if (at_most < least_shared || clusters.find(d) == clusters.find(e)) continue;
      const Common pair(by_id[d]->sketch, by_id[e]->sketch);
      const auto wanted = pair.shared_by_duplicates();
      if (wanted <= at_most && pair.share(wanted)) clusters.join(d, e);
    }
  }
  std::vector<std::uint64_t> out(documents.size());
  for (std::size_t i = 0; i < by_id.size(); ++i)
    out[static_cast<std::size_t>(by_id[i] - documents.data())] = by_id[clusters.find(i)]->document;
  return out;
}

}  // namespace gainsay::matching
