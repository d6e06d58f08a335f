// SPDX-License-Identifier: Apache-2.0
#include "db/mention_store.hpp"

#include <utility>

#include "db/columns.hpp"
#include "db/record.hpp"

namespace gainsay::db {

MentionStore::MentionStore(Connection& connection, TermStore& terms)
    : terms_(terms),
      erase_(connection, "DELETE FROM mention WHERE document = ?"),
      insert_(connection, "INSERT INTO mention VALUES (?,?,?,?,?,?)"),
      of_(connection,
          "SELECT layer, begin, end, value FROM mention WHERE document = (SELECT no FROM document WHERE id = ?) ORDER "
          "BY n") {}

Result<void> MentionStore::replace(std::int64_t number, std::span<const model::Mention> mentions) {
  auto done = erase_.run(number);
  std::int64_t n = 0;
  for (const auto& mention : mentions) {
    if (!done) return done;
    const auto layer = terms_.number(mention.layer);
    if (!layer) return layer.error();
    const auto value = Record().add(mention);
    done = insert_.run(number, n++, *layer, mention.span.begin, mention.span.end, Blob{value.bytes()});
  }
  return done;
}

Result<std::vector<model::Mention>> MentionStore::of(const DocumentId& document) {
  std::vector<model::Mention> out;
  auto done = of_.each(
      [&](Statement& row) -> Result<void> {
        const auto layer = terms_.term(row.integer(0));
        if (!layer) return layer.error();
        auto value = read_mention_value(row.blob(3));
        if (!value) return Error{ErrorCode::Damaged, "a mention in " + to_string(document) + " cannot be read", "", ""};
        out.push_back({*layer, span_at(row, 1), *std::move(value)});
        return {};
      },
      blob_of(document));
  if (!done) return done.error();
  return out;
}

}  // namespace gainsay::db
