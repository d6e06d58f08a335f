// SPDX-License-Identifier: Apache-2.0
#include "host/matching/voices.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

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

// Places in a list of documents; both in one number sort twice as fast as a pair.
class Pair {
 public:
  Pair(std::uint32_t a, std::uint32_t b) : both_(std::uint64_t{std::min(a, b)} << 32 | std::max(a, b)) {}
  std::uint32_t a() const { return static_cast<std::uint32_t>(both_ >> 32); }
  std::uint32_t b() const { return static_cast<std::uint32_t>(both_); }
  auto operator<=>(const Pair&) const = default;

 private:
  std::uint64_t both_;
};

// Pairs of documents that share a hash; `documents` by id, so that neighbours are the same whatever came first.
std::vector<Pair> candidates(std::span<const Sketched* const> documents) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> hashes;
  for (std::uint32_t d = 0; d < documents.size(); ++d)
    for (const auto h : documents[d]->sketch) hashes.emplace_back(h, d);
  std::sort(hashes.begin(), hashes.end());
  std::vector<Pair> out;
  std::size_t bound = std::size_t{1} << 20;  // of pairs, before those found twice are thrown out
  const auto add = [&](std::size_t i, std::size_t j) { out.emplace_back(hashes[i].second, hashes[j].second); };
  for (std::size_t begin = 0, end = 0; begin < hashes.size(); begin = end) {
    while (end < hashes.size() && hashes[end].first == hashes[begin].first) ++end;
    const bool rare = end - begin <= common;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (rare) {
        for (std::size_t j = begin; j < i; ++j) add(j, i);
      } else {
        add(i - 1, i);
        add(begin, i);
      }
    }
    if (out.size() > bound) {
      std::sort(out.begin(), out.end());
      out.erase(std::unique(out.begin(), out.end()), out.end());
      bound = std::max(bound, 2 * out.size());  // else every hash from here on would sort all of them again
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

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
  if (a.empty() || b.empty()) return false;
  // A full sketch knows nothing of hashes above its largest, so both are read up to the smaller of these bounds only.
  std::uint64_t bound = UINT64_MAX;
  if (a.size() == sketch_size) bound = std::min(bound, a.back());
  if (b.size() == sketch_size) bound = std::min(bound, b.back());
  std::size_t i = 0, j = 0, shared = 0;
  while (i < a.size() && j < b.size() && a[i] <= bound && b[j] <= bound) {
    if (a[i] == b[j])
      ++shared, ++i, ++j;
    else if (a[i] < b[j])
      ++i;
    else
      ++j;
  }
  const auto within = [bound](std::span<const std::uint64_t> s) {
    return static_cast<std::size_t>(std::upper_bound(s.begin(), s.end(), bound) - s.begin());
  };
  const std::size_t shorter = std::min(within(a), within(b));
  return shared >= least_shared && static_cast<double>(shared) >= duplicate_share * static_cast<double>(shorter);
}

std::vector<std::uint64_t> find_voices(std::span<const Sketched> documents) {
  std::vector<const Sketched*> by_id;
  for (const auto& document : documents) by_id.push_back(&document);
  std::stable_sort(by_id.begin(), by_id.end(),
                   [](const Sketched* a, const Sketched* b) { return a->document < b->document; });
  Clusters clusters(by_id.size());  // of places in by_id: the first of a cluster has its smallest id
  for (const Pair pair : candidates(by_id))
    if (clusters.find(pair.a()) != clusters.find(pair.b()) &&
        near_duplicate(by_id[pair.a()]->sketch, by_id[pair.b()]->sketch))
      clusters.join(pair.a(), pair.b());
  std::vector<std::uint64_t> out(documents.size());
  for (std::size_t i = 0; i < by_id.size(); ++i)
    out[static_cast<std::size_t>(by_id[i] - documents.data())] = by_id[clusters.find(i)]->document;
  return out;
}

}  // namespace gainsay::matching
