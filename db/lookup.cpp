// SPDX-License-Identifier: Apache-2.0
#include "db/lookup.hpp"

#include <optional>
#include <string>
#include <vector>

#include "db/columns.hpp"
#include "db/sqlite/statement.hpp"

namespace gainsay::db {
namespace {

// Candidates that an error names.
constexpr int named = 3;

std::optional<std::string> lower_hex(std::string_view digits, std::size_t most) {
  if (digits.empty() || digits.size() > most) return std::nullopt;
  std::string out(digits);
  for (char& c : out) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return std::nullopt;
  }
  return out;
}

unsigned value_of(char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10); }

// The smallest and the largest id that begin with the digits.
std::uint64_t filled(const std::string& digits, unsigned filler) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 16; ++i) value = value << 4 | (i < digits.size() ? value_of(digits[i]) : filler);
  return value;
}
DocumentId filled_document(const std::string& digits, unsigned filler) {
  DocumentId id;
  for (std::size_t i = 0; i < 64; ++i) {
    auto& byte = id.bytes[i / 2];
    byte = static_cast<std::uint8_t>(byte << 4 | (i < digits.size() ? value_of(digits[i]) : filler));
  }
  return id;
}

template <class Id>
Result<AnyId> only_one(const std::vector<Id>& found, std::string_view text, const std::string& path) {
  if (found.size() == 1) return AnyId(found.front());
  if (found.empty()) return Error{ErrorCode::NotFound, std::string(text) + " is not in the casefile", path, ""};
  std::string names;
  for (const auto& id : found) names += (names.empty() ? "" : ", ") + to_string(id);
  if (found.size() > named) names += " …";
  return Error{ErrorCode::Usage, std::string(text) + " is the beginning of several ids: " + names, path,
               "give more digits"};
}

template <class Id>
Result<AnyId> find_number(Connection& connection, const std::string& digits, std::string_view text, const char* sql) {
  Statement query(connection, sql);
  std::vector<Id> found;
  auto done = query.each([&](Statement& row) { found.push_back(id_at<Id>(row, 0)); }, filled(digits, 0),
                         filled(digits, 15), named + 1);
  if (!done) return done.error();
  return only_one(found, text, connection.path());
}

Result<AnyId> find_document(Connection& connection, const std::string& digits, std::string_view text) {
  Statement query(connection, "SELECT id FROM document WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?");
  const auto least = filled_document(digits, 0);
  const auto most = filled_document(digits, 15);
  std::vector<DocumentId> found;
  auto done = query.each([&](Statement& row) { found.push_back(document_at(row, 0)); }, blob_of(least), blob_of(most),
                         named + 1);
  if (!done) return done.error();
  return only_one(found, text, connection.path());
}

}  // namespace

// A prefix fixes the highest bit, so that a range of unsigned ids is one of signed integers.
Result<AnyId> find_id(Connection& connection, std::string_view text) {
  const auto after = [&](std::string_view prefix, std::size_t most) {
    return text.starts_with(prefix) ? lower_hex(text.substr(prefix.size()), most) : std::nullopt;
  };
  if (const auto digits = after("sha256:", 64)) return find_document(connection, *digits, text);
  if (const auto digits = after(ClaimTag::prefix, 16)) {
    return find_number<ClaimId>(
        connection, *digits, text,
        "SELECT id FROM claim_key WHERE id BETWEEN ?1 AND ?2 UNION SELECT id FROM claim WHERE no > "
        "(SELECT upto FROM claim_key_mark) AND id BETWEEN ?1 AND ?2 ORDER BY 1 LIMIT ?3");
  }
  if (const auto digits = after(LinkTag::prefix, 16)) {
    return find_number<LinkId>(connection, *digits, text,
                               "SELECT DISTINCT id FROM link WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?");
  }
  if (const auto digits = after(MatterTag::prefix, 16)) {
    return find_number<MatterId>(connection, *digits, text,
                                 "SELECT id FROM matter WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?");
  }
  return Error{ErrorCode::Usage, std::string(text) + " is no id", "",
               "ids begin with c- (claim), l- (link), d- (disagreement) or sha256: (document)"};
}

}  // namespace gainsay::db
