// SPDX-License-Identifier: Apache-2.0
// Writes whole documents in batches: a document is in the casefile with all its rows, or not at all.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/casefile.hpp"
#include "db/sqlite/transaction.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"
#include "gainsay/model/link.hpp"
#include "gainsay/model/mention.hpp"

namespace gainsay::db {

// What was found in one document. Everything is borrowed for the call.
struct DocumentRows {
  const model::Document* document = nullptr;
  std::string_view folded;               // its folded text, for the full-text index; "" leaves the document out of it
  std::span<const RunId> completed;      // runs that are through with it, also those that found nothing
  std::span<const model::Claim> claims;  // of these runs
  std::span<const model::Mention> mentions;  // those that the claims use
  std::string_view comparison;               // packed columns of all the document's claims; "" when it has none
};

class Writer {
 public:
  // The casefile must be open for writing and outlive this.
  explicit Writer(Casefile& casefile) : casefile_(casefile) {}

  // The caller decides how much a batch holds (64 documents, or what a second brings). What is not committed is undone
  // when the writer goes, or by roll_back.
  Result<void> begin_batch();
  Result<void> commit_batch();  // on return it survives a power cut
  void roll_back();

  struct Written {
    bool is_new = false;        // the document was not there
    bool changed = false;       // claims came, went or changed
    bool anchor_moved = false;  // the date that relative times hang on has moved: no run counts as complete any more
  };
  // Runs must have been put before (Casefile::runs), terms should have (Casefile::terms). The same again changes
  // nothing. After an error the document has left no trace and the batch goes on; a full disk (Io) may cost the batch.
  // Outside a batch it is a batch of its own.
  Result<Written> put(const DocumentRows& rows);

  // Replaces the links of a group; inside a batch, or as one.
  Result<void> replace_links(std::string_view verifier, std::uint64_t key, std::span<const model::Link> links);

 private:
  Casefile& casefile_;
  std::optional<Transaction> batch_;

  Result<void> still_open() const;
  Result<Written> write(const DocumentRows& rows);
};

}  // namespace gainsay::db
