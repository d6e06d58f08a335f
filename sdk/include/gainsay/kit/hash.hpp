// SPDX-License-Identifier: Apache-2.0
// The hashes that identity rests on. BLAKE2b and SHA-256 come from libsodium.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "gainsay/base/ids.hpp"

namespace gainsay::kit {

// First 8 bytes, little endian, of BLAKE2b-256 of `bytes`.
std::uint64_t blake2b_64(std::string_view bytes);
// 64 hex digits of BLAKE2b-256 / SHA-256 of `bytes`.
std::string blake2b_hex(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

// term("supply.arms"); an empty name gives the empty term.
Term term(std::string_view name);
DocumentId document_id(std::string_view bytes);

// Hash of a sequence of parts, each length-prefixed, so that ("ab","c") and ("a","bc") differ. Numbers are hashed as 8
// little-endian bytes.
class Hasher {
 public:
  Hasher& add(std::string_view part);
  Hasher& add(std::uint64_t number);
  std::uint64_t finish() const;

 private:
  std::string buffer_;
};

// claim = hash(document, begin, end, extractor id without version, predicate, n-th of these).
ClaimId claim_id(const DocumentId& document, std::uint32_t begin, std::uint32_t end, std::string_view extractor,
                 Term predicate, std::uint32_t nth);
// link = hash(verifier id, rule, a, b), `a` the older.
LinkId link_id(std::string_view verifier, std::string_view rule, ClaimId a, ClaimId b);
RunId run_id(std::string_view plugin, std::string_view version, std::string_view sha256, std::string_view config_hash);

}  // namespace gainsay::kit
