// SPDX-License-Identifier: Apache-2.0
#include "db/digest.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "db/casefile.hpp"
#include "db/record.hpp"
#include "db/sqlite/statement.hpp"

namespace gainsay::db {
namespace {

// Each kind of row becomes hashes; sorted, they do not tell in which order the rows came.
class Rows {
 public:
  void add(const Record& record) { hashes_.push_back(record.hash()); }
  void add_once(const Record& record) {
    add(record);
    once_ = true;
  }
  Hash finish() {
    std::sort(hashes_.begin(), hashes_.end());
    if (once_) hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
    return blake2b({reinterpret_cast<const char*>(hashes_.data()), hashes_.size() * sizeof(Hash)});
  }

 private:
  std::vector<Hash> hashes_;
  bool once_ = false;
};

// What people said about an appearance; a dateline was read out of the text, and a path says where a file lay.
model::Appearance as_given(model::Appearance appearance) {
  appearance.path.clear();
  if (appearance.published && appearance.published->basis != model::DateBasis::User) appearance.published.reset();
  return appearance;
}

bool says_nothing(const model::Appearance& a) {
  return !a.title && !a.url && !a.publisher && !a.author && !a.published && !a.retrieved;
}

Result<Hash> documents(Casefile& casefile) {
  const auto list = casefile.documents().list({});
  if (!list) return list.error();
  Rows rows, appearances;
  for (const auto& entry : *list) {
    const auto id = to_string(entry.document.id);
    rows.add(Record().add(std::string_view(id)).add(std::string_view(entry.document.language)));
    for (const auto& seen : entry.document.appearances) {
      const auto given = as_given(seen);
      if (!says_nothing(given)) appearances.add_once(Record().add(std::string_view(id)).add(given));
    }
  }
  return Record().add(bytes_of(rows.finish())).add(bytes_of(appearances.finish())).hash();
}

Result<Hash> claims(Casefile& casefile) {
  Rows rows;
  auto done = casefile.claims().each({}, [&](const model::Claim& claim) {
    rows.add(Record().add(claim));
    return Result<void>();
  });
  if (!done) return done.error();
  return rows.finish();
}

Result<Hash> links(Casefile& casefile) {
  Rows rows;
  auto done = casefile.links().each({}, [&](const model::Link& link) {
    rows.add(Record().add(link));
    return Result<void>();
  });
  if (!done) return done.error();
  return rows.finish();
}

Result<Hash> matters(Casefile& casefile) {
  Rows rows;
  Statement query(casefile.connection(), "SELECT id FROM matter WHERE id IN (SELECT matter FROM link)");
  auto done = query.each([&](Statement& row) { rows.add(Record().add(static_cast<std::uint64_t>(row.integer(0)))); });
  if (!done) return done.error();
  return rows.finish();
}

// The last word about a subject counts, so the order of what was done about it is part of what it says; its place among
// other events is not.
Result<Hash> events(Casefile& casefile) {
  Rows rows;
  std::map<std::string, std::uint64_t> so_far;  // by subject
  auto done = casefile.events().each(
      [&](const Event& e) { rows.add(Record().add(bytes_of(content_of(e))).add(so_far[e.subject]++)); });
  if (!done) return done.error();
  return rows.finish();
}

}  // namespace

Result<std::string> digest_of(Casefile& casefile) {
  Record all;
  for (const auto part : {documents, claims, links, matters, events}) {
    const auto hash = part(casefile);
    if (!hash) return hash.error();
    all.add(bytes_of(*hash));
  }
  return hex(bytes_of(all.hash()));
}

}  // namespace gainsay::db
