// SPDX-License-Identifier: Apache-2.0
// Comparison keys and matters: the only functions that make them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "gainsay/base/ids.hpp"

namespace gainsay::kit {

// key = hash(verifier id, kind, parts…). `parts` are used in the order given: sort them first where order means
// nothing. `kind` separates the families of keys of one verifier ("norm", "event").
std::uint64_t key(std::string_view verifier, std::string_view kind, std::span<const std::uint64_t> parts);

// What a disagreement is about, without the verifier's id: rule family + participants (sorted here, duplicates removed)
// + object (norm and the act class it names, or measure, or event). The same arguments give the same matter in every
// plugin.
MatterId matter(std::string_view family, std::span<const std::uint64_t> participants,
                std::span<const std::uint64_t> object);

}  // namespace gainsay::kit
