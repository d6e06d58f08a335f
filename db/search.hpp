// SPDX-License-Identifier: Apache-2.0
// Full text over folded text. Folding is the host's: both what is stored and what is looked for come folded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/sqlite/statement.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

struct Hit {
  DocumentId document;
  double rank = 0;  // BM25, the smaller the better
};

class Search {
 public:
  explicit Search(Connection& connection);

  // Stores the folded text of the document in row `number`, once: the first one counts.
  Result<void> put(std::int64_t number, std::string_view folded);
  // Documents that hold every word of the query; "a phrase" in quotes must stand as it is, a word with * is a
  // beginning. No other character has a meaning. Best first, then by id; nothing for a query without words.
  Result<std::vector<Hit>> find(std::string_view folded_query, std::uint64_t limit);
  // Forgets everything: before all documents are put again with another fold.
  Result<void> clear();

 private:
  Statement known_, insert_, find_, clear_;
};

}  // namespace gainsay::db
