// SPDX-License-Identifier: Apache-2.0
#include "db/integrity.hpp"

#include <map>
#include <string>

#include "db/casefile.hpp"
#include "db/columns.hpp"
#include "db/hash.hpp"
#include "db/migrate.hpp"
#include "db/span_check.hpp"
#include "db/sqlite/connection.hpp"
#include "db/sqlite/statement.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay::db {
namespace {

using Problems = std::vector<Problem>;

Result<void> check_pages(Casefile& casefile, Problems& out) {
  Statement pages(casefile.connection(), "PRAGMA integrity_check");
  auto done = pages.each([&](Statement& row) {
    if (row.text(0) != "ok") out.push_back({"file", std::string(row.text(0))});
  });
  if (!done) return done;
  Statement keys(casefile.connection(), "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check");
  return keys.each([&](Statement& row) {
    out.push_back({std::string(row.text(0)), "row " + std::string(row.null(1) ? "?" : row.text(1)) +
                                                 " refers to a row of " + std::string(row.text(2)) +
                                                 " that does not exist"});
  });
}

using Schema = std::map<std::string, std::string>;  // "trigger event_is_never_changed" -> its SQL

Result<Schema> schema_of(Connection& connection) {
  Schema out;
  Statement query(connection, "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'");
  auto done = query.each([&](Statement& row) { out.emplace(row.text(0), row.text(1)); });
  if (!done) return done.error();
  return out;
}

// Who takes a guard away leaves no other trace.
Result<void> check_schema(Casefile& casefile, Problems& out) {
  auto fresh = Connection::in_memory();
  if (!fresh) return fresh.error();
  if (auto written = write_schema(*fresh); !written) return written;
  const auto wanted = schema_of(*fresh);
  if (!wanted) return wanted.error();
  const auto found = schema_of(casefile.connection());
  if (!found) return found.error();
  for (const auto& [name, sql] : *wanted) {
    const auto at = found->find(name);
    if (at == found->end()) {
      out.push_back({name, "is missing: it was taken out of the file"});
    } else if (at->second != sql) {
      out.push_back({name, "was changed"});
    }
  }
  for (const auto& [name, sql] : *found)
    if (!wanted->count(name)) out.push_back({name, "is no part of a casefile: it was put in"});
  return {};
}

Result<void> check_texts(Casefile& casefile, Problems& out) {
  Statement query(casefile.connection(),
                  "SELECT d.id, d.bytes, d.characters, d.verbatim, t.text, t.document IS NULL, d.language, d.seal "
                  "FROM document d LEFT JOIN document_text t ON t.document = d.no ORDER BY d.no");
  return query.each([&](Statement& row) {
    const auto id = document_at(row, 0);
    const auto text = row.text(4);
    const auto say = [&](const char* message) { out.push_back({to_string(id), message}); };
    if (row.integer(5) != 0) return say("has no text");
    if (utf8::first_invalid(text)) return say("its text is not UTF-8");
    const bool same = row.integer(3) == 0 || sha256(text) == id.bytes;
    if (!same || seal_of(id, row.text(6), text) != static_cast<std::uint64_t>(row.integer(7))) {
      return say("its text or language is not the one that was imported");
    }
    if (static_cast<std::size_t>(row.integer(1)) != text.size() ||
        static_cast<std::size_t>(row.integer(2)) != utf8::count(text)) {
      say("its length is recorded wrongly");
    }
  });
}

Result<void> check_appearances(Casefile& casefile, Problems& out) {
  const auto list = casefile.documents().list({});
  if (!list) return list.error();
  Statement known(casefile.connection(),
                  "SELECT 1 FROM appearance WHERE document = (SELECT no FROM document WHERE id = ?) AND id = ?");
  for (const auto& entry : *list) {
    for (const auto& seen : entry.document.appearances) {
      const auto found = known.one([](Statement&) {}, blob_of(entry.document.id), appearance_id(seen));
      if (!found) return found.error();
      if (!*found) out.push_back({to_string(entry.document.id), "where it was seen was changed: " + seen.path});
    }
  }
  return {};
}

Result<void> check_comparisons(Casefile& casefile, Problems& out) {
  Statement query(
      casefile.connection(),
      "SELECT d.id, c.rows, c.seal FROM comparison c JOIN document d ON d.no = c.document ORDER BY c.document");
  return query.each([&](Statement& row) {
    if (short_hash(row.blob(1)) == static_cast<std::uint64_t>(row.integer(2))) return;
    out.push_back({to_string(document_at(row, 0)), "its comparison columns were changed"});
  });
}

Result<void> check_terms(Casefile& casefile, Problems& out) {
  Statement query(casefile.connection(), "SELECT id, name FROM term ORDER BY no");
  return query.each([&](Statement& row) {
    const auto id = id_at<Term>(row, 0);
    if (row.null(1)) {
      out.push_back({label_of(id), "has no name"});
    } else if (head(blake2b(row.text(1))) != id.value) {
      out.push_back({label_of(id), "is not the hash of its name \"" + std::string(row.text(1)) + "\""});
    }
  });
}

// Rows of the index that say something else than `claim`, and claims below the mark that it lacks.
Result<void> check_claim_keys(Casefile& casefile, Problems& out) {
  Statement query(
      casefile.connection(),
      "SELECT k.id, 'the index of claims leads elsewhere' FROM claim_key k LEFT JOIN claim c ON c.no = k.claim "
      "WHERE c.id IS NOT k.id UNION ALL "
      "SELECT c.id, 'is missing in the index of claims' FROM claim c LEFT JOIN claim_key k ON k.id = c.id "
      "WHERE k.id IS NULL AND c.no <= (SELECT upto FROM claim_key_mark)");
  return query.each([&](Statement& row) {
    out.push_back({to_string(id_at<ClaimId>(row, 0)), std::string(row.text(1))});
  });
}

Result<void> check_matters(Casefile& casefile, Problems& out) {
  Statement query(
      casefile.connection(),
      "SELECT DISTINCT matter FROM link WHERE matter IS NOT NULL AND matter NOT IN (SELECT id FROM matter)");
  return query.each([&](Statement& row) {
    out.push_back({to_string(id_at<MatterId>(row, 0)), "has links but no row of its own"});
  });
}

Result<void> check_fulltext(Casefile& casefile, Problems& out) {
  Statement query(casefile.connection(), "SELECT id FROM fulltext_docsize WHERE id NOT IN (SELECT no FROM document)");
  return query.each([&](Statement& row) {
    out.push_back({"fulltext", "holds row " + std::to_string(row.integer(0)) + ", which is no document"});
  });
}

Result<void> check_chain(Casefile& casefile, Problems& out) {
  auto found = casefile.events().verify_chain();
  if (!found) return found.error();
  out.insert(out.end(), found->begin(), found->end());
  return {};
}

}  // namespace

// Broken pages make some checks fail rather than find something: that, too, is a finding, and the others still run.
Result<std::vector<Problem>> problems_of(Casefile& casefile) {
  Problems out;
  for (const auto check :
       {check_pages, check_schema, check_texts, check_appearances, check_spans_and_seals, check_comparisons,
        check_links, check_terms, check_claim_keys, check_matters, check_fulltext, check_chain}) {
    auto done = check(casefile, out);
    if (done) continue;
    if (done.error().code != ErrorCode::Damaged) return done.error();
    out.push_back({"file", done.error().message});
  }
  return out;
}

}  // namespace gainsay::db
