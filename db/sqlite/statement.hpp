// SPDX-License-Identifier: Apache-2.0
// One prepared statement with its parameters and rows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "gainsay/base/result.hpp"

struct sqlite3_stmt;

namespace gainsay::db {

class Connection;

struct Blob {
  std::string_view bytes;
};
struct Null {};

// Prepared at its first use, so making one cannot fail: every error (of preparing, binding, stepping) comes out of run,
// each or one. Parameters are bound by position: integers, double (NaN becomes NULL), text, Blob, Null, and optionals
// of these. The connection must outlive it and stay where it is. Not re-entrant: rows of one statement are read to the
// end first.
class Statement {
 public:
  Statement(Connection& connection, std::string sql);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  // Executes a statement that returns no rows.
  template <class... Values>
  Result<void> run(const Values&... values) {
    begin();
    int at = 0;
    (bind(++at, values), ...);
    return finish();
  }

  // Calls on_row(*this) for every row; on_row returns void, or Result<void> whose error ends the reading.
  template <class OnRow, class... Values>
  Result<void> each(OnRow on_row, const Values&... values) {
    begin();
    int at = 0;
    (bind(++at, values), ...);
    return rows(on_row);
  }

  // At most the first row; false when there is none.
  template <class OnRow, class... Values>
  Result<bool> one(OnRow on_row, const Values&... values) {
    begin();
    int at = 0;
    (bind(++at, values), ...);
    auto found = step();
    if (found && *found) on_row(*this);
    reset();
    return found;
  }

  // For parameters whose number is known only at run time: begin, bind 1…n, then rows or finish. What is bound must
  // live until then.
  void begin();
  void bind(int at, std::int64_t value);
  void bind(int at, double value);
  void bind(int at, std::string_view text);
  void bind(int at, Blob blob);
  void bind(int at, Null);
  template <class Number>
  requires(std::is_integral_v<Number> && !std::is_same_v<Number, std::int64_t>) void bind(int at, Number value) {
    bind(at, static_cast<std::int64_t>(value));  // 64-bit ids keep their bits
  }
  void bind(int at, const std::string& text) { bind(at, std::string_view(text)); }
  void bind(int at, const char* text) { bind(at, std::string_view(text)); }
  template <class Value>
  void bind(int at, const std::optional<Value>& value) {
    value ? bind(at, *value) : bind(at, Null{});
  }
  Result<void> finish();

  template <class OnRow>
  Result<void> rows(OnRow on_row) {
    Result<void> outcome;
    while (true) {
      auto more = step();
      if (!more) outcome = more.error();
      if (!more || !*more) break;
      if constexpr (std::is_void_v<std::invoke_result_t<OnRow&, Statement&>>) {
        on_row(*this);
      } else {
        outcome = on_row(*this);
        if (!outcome) break;
      }
    }
    reset();
    return outcome;
  }

  // Columns of the current row, from 0. Text and bytes live until the next step.
  std::int64_t integer(int column) const;
  double real(int column) const;  // NaN for NULL
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  bool null(int column) const;
  std::optional<std::string> text_or_none(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Connection& connection_;
  std::string sql_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int code_ = 0;  // of the first step that failed
  bool active_ = false;

  Result<bool> step();
  void reset();
};

}  // namespace gainsay::db
