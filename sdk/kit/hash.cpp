// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/hash.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace gainsay::kit {
namespace {

using Digest = std::array<std::uint8_t, 32>;

const unsigned char* data_of(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Digest blake2b(std::string_view bytes) {
  Digest out;
  crypto_generichash_blake2b(out.data(), out.size(), data_of(bytes), bytes.size(), nullptr, 0);
  return out;
}

Digest sha256(std::string_view bytes) {
  Digest out;
  crypto_hash_sha256(out.data(), data_of(bytes), bytes.size());
  return out;
}

std::string hex(const Digest& digest) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(2 * digest.size());
  for (const auto byte : digest) {
    out += digits[byte >> 4];
    out += digits[byte & 15u];
  }
  return out;
}

}  // namespace

std::uint64_t blake2b_64(std::string_view bytes) {
  const Digest digest = blake2b(bytes);
  std::uint64_t value = 0;
  for (int i = 7; i >= 0; --i) value = value << 8 | digest[static_cast<std::size_t>(i)];
  return value;
}

std::string blake2b_hex(std::string_view bytes) { return hex(blake2b(bytes)); }

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }

Term term(std::string_view name) { return name.empty() ? Term{} : Term{blake2b_64(name)}; }

DocumentId document_id(std::string_view bytes) { return DocumentId{sha256(bytes)}; }

Hasher& Hasher::add(std::string_view part) {
  std::uint64_t size = part.size();
  for (int i = 0; i < 8; ++i, size >>= 8) buffer_ += static_cast<char>(size & 0xFFu);
  buffer_ += part;
  return *this;
}

Hasher& Hasher::add(std::uint64_t number) {
  std::array<char, 8> bytes;
  for (auto& byte : bytes) {
    byte = static_cast<char>(number & 0xFFu);
    number >>= 8;
  }
  return add(std::string_view(bytes.data(), bytes.size()));
}

std::uint64_t Hasher::finish() const { return blake2b_64(buffer_); }

ClaimId claim_id(const DocumentId& document, std::uint32_t begin, std::uint32_t end, std::string_view extractor,
                 Term predicate, std::uint32_t nth) {
  const auto* bytes = reinterpret_cast<const char*>(document.bytes.data());
  Hasher hasher;
  hasher.add(std::string_view(bytes, document.bytes.size())).add(std::uint64_t{begin}).add(std::uint64_t{end});
  hasher.add(extractor).add(predicate.value).add(std::uint64_t{nth});
  return ClaimId{hasher.finish()};
}

LinkId link_id(std::string_view verifier, std::string_view rule, ClaimId a, ClaimId b) {
  return LinkId{Hasher().add(verifier).add(rule).add(a.value).add(b.value).finish()};
}

RunId run_id(std::string_view plugin, std::string_view version, std::string_view sha256_of_binary,
             std::string_view config_hash) {
  return RunId{Hasher().add(plugin).add(version).add(sha256_of_binary).add(config_hash).finish()};
}

}  // namespace gainsay::kit
