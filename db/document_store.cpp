// SPDX-License-Identifier: Apache-2.0
#include "db/document_store.hpp"

#include "db/columns.hpp"
#include "db/conditions.hpp"
#include "db/hash.hpp"
#include "db/record.hpp"
#include "db/sqlite/connection.hpp"
#include "db/sqlite/transaction.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay::db {
namespace {

model::Appearance read_appearance(Statement& row) {
  model::Appearance a;
  a.path = row.text(0);
  a.title = row.text_or_none(1);
  a.url = row.text_or_none(2);
  a.publisher = row.text_or_none(3);
  a.author = row.text_or_none(4);
  if (!row.null(5)) {
    a.published = model::Published{std::string(row.text(5)),
                                   {static_cast<Day>(row.integer(6)), static_cast<Day>(row.integer(7))},
                                   static_cast<std::int32_t>(row.integer(8)),
                                   static_cast<model::DateBasis>(row.integer(9))};
  }
  a.retrieved = row.text_or_none(10);
  return a;
}

bool same_anchor(const std::optional<model::Published>& a, const std::optional<model::Published>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->days == b->days && a->second == b->second;
}

Error not_found(const DocumentId& id, const std::string& path) {
  return {ErrorCode::NotFound, "document " + to_string(id) + " is not in the casefile", path, ""};
}

}  // namespace

std::uint64_t seal_of(const DocumentId& id, std::string_view language, std::string_view text) {
  return head(Record().add(blob_of(id).bytes).add(language).add(text).hash());
}

std::uint64_t appearance_id(const model::Appearance& appearance) { return head(Record().add(appearance).hash()); }

DocumentStore::DocumentStore(Connection& connection)
    : connection_(connection),
      insert_(connection,
              "INSERT INTO document (id, language, bytes, characters, verbatim, seal) VALUES (?,?,?,?,?,?)"),
      insert_text_(connection, "INSERT INTO document_text (document, text) VALUES (?,?)"),
      set_language_(connection, "UPDATE document SET language = ?1, seal = ?2 WHERE no = ?3 AND language <> ?1"),
      head_(connection, "SELECT no, language FROM document WHERE id = ?"),
      text_(connection, "SELECT text FROM document_text WHERE document = ?"),
      appearances_(
          connection,
          "SELECT path, title, url, publisher, author, published, published_lo, published_hi, published_second, "
          "published_basis, retrieved FROM appearance WHERE document = ? ORDER BY path, id < 0, id"),
      forget_path_(connection, "DELETE FROM appearance WHERE document = ? AND path = ?"),
      add_appearance_(connection, "INSERT OR IGNORE INTO appearance VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)") {}

// All of it or nothing: between an appearance that is forgotten and the one that takes its place nobody may die.
Result<DocumentStore::Put> DocumentStore::put(const model::Document& document) {
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return transaction.error();
  auto put = write(document);
  if (put) {
    if (auto done = transaction->commit(); !done) return done.error();
  }
  return put;
}

Result<DocumentStore::Put> DocumentStore::write(const model::Document& document) {
  const auto known = number(document.id);
  if (!known) return known.error();
  Put put;
  std::vector<model::Appearance> before;
  if (*known) {
    put.number = **known;
    if (auto same = same_text(document, put.number); !same) return same.error();
    auto stored = appearances(put.number);
    if (!stored) return stored.error();
    before = std::move(*stored);
    if (!document.language.empty()) {
      if (auto done =
              set_language_.run(document.language, seal_of(document.id, document.language, document.text), put.number);
          !done)
        return done.error();
    }
  } else {
    if (auto added = add(document); !added) return added.error();
    put.number = connection_.last_row();
    put.is_new = true;
    if (auto added = insert_text_.run(put.number, document.text); !added) return added.error();
  }
  if (auto done = put_appearances(put.number, document.appearances); !done) return done.error();
  if (put.is_new) return put;
  auto after = appearances(put.number);
  if (!after) return after.error();
  model::Document old_one, new_one;
  old_one.appearances = std::move(before);
  new_one.appearances = std::move(*after);
  put.anchor_moved = !same_anchor(old_one.anchor(), new_one.anchor());
  return put;
}

Result<void> DocumentStore::add(const model::Document& document) {
  if (const auto at = utf8::first_invalid(document.text)) {
    return Error{ErrorCode::BadInput,
                 "the text of " + to_string(document.id) + " is not UTF-8 at byte " + std::to_string(*at),
                 connection_.path(), ""};
  }
  const std::string language = document.language.empty() ? "und" : document.language;
  return insert_.run(blob_of(document.id), language, document.text.size(), utf8::count(document.text),
                     sha256(document.text) == document.id.bytes, seal_of(document.id, language, document.text));
}

// Two importers could read one file differently; a casefile that holds claims about the first reading keeps it.
Result<void> DocumentStore::same_text(const model::Document& document, std::int64_t number) {
  bool same = true;
  auto found = text_.one([&](Statement& row) { same = row.text(0) == document.text; }, number);
  if (!found) return found.error();
  if (same) return {};
  return Error{ErrorCode::BadInput, "the casefile holds another text of " + to_string(document.id), connection_.path(),
               "it was read by another version of the importer; use a new casefile"};
}

Result<void> DocumentStore::put_appearances(std::int64_t number, const std::vector<model::Appearance>& appearances) {
  for (const auto& a : appearances) {
    if (auto done = forget_path_.run(number, a.path); !done) return done;
  }
  for (const auto& a : appearances) {
    const auto& p = a.published;
    const auto id = appearance_id(a);
    auto added =
        add_appearance_.run(number, id, a.path, a.title, a.url, a.publisher, a.author,
                            p ? std::optional(p->edtf) : std::nullopt, p ? std::optional(p->days.lo) : std::nullopt,
                            p ? std::optional(p->days.hi) : std::nullopt, p ? std::optional(p->second) : std::nullopt,
                            static_cast<int>(p ? p->basis : model::DateBasis::None), a.retrieved);
    if (!added) return added;
  }
  return {};
}

Result<std::vector<model::Appearance>> DocumentStore::appearances(std::int64_t number) {
  std::vector<model::Appearance> out;
  auto read = appearances_.each([&](Statement& row) { out.push_back(read_appearance(row)); }, number);
  if (!read) return read.error();
  return out;
}

Result<std::optional<std::int64_t>> DocumentStore::number(const DocumentId& id) {
  std::optional<std::int64_t> number;
  auto found = head_.one([&](Statement& row) { number = row.integer(0); }, blob_of(id));
  if (!found) return found.error();
  return number;
}

Result<model::Document> DocumentStore::get(const DocumentId& id) {
  model::Document document;
  document.id = id;
  std::int64_t number = 0;
  auto found = head_.one(
      [&](Statement& row) {
        number = row.integer(0);
        document.language = row.text(1);
      },
      blob_of(id));
  if (!found) return found.error();
  if (!*found) return not_found(id, connection_.path());
  found = text_.one([&](Statement& row) { document.text = row.text(0); }, number);
  if (!found) return found.error();
  auto seen = appearances(number);
  if (!seen) return seen.error();
  document.appearances = std::move(*seen);
  return document;
}

Result<std::string> DocumentStore::text(const DocumentId& id) {
  auto known = number(id);
  if (!known) return known.error();
  if (!*known) return not_found(id, connection_.path());
  std::string out;
  auto found = text_.one([&](Statement& row) { out = row.text(0); }, **known);
  if (!found) return found.error();
  return out;
}

Result<std::vector<DocumentEntry>> DocumentStore::list(const Filter& filter) {
  Conditions conditions;
  conditions.about_document(filter, "d.no");
  std::string sql =
      "SELECT d.no, d.id, d.language, d.bytes, d.characters, (SELECT count(*) FROM claim WHERE document = d.no) "
      "FROM document d WHERE " +
      conditions.sql() + " ORDER BY d.id";
  if (filter.limit) sql += " LIMIT " + std::to_string(*filter.limit);
  Statement query(connection_, sql);
  std::vector<DocumentEntry> out;
  auto read = conditions.each(query, [&](Statement& row) -> Result<void> {
    DocumentEntry entry;
    entry.document.id = document_at(row, 1);
    entry.document.language = row.text(2);
    entry.bytes = static_cast<std::uint64_t>(row.integer(3));
    entry.characters = static_cast<std::uint64_t>(row.integer(4));
    entry.claims = static_cast<std::uint64_t>(row.integer(5));
    auto seen = appearances(row.integer(0));
    if (!seen) return seen.error();
    entry.document.appearances = std::move(*seen);
    out.push_back(std::move(entry));
    return {};
  });
  if (!read) return read.error();
  return out;
}

Result<std::uint64_t> DocumentStore::count() {
  auto n = connection_.number("SELECT count(*) FROM document");
  if (!n) return n.error();
  return static_cast<std::uint64_t>(*n);
}

}  // namespace gainsay::db
