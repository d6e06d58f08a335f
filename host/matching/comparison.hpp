// SPDX-License-Identifier: Apache-2.0
// What one document brings to matching: its comparison rows and the sketch that finds near-duplicate documents; and the
// packed form of both, stored as one opaque BLOB per document: live random-key indexes decay
// with size, a BLOB does not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/model/analysis.hpp"
#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"
#include "host/plugin_host/columns.hpp"

namespace gainsay::matching {

struct Comparison {
  std::uint64_t document = 0;         // DocumentId::head()
  std::vector<std::uint64_t> sketch;  // sorted: see voices.hpp
  plugin_host::Columns columns;       // one row per claim, in the order of the claims; voice = document, members = 1
};

// `claims` are those of `document`; `published` columns hold its anchoring date. Pure.
Comparison make_comparison(const model::Document& document, const model::Analysis& analysis,
                           std::span<const model::Claim> claims);

// Format: byte 0 is the version (1), then little-endian lists, each with its length (comparison.cpp). A blob of another
// version or of a wrong size is ErrorCode::Damaged, never undefined behaviour; the caller may then rebuild it from the
// claims.
std::string pack(const Comparison& comparison);
Result<Comparison> unpack(std::string_view blob);

}  // namespace gainsay::matching
