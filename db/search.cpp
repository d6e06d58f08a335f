// SPDX-License-Identifier: Apache-2.0
#include "db/search.hpp"

#include "db/columns.hpp"

namespace gainsay::db {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Every word as an FTS5 string ("" inside is impossible: quotes part the words), so that AND, NEAR, ( or : mean
// nothing.
std::string match_expression(std::string_view query) {
  std::string out;
  for (std::size_t i = 0; i < query.size();) {
    if (is_space(query[i])) {
      ++i;
      continue;
    }
    const bool phrase = query[i] == '"';
    if (phrase) ++i;
    std::size_t end = i;
    while (end < query.size() && query[end] != '"' && (phrase || !is_space(query[end]))) ++end;
    auto word = query.substr(i, end - i);
    const bool beginning = !phrase && word.size() > 1 && word.back() == '*';
    if (beginning) word.remove_suffix(1);
    if (!word.empty()) out.append(out.empty() ? "\"" : " \"").append(word).append(beginning ? "\" *" : "\"");
    i = phrase && end < query.size() ? end + 1 : end;
  }
  return out;
}

}  // namespace

Search::Search(Connection& connection)
    : known_(connection, "SELECT 1 FROM fulltext_docsize WHERE id = ?"),
      insert_(connection, "INSERT INTO fulltext (rowid, folded) VALUES (?,?)"),
      find_(connection,
            "SELECT d.id, f.rank FROM fulltext f JOIN document d ON d.no = f.rowid WHERE fulltext MATCH ? "
            "ORDER BY f.rank, d.id LIMIT ?"),
      clear_(connection, "INSERT INTO fulltext (fulltext) VALUES ('delete-all')") {}

Result<void> Search::put(std::int64_t number, std::string_view folded) {
  auto known = known_.one([](Statement&) {}, number);
  if (!known) return known.error();
  if (*known) return {};
  return insert_.run(number, folded);
}

Result<std::vector<Hit>> Search::find(std::string_view folded_query, std::uint64_t limit) {
  std::vector<Hit> out;
  const auto expression = match_expression(folded_query);
  if (expression.empty()) return out;
  auto done = find_.each([&](Statement& row) { out.push_back({document_at(row, 0), row.real(1)}); }, expression, limit);
  if (!done) return done.error();
  return out;
}

Result<void> Search::clear() { return clear_.run(); }

}  // namespace gainsay::db
