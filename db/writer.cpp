// SPDX-License-Identifier: Apache-2.0
#include "db/writer.hpp"

namespace gainsay::db {

// A full or failing disk makes SQLite undo the whole transaction, not only the statement that met it.
Result<void> Writer::still_open() const {
  if (!batch_ || casefile_.connection().in_transaction()) return {};
  return Error{ErrorCode::Io, "the batch was undone, since casefile " + casefile_.path() + " could not be written",
               casefile_.path(), "what earlier batches committed is kept"};
}

Result<void> Writer::begin_batch() {
  GAINSAY_CHECK(!batch_);
  auto transaction = Transaction::begin(casefile_.connection());
  if (!transaction) return transaction.error();
  batch_.emplace(*std::move(transaction));
  return {};
}

Result<void> Writer::commit_batch() {
  GAINSAY_CHECK(batch_.has_value());
  auto done = still_open();
  if (done) done = batch_->commit();
  if (done) {
    batch_.reset();
  } else {
    roll_back();
  }
  return done;
}

void Writer::roll_back() {
  batch_.reset();
  casefile_.terms().forget();
}

Result<Writer::Written> Writer::put(const DocumentRows& rows) {
  if (auto open = still_open(); !open) return open.error();
  auto part = Transaction::begin(casefile_.connection());
  if (!part) return part.error();
  auto written = write(rows);
  if (written) {
    if (auto done = part->commit(); !done) written = done.error();
  }
  if (!written) casefile_.terms().forget();
  return written;
}

Result<Writer::Written> Writer::write(const DocumentRows& rows) {
  GAINSAY_CHECK(rows.document != nullptr);
  const auto& document = *rows.document;
  const auto put = casefile_.documents().put(document);
  if (!put) return put.error();
  Written written{put->is_new, false, put->anchor_moved};
  if (put->anchor_moved) {
    if (auto done = casefile_.runs().reopen(put->number); !done) return done.error();
  }
  std::size_t placed = 0;
  for (const auto run : rows.completed) {
    std::vector<const model::Claim*> own;
    for (const auto& claim : rows.claims) {
      if (claim.run == run) own.push_back(&claim);
    }
    placed += own.size();
    const auto changed = casefile_.claims().replace(document.id, put->number, run, std::move(own));
    if (!changed) return changed.error();
    written.changed = written.changed || *changed;
  }
  if (placed != rows.claims.size()) {
    return Error{ErrorCode::BadInput, "a claim of " + to_string(document.id) + " belongs to no completed run", "", ""};
  }
  Result<void> done;
  if (!rows.completed.empty()) done = casefile_.mentions().replace(put->number, rows.mentions);
  if (done && !rows.completed.empty()) done = casefile_.comparisons().put(put->number, rows.comparison);
  if (done && !rows.folded.empty()) done = casefile_.search().put(put->number, rows.folded);
  for (auto seen = document.appearances.begin(); done && seen != document.appearances.end(); ++seen) {
    done = casefile_.omissions().clear(seen->path);
  }
  if (!done) return done.error();
  return written;
}

Result<void> Writer::replace_links(std::string_view verifier, std::uint64_t key, std::span<const model::Link> links) {
  if (auto open = still_open(); !open) return open;
  auto part = Transaction::begin(casefile_.connection());
  if (!part) return part.error();
  auto done = casefile_.claims().index();
  if (done) done = casefile_.links().replace(verifier, key, links);
  if (done) done = part->commit();
  if (!done) casefile_.terms().forget();
  return done;
}

}  // namespace gainsay::db
