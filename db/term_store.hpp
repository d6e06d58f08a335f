// SPDX-License-Identifier: Apache-2.0
// Terms and their names; and the small numbers by which rows refer to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "db/sqlite/statement.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

// A term without its name, for messages: "term 00f3…".
std::string label_of(Term term);

class TermStore {
 public:
  explicit TermStore(Connection& connection);

  // Tells a term's name. BadInput when the term is not the hash of the name, or is that of another name too.
  Result<void> put(Term term, std::string_view name);
  // nullopt when the term is unknown or nobody told its name.
  Result<std::optional<std::string>> name(Term term);
  // All that have names, in the order of their numbers.
  Result<std::vector<std::pair<Term, std::string>>> list();

  // The number of a term, which is added without a name when it is new; nullopt for the empty term.
  Result<std::optional<std::int64_t>> number(Term term);
  // The term behind a number; empty for 0 and for numbers that do not exist.
  Result<Term> term(std::int64_t number);
  // After a rollback: numbers given meanwhile are void.
  void forget();

 private:
  Connection& connection_;
  Statement load_, insert_, tell_, name_, all_;
  std::unordered_map<std::uint64_t, std::int64_t> numbers_;
  std::vector<Term> terms_;  // by number
  bool loaded_ = false;

  Result<void> load();
  void remember(std::int64_t number, Term term);
};

}  // namespace gainsay::db
