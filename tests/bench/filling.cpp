// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/filling.hpp"

#include <algorithm>

#include "db/writer.hpp"

namespace gainsay::bench {
namespace {

constexpr std::size_t batch_size = 64;       // documents to a transaction, as in the pipeline
constexpr std::size_t window = 10'000;       // claims at the beginning and at the end, for the decay
constexpr std::size_t most_silent = 10'000;  // documents in a row without a claim

Result<void> put_all(db::Casefile& casefile, const std::vector<db::DocumentRows>& batch) {
  db::Writer writer(casefile);
  if (auto begun = writer.begin_batch(); !begun) return begun;
  for (const auto& rows : batch)
    if (auto put = writer.put(rows); !put) return std::move(put).error();
  return writer.commit_batch();
}

}  // namespace

Result<void> Filling::run(db::Casefile& casefile, std::size_t claims) {
  for (std::size_t silent = 0; claims_ < claims;) {
    std::vector<FoundDocument> found;
    std::size_t count = 0;
    while (found.size() < batch_size && claims_ + count < claims) {
      found.push_back(set_.document(documents_ + found.size()));
      count += found.back().claims.size();
    }
    std::vector<db::DocumentRows> batch;
    for (const auto& one : found) batch.push_back(one.rows());
    Stopwatch watch(Clock::Thread);
    if (auto put = put_all(casefile, batch); !put) return put;
    laps_.push_back({claims_ + count, watch.lap()});
    for (const auto& one : found) flat_.add(one.document, one.claims);
    flat_spent_ += watch.lap();
    documents_ += found.size();
    claims_ += count;
    silent = count == 0 ? silent + found.size() : 0;
    if (silent > most_silent) return Error{ErrorCode::BadInput, "the corpus has no claims", "", ""};
  }
  Stopwatch watch(Clock::Thread);
  flat_.finish();
  flat_spent_ += watch.lap();
  if (flat_.failed()) return Error{ErrorCode::Io, "the bare table could not be written", "", ""};
  return {};
}

Spent Filling::spent() const {
  Spent sum;
  for (const auto& lap : laps_) sum += lap.spent;
  return sum;
}

// Claims per CPU second, of the batches that began between two numbers of claims.
double Filling::rate(std::size_t from, std::size_t to) const {
  double cpu = 0;
  std::size_t before = 0, count = 0;
  for (const auto& lap : laps_) {
    if (before >= from && before < to) {
      count += lap.claims - before;
      cpu += lap.spent.cpu;
    }
    before = lap.claims;
  }
  return cpu > 0 ? static_cast<double>(count) / cpu : 0;
}

// CPU seconds that a document without claims takes: its text, its appearance, the full-text index.
Result<double> Filling::document_seconds(std::size_t documents) const {
  auto casefile = db::Casefile::temporary();
  if (!casefile) return std::move(casefile).error();
  Spent spent;
  for (std::size_t at = 0; at < documents; at += batch_size) {
    std::vector<FoundDocument> found;
    for (std::size_t i = at; i < std::min(documents, at + batch_size); ++i) found.push_back(set_.document(i));
    std::vector<db::DocumentRows> batch;
    for (const auto& one : found) batch.push_back({&one.document, one.folded, {}, {}, {}, {}});
    Stopwatch watch(Clock::Thread);
    if (auto put = put_all(*casefile, batch); !put) return std::move(put).error();
    spent += watch.lap();
  }
  return spent.cpu / static_cast<double>(documents);
}

Result<void> Filling::add_figures(Figures& figures) const {
  const auto document = document_seconds(std::min<std::size_t>(documents_, 512));
  if (!document) return document.error();
  const auto claims = static_cast<double>(claims_), documents = static_cast<double>(documents_);
  const double cpu = spent().cpu, bare = claims / flat_spent_.cpu;
  const double own = claims / std::max(1e-9, cpu - documents * *document);
  const std::string table = "the same claims, one row each, in a table without an index";
  figures.add(Figure("claim-insert", "claims stored with all their parts and comparison columns", "claims/s", own)
                  .beside(table, bare)
                  .aims(Better::More, 0.3, 0.8)
                  .notes(std::to_string(claims_) + " claims of " + std::to_string(documents_) + " documents"));
  figures.add(Figure("claim-insert-whole", "the same, and the documents that they stand in", "claims/s", claims / cpu)
                  .beside(table, bare)
                  .took(sample_of({spent()})));
  figures.add(
      Figure("document-insert", "a document without claims: text, appearance, full text", "us", 1e6 * *document));
  if (claims_ < 2 * window) return {};
  figures.add(Figure("claim-insert-decay", "claims and documents stored, the last of them", "claims/s",
                     rate(claims_ - window, claims_))
                  .beside("the first of them", rate(0, window)));
  return {};
}

}  // namespace gainsay::bench
