// SPDX-License-Identifier: Apache-2.0
// The comparison columns of each document, as bytes that only the host understands.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "db/sqlite/statement.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

// The bytes live for the call.
using OnComparison = std::function<Result<void>(const DocumentId&, std::string_view bytes)>;

class ComparisonStore {
 public:
  explicit ComparisonStore(Connection& connection);
  // In place of what the document in row `number` had.
  Result<void> put(std::int64_t number, std::string_view bytes);
  // Every document that has some, in the order of import: a sequential read. Order carries no meaning.
  Result<void> load(const OnComparison& on_comparison);

 private:
  Statement put_, load_;
};

}  // namespace gainsay::db
