// SPDX-License-Identifier: Apache-2.0
// The mentions that claims use: what explains a slot's value.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "db/sqlite/statement.hpp"
#include "db/term_store.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/mention.hpp"

namespace gainsay::db {

class MentionStore {
 public:
  MentionStore(Connection& connection, TermStore& terms);
  // In place of what the document in row `number` had.
  Result<void> replace(std::int64_t number, std::span<const model::Mention> mentions);
  // In the order in which they were put. Damaged when a stored value cannot be read.
  Result<std::vector<model::Mention>> of(const DocumentId& document);

 private:
  TermStore& terms_;
  Statement erase_, insert_, of_;
};

}  // namespace gainsay::db
