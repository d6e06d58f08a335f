// SPDX-License-Identifier: Apache-2.0
// Writes the rows of one claim.
#pragma once

#include <cstdint>

#include "db/sqlite/statement.hpp"
#include "db/term_store.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/claim.hpp"

namespace gainsay::db {

class ClaimRows {
 public:
  ClaimRows(Connection& connection, TermStore& terms);

  Result<void> insert(const model::Claim& claim, std::int64_t document, std::int64_t run);
  // Rewrites the claim in row `number`; what refers to the row stays.
  Result<void> update(const model::Claim& claim, std::int64_t number, std::int64_t run);
  // With its links, also those that it only connects.
  Result<void> erase(ClaimId id, std::int64_t number);

 private:
  Connection& connection_;
  TermStore& terms_;
  Statement insert_, update_, erase_, erase_key_, erase_via_, lower_mark_;
  Statement erase_time_, erase_slots_, erase_quantities_, erase_sources_, erase_cues_;
  Statement time_, slot_, quantity_, source_, cue_;

  Result<void> insert_parts(const model::Claim& claim, std::int64_t number);
  Result<void> insert_time(const model::ClaimTime& time, std::int64_t number);
  Result<void> insert_slot(const model::Slot& slot, std::int64_t number, std::int64_t n);
  Result<void> insert_quantity(const model::ClaimQuantity& quantity, std::int64_t number, std::int64_t n);
  Result<void> insert_source(const model::Source& source, std::int64_t number, std::int64_t n);
};

}  // namespace gainsay::db
