// SPDX-License-Identifier: Apache-2.0
// Claims with everything that belongs to them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "db/claim_reader.hpp"
#include "db/claim_rows.hpp"
#include "db/filter.hpp"
#include "db/run_store.hpp"
#include "db/sqlite/statement.hpp"
#include "db/term_store.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/claim.hpp"

namespace gainsay::db {

using OnClaim = std::function<Result<void>(const model::Claim&)>;

class ClaimStore {
 public:
  ClaimStore(Connection& connection, TermStore& terms, RunStore& runs);

  // Makes `claims` what the plugin of `run` says about the document, in place of what any version of it said before,
  // and marks the run complete. A claim whose id stays keeps its links; links of claims that go, go too. True when
  // anything but the version has changed. BadInput when a claim names another document or run, or two have one id.
  Result<bool> replace(const DocumentId& document, std::int64_t number, RunId run,
                       std::vector<const model::Claim*> claims);

  Result<model::Claim> get(ClaimId id);                              // NotFound
  Result<std::vector<model::Claim>> of(const DocumentId& document);  // in the order of the text, then by id
  Result<void> each(const Filter& filter, const OnClaim& on_claim);  // by document in order of import, then as above
  Result<std::vector<model::Claim>> list(const Filter& filter);
  Result<std::uint64_t> count();

  // Row number of a claim; nullopt when there is none.
  Result<std::optional<std::int64_t>> number(ClaimId id);
  // Brings claim_key up to date: in sorted order, so that it costs little. The writer calls it before it looks up many
  // ids.
  Result<void> index();

 private:
  Connection& connection_;
  RunStore& runs_;
  ClaimRows rows_;
  ClaimReader reader_;
  Statement earlier_, of_plugin_, fill_keys_, mark_, by_key_, by_tail_;

  Result<Hash> check_and_seal(const DocumentId& document, RunId run, const std::vector<const model::Claim*>& claims);
  Result<void> write(std::int64_t document, std::int64_t run, const std::vector<const model::Claim*>& claims);
};

// BLAKE2b-256 over the records of a document's claims of one run, which must be sorted by id.
Hash seal_of(const std::vector<const model::Claim*>& claims);

}  // namespace gainsay::db
