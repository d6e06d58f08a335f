// SPDX-License-Identifier: Apache-2.0
#include "db/claim_store.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "db/columns.hpp"
#include "db/conditions.hpp"
#include "db/record.hpp"
#include "db/sqlite/connection.hpp"

namespace gainsay::db {

Hash seal_of(const std::vector<const model::Claim*>& claims) {
  Record record;
  for (const auto* claim : claims) record.add(*claim);
  return record.hash();
}

ClaimStore::ClaimStore(Connection& connection, TermStore& terms, RunStore& runs)
    : connection_(connection),
      runs_(runs),
      rows_(connection, terms),
      reader_(connection, terms),
      earlier_(connection,
               "SELECT c.id, c.no FROM claim c WHERE c.document = ?1 AND c.run IN "
               "(SELECT no FROM run WHERE plugin = (SELECT plugin FROM run WHERE no = ?2))"),
      of_plugin_(connection,
                 "SELECT p.seal FROM progress p WHERE p.document = ?1 AND p.run IN "
                 "(SELECT no FROM run WHERE plugin = (SELECT plugin FROM run WHERE no = ?2))"),
      fill_keys_(connection,
                 "INSERT INTO claim_key (id, claim) SELECT id, no FROM claim "
                 "WHERE no > (SELECT upto FROM claim_key_mark) ORDER BY id"),
      mark_(connection,
            "UPDATE claim_key_mark SET upto = (SELECT max(no) FROM claim) WHERE upto < (SELECT max(no) FROM claim)"),
      by_key_(connection, "SELECT claim FROM claim_key WHERE id = ?"),
      by_tail_(connection, "SELECT no FROM claim WHERE no > (SELECT upto FROM claim_key_mark) AND id = ?") {}

Result<bool> ClaimStore::replace(const DocumentId& document, std::int64_t number, RunId run,
                                 std::vector<const model::Claim*> claims) {
  std::sort(claims.begin(), claims.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  const auto seal = check_and_seal(document, run, claims);
  if (!seal) return seal.error();
  const auto run_number = runs_.number(run);
  if (!run_number) return run_number.error();
  const auto own = runs_.seal(number, *run_number);
  if (!own) return own.error();
  if (*own && **own == *seal) return false;

  std::string before;
  auto found = of_plugin_.one([&](Statement& row) { before = row.blob(0); }, number, *run_number);
  if (!found) return found.error();
  if (auto written = write(number, *run_number, claims); !written) return written.error();
  if (auto done = runs_.complete(number, *run_number, claims.size(), *seal); !done) return done.error();
  return before != bytes_of(*seal) && !(before.empty() && claims.empty());
}

Result<Hash> ClaimStore::check_and_seal(const DocumentId& document, RunId run,
                                        const std::vector<const model::Claim*>& claims) {
  ClaimId last;
  for (const auto* claim : claims) {
    const char* fault = nullptr;
    if (claim->document != document) fault = " names another document";
    if (claim->run != run) fault = " names another run";
    if (!claim->id || claim->id == last) fault = " was found twice in one document";
    if (fault != nullptr)
      return Error{ErrorCode::BadInput, "claim " + to_string(claim->id) + fault, to_string(document), ""};
    last = claim->id;
  }
  return seal_of(claims);
}

// Claims that stay are rewritten in place, so that links keep their ends.
Result<void> ClaimStore::write(std::int64_t document, std::int64_t run,
                               const std::vector<const model::Claim*>& claims) {
  std::unordered_map<std::uint64_t, std::int64_t> earlier;
  auto done = earlier_.each(
      [&](Statement& row) { earlier.emplace(static_cast<std::uint64_t>(row.integer(0)), row.integer(1)); }, document,
      run);
  if (!done) return done;
  // Rows follow the text, as `of` and `each` read them.
  auto in_text = claims;
  std::stable_sort(in_text.begin(), in_text.end(), [](const auto* a, const auto* b) { return a->span < b->span; });
  for (const auto* claim : in_text) {
    const auto known = earlier.find(claim->id.value);
    done = known == earlier.end() ? rows_.insert(*claim, document, run) : rows_.update(*claim, known->second, run);
    if (!done) return done;
    if (known != earlier.end()) earlier.erase(known);
  }
  for (const auto& [id, number] : earlier) {
    if (done = rows_.erase({id}, number); !done) return done;
  }
  return {};
}

Result<model::Claim> ClaimStore::get(ClaimId id) {
  const auto known = number(id);
  if (!known) return known.error();
  if (!*known) {
    return Error{ErrorCode::NotFound, "claim " + to_string(id) + " is not in the casefile", connection_.path(), ""};
  }
  Statement query(connection_, ClaimReader::select() + "WHERE c.no = ?");
  model::Claim out;
  auto read = query.each(
      [&](Statement& row) -> Result<void> {
        auto claim = reader_.read(row);
        if (!claim) return claim.error();
        out = *std::move(claim);
        return {};
      },
      **known);
  if (!read) return read.error();
  return out;
}

Result<std::vector<model::Claim>> ClaimStore::of(const DocumentId& document) {
  Filter filter;
  filter.document = document;
  return list(filter);
}

Result<void> ClaimStore::each(const Filter& filter, const OnClaim& on_claim) {
  Conditions conditions;
  conditions.about_claim(filter, "c");
  std::string sql =
      ClaimReader::select() + "WHERE " + conditions.sql() + " ORDER BY c.document, c.begin, c.end, c.id < 0, c.id";
  if (filter.limit) sql += " LIMIT " + std::to_string(*filter.limit);
  Statement query(connection_, sql);
  return conditions.each(query, [&](Statement& row) -> Result<void> {
    auto claim = reader_.read(row);
    if (!claim) return claim.error();
    return on_claim(*claim);
  });
}

Result<std::vector<model::Claim>> ClaimStore::list(const Filter& filter) {
  std::vector<model::Claim> out;
  auto read = each(filter, [&](const model::Claim& claim) {
    out.push_back(claim);
    return Result<void>();
  });
  if (!read) return read.error();
  return out;
}

Result<std::uint64_t> ClaimStore::count() {
  auto n = connection_.number("SELECT count(*) FROM claim");
  if (!n) return n.error();
  return static_cast<std::uint64_t>(*n);
}

Result<std::optional<std::int64_t>> ClaimStore::number(ClaimId id) {
  std::optional<std::int64_t> out;
  for (Statement* query : {&by_key_, &by_tail_}) {
    auto found = query->one([&](Statement& row) { out = row.integer(0); }, id.value);
    if (!found) return found.error();
    if (*found) break;
  }
  return out;
}

Result<void> ClaimStore::index() {
  if (auto filled = fill_keys_.run(); !filled) return filled;
  return mark_.run();
}

}  // namespace gainsay::db
