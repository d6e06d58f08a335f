// SPDX-License-Identifier: Apache-2.0
#include "db/hash.hpp"

#include <sodium.h>

namespace gainsay::db {
namespace {

const unsigned char* data_of(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

// Picks the fastest implementation for this processor; without it the portable one is used.
void prepare() {
  static const int ready = sodium_init();
  static_cast<void>(ready);
}

}  // namespace

Hash blake2b(std::string_view bytes) {
  prepare();
  Hash out{};
  crypto_generichash(out.data(), out.size(), data_of(bytes), bytes.size(), nullptr, 0);
  return out;
}

Hash sha256(std::string_view bytes) {
  prepare();
  Hash out{};
  crypto_hash_sha256(out.data(), data_of(bytes), bytes.size());
  return out;
}

std::uint64_t head(const Hash& hash) {
  std::uint64_t value = 0;
  for (std::size_t i = 8; i-- > 0;) value = value << 8 | hash[i];
  return value;
}

std::string hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15u];
  }
  return out;
}

}  // namespace gainsay::db
