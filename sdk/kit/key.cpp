// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/key.hpp"

#include <algorithm>
#include <vector>

#include "gainsay/kit/hash.hpp"

namespace gainsay::kit {

std::uint64_t key(std::string_view verifier, std::string_view kind, std::span<const std::uint64_t> parts) {
  Hasher hasher;
  hasher.add(verifier).add(kind);
  for (const auto part : parts) hasher.add(part);
  return hasher.finish();
}

MatterId matter(std::string_view family, std::span<const std::uint64_t> participants,
                std::span<const std::uint64_t> object) {
  std::vector<std::uint64_t> who(participants.begin(), participants.end());
  std::sort(who.begin(), who.end());
  who.erase(std::unique(who.begin(), who.end()), who.end());
  Hasher hasher;
  hasher.add(family).add(std::uint64_t{who.size()});  // the count keeps a participant apart from an object
  for (const auto id : who) hasher.add(id);
  for (const auto id : object) hasher.add(id);
  return MatterId{hasher.finish()};
}

}  // namespace gainsay::kit
