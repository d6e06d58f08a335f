// SPDX-License-Identifier: Apache-2.0
// The hashes of the casefile. The same functions as in the kit, which db may not see.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gainsay::db {

using Hash = std::array<std::uint8_t, 32>;

Hash blake2b(std::string_view bytes);
Hash sha256(std::string_view bytes);
// The first 8 bytes, little endian.
std::uint64_t head(const Hash& hash);
inline std::uint64_t short_hash(std::string_view bytes) { return head(blake2b(bytes)); }
std::string hex(std::string_view bytes);
inline std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

}  // namespace gainsay::db
