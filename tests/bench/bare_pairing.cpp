// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bare_pairing.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "tests/bench/measure.hpp"

namespace gainsay::bench {
namespace {

struct Keyed {
  std::uint64_t key, row;
};

std::uint64_t key_of(std::uint64_t i) {  // splitmix64
  std::uint64_t z = (i + 1) * 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}

void radix_sort(std::vector<Keyed>& keyed, std::vector<Keyed>& other) {
  constexpr std::size_t buckets = 65'536;
  std::vector<std::uint32_t> begin(buckets + 1);
  for (int shift = 0; shift < 64; shift += 16) {
    begin.assign(buckets + 1, 0);
    for (const auto& one : keyed) ++begin[(one.key >> shift & 0xFFFFu) + 1];
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    for (const auto& one : keyed) other[begin[one.key >> shift & 0xFFFFu]++] = one;
    keyed.swap(other);
  }
}

}  // namespace

double bare_sort_seconds(std::size_t count) {
  std::vector<Keyed> keyed(count), other(count);
  return alternate(Clock::Thread, 5, {[&] {
                     for (std::size_t i = 0; i < count; ++i) keyed[i] = {key_of(i), i};
                     radix_sort(keyed, other);
                     keep(keyed.data());
                   }})[0]
      .cpu_median;
}

double bare_probe_seconds(std::size_t count) {
  constexpr std::size_t probes = 100'000;
  std::unordered_map<std::uint64_t, std::uint32_t> rows;
  for (std::size_t i = 0; i < count; ++i) rows.emplace(key_of(i), static_cast<std::uint32_t>(i));
  const auto sample = alternate(Clock::Thread, 5, {[&] {
                                  std::size_t found = 0;
                                  for (std::size_t i = 0; i < probes; ++i)
                                    found += rows.count(key_of(i * 7919 % (2 * count)));
                                  keep(found);
                                }})[0];
  return sample.cpu_median / static_cast<double>(probes);
}

}  // namespace gainsay::bench
