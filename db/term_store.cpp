// SPDX-License-Identifier: Apache-2.0
#include "db/term_store.hpp"

#include "db/hash.hpp"
#include "db/sqlite/connection.hpp"

namespace gainsay::db {

std::string label_of(Term term) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "term ";
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[term.value >> shift & 15u];
  return out;
}

TermStore::TermStore(Connection& connection)
    : connection_(connection),
      load_(connection, "SELECT no, id FROM term WHERE no > ?"),
      insert_(connection, "INSERT INTO term (id) VALUES (?)"),
      tell_(connection, "UPDATE term SET name = ? WHERE id = ?"),
      name_(connection, "SELECT name FROM term WHERE id = ?"),
      all_(connection, "SELECT id, name FROM term WHERE name IS NOT NULL ORDER BY id < 0, id") {}

Result<void> TermStore::put(Term term, std::string_view name) {
  if (head(blake2b(name)) != term.value) {
    return Error{ErrorCode::BadInput, label_of(term) + " is not the hash of its name \"" + std::string(name) + "\"",
                 connection_.path(), ""};
  }
  const auto known = this->name(term);
  if (!known) return known.error();
  if (*known && **known != name) {
    return Error{ErrorCode::BadInput,
                 "the names \"" + **known + "\" and \"" + std::string(name) + "\" have the same hash",
                 connection_.path(), "rename one of them"};
  }
  if (*known) return {};
  if (const auto added = number(term); !added) return added.error();
  return tell_.run(name, term.value);
}

Result<std::optional<std::string>> TermStore::name(Term term) {
  std::optional<std::string> name;
  const auto found = name_.one([&](Statement& row) { name = row.text_or_none(0); }, term.value);
  if (!found) return found.error();
  return name;
}

Result<std::vector<std::pair<Term, std::string>>> TermStore::list() {
  std::vector<std::pair<Term, std::string>> out;
  auto read = all_.each(
      [&](Statement& row) { out.emplace_back(Term{static_cast<std::uint64_t>(row.integer(0))}, row.text(1)); });
  if (!read) return read.error();
  return out;
}

Result<std::optional<std::int64_t>> TermStore::number(Term term) {
  if (!term) return std::optional<std::int64_t>{};
  if (!loaded_) {
    if (auto read = load(); !read) return read.error();
  }
  if (const auto at = numbers_.find(term.value); at != numbers_.end()) return std::optional(at->second);
  if (auto added = insert_.run(term.value); !added) return added.error();
  const auto number = connection_.last_row();
  remember(number, term);
  return std::optional(number);
}

Result<Term> TermStore::term(std::int64_t number) {
  if (number <= 0) return Term{};
  // A reader meets terms that the writer has added since.
  if (!loaded_ || number >= static_cast<std::int64_t>(terms_.size())) {
    if (auto read = load(); !read) return read.error();
  }
  return number < static_cast<std::int64_t>(terms_.size()) ? terms_[static_cast<std::size_t>(number)] : Term{};
}

void TermStore::forget() {
  numbers_.clear();
  terms_.clear();
  loaded_ = false;
}

Result<void> TermStore::load() {
  if (terms_.empty()) terms_.resize(1);
  const auto known = static_cast<std::int64_t>(terms_.size()) - 1;
  loaded_ = true;
  return load_.each([&](Statement& row) { remember(row.integer(0), Term{static_cast<std::uint64_t>(row.integer(1))}); },
                    known);
}

void TermStore::remember(std::int64_t number, Term term) {
  const auto at = static_cast<std::size_t>(number);
  if (at >= terms_.size()) terms_.resize(at + 1);
  terms_[at] = term;
  numbers_.emplace(term.value, number);
}

}  // namespace gainsay::db
