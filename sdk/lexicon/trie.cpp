// SPDX-License-Identifier: Apache-2.0
#include "sdk/lexicon/trie.hpp"

#include <algorithm>
#include <array>
#include <deque>

namespace gainsay::lexicon {
namespace {

constexpr std::uint32_t root = 1;
constexpr int most_probes = 128;

// Frequent units get small symbols, so that the children of a node lie close together.
std::vector<std::uint16_t> number_symbols(std::span<const TrieKey> keys) {
  std::vector<std::uint64_t> counts(0x10000);
  for (const auto& key : keys) {
    for (const auto unit : key.units) ++counts[unit];
  }
  std::vector<std::uint32_t> units;
  for (std::uint32_t unit = 0; unit < counts.size(); ++unit) {
    if (counts[unit] != 0) units.push_back(unit);
  }
  std::stable_sort(units.begin(), units.end(), [&](auto a, auto b) { return counts[a] > counts[b]; });
  std::vector<std::uint16_t> symbols(0x10000);
  for (std::size_t i = 0; i < units.size(); ++i) symbols[units[i]] = static_cast<std::uint16_t>(i + 1);
  return symbols;
}

struct Child {
  std::uint32_t symbol;
  std::size_t first, last;  // keys
};

struct Node {
  std::uint32_t slot;
  std::size_t first, last, depth;
};

class Builder {
 public:
  Builder(std::span<const TrieKey> keys, Trie& trie) : keys_(keys), trie_(trie) {
    grow(free_ + 1);
    taken_[0] = taken_[root] = true;
  }

  void build() {
    std::deque<Node> nodes{{root, 0, keys_.size(), 0}};
    for (; !nodes.empty(); nodes.pop_front()) expand(nodes.front(), nodes);
    // Room behind the last child, so that a reader's look beyond it is an ordinary miss.
    while (!taken_.back()) {
      taken_.pop_back();
      trie_.slots.pop_back();
    }
  }

 private:
  void grow(std::size_t size) {
    if (size <= trie_.slots.size()) return;
    size = std::max(size, trie_.slots.size() * 3 / 2);
    trie_.slots.resize(size);
    taken_.resize(size);
  }

  void expand(const Node& node, std::deque<Node>& nodes) {
    std::size_t first = node.first;
    if (keys_[first].units.size() == node.depth) trie_.slots[node.slot].posting = keys_[first++].posting + 1;
    std::vector<Child> children;
    for (; first < node.last;) {
      const std::uint16_t unit = keys_[first].units[node.depth];
      std::size_t last = first + 1;
      while (last < node.last && keys_[last].units[node.depth] == unit) ++last;
      children.push_back({trie_.symbols[unit], first, last});
      first = last;
    }
    if (children.empty()) return;
    std::sort(children.begin(), children.end(), [](const Child& a, const Child& b) { return a.symbol < b.symbol; });
    const std::uint32_t base = place(children);
    trie_.slots[node.slot].base = base;
    for (const auto& child : children) {
      const std::uint32_t slot = base + child.symbol;
      taken_[slot] = true;
      trie_.slots[slot].check = node.slot;
      nodes.push_back({slot, child.first, child.last, node.depth + 1});
    }
  }

  bool fits(std::uint32_t base, const std::vector<Child>& children) {
    grow(std::size_t{base} + children.back().symbol + 1);
    return std::none_of(children.begin(), children.end(),
                        [&](const Child& child) { return taken_[base + child.symbol]; });
  }

  std::uint32_t place(const std::vector<Child>& children) {
    const std::uint32_t lowest = children.front().symbol;
    while (taken_[free_]) step(free_);
    int probes = 0;
    for (std::uint32_t slot = std::max(free_, lowest); probes < most_probes; step(slot)) {
      if (taken_[slot]) continue;
      ++probes;
      if (!fits(slot - lowest, children)) continue;
      end_ = std::max(end_, slot - lowest + children.back().symbol + 1);
      return slot - lowest;
    }
    // The free slots at the front are too scattered for this node: remember to begin behind some of them next time.
    for (int i = 0; i < most_probes / 16; ++i) {
      do step(free_);
      while (taken_[free_]);
    }
    const std::uint32_t base = std::max(end_, lowest) - lowest;
    grow(std::size_t{base} + children.back().symbol + 1);
    end_ = base + children.back().symbol + 1;
    return base;
  }

  void step(std::uint32_t& slot) {
    ++slot;
    grow(std::size_t{slot} + 1);
  }

  std::span<const TrieKey> keys_;
  Trie& trie_;
  std::vector<bool> taken_;
  std::uint32_t free_ = root + 1;  // where probing begins
  std::uint32_t end_ = root + 1;   // behind the last slot in use
};

}  // namespace

Trie build_trie(std::span<const TrieKey> keys) {
  Trie trie;
  trie.symbols = number_symbols(keys);
  if (keys.empty()) {
    trie.slots.resize(root + 1);
    return trie;
  }
  Builder(keys, trie).build();
  return trie;
}

}  // namespace gainsay::lexicon
