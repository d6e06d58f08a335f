// SPDX-License-Identifier: Apache-2.0
// Runs, and which of them are through with which documents.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "db/hash.hpp"
#include "db/sqlite/statement.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/run.hpp"

namespace gainsay::db {

class RunStore {
 public:
  explicit RunStore(Connection& connection);

  // Adds a run; the same run again changes nothing.
  Result<void> put(const model::Run& run);
  Result<std::optional<model::Run>> find(RunId run);
  Result<std::vector<model::Run>> list();  // sorted by id

  // Is the run through with the document? What an incremental `add` asks first.
  Result<bool> is_complete(const DocumentId& document, RunId run);
  Result<std::vector<RunId>> completed(const DocumentId& document);  // sorted

  // For claim_store: numbers of a run (NotFound when it was never put) and seals of (document, run), by row number.
  Result<std::int64_t> number(RunId run);
  Result<std::optional<Hash>> seal(std::int64_t document, std::int64_t run);
  // Marks the run complete, in place of earlier runs of the same plugin on that document.
  Result<void> complete(std::int64_t document, std::int64_t run, std::uint64_t claims, const Hash& seal);
  // The document must be run again, by every plugin: the date that relative times hang on has moved.
  Result<void> reopen(std::int64_t document);
  // The run is through with no document any more: what it was made from is no longer what it was.
  Result<void> reopen_all(RunId run);

 private:
  Connection& connection_;
  Statement insert_, find_, list_, number_, is_complete_, completed_, seal_, complete_, supersede_, reopen_,
      reopen_all_;
};

}  // namespace gainsay::db
