// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value or an Error. Names follow std::expected, so that C++23 can replace it.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "gainsay/base/error.hpp"

namespace gainsay {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & {
    GAINSAY_CHECK(has_value());
    return std::get<0>(state_);
  }
  const T& value() const& {
    GAINSAY_CHECK(has_value());
    return std::get<0>(state_);
  }
  T&& value() && {
    GAINSAY_CHECK(has_value());
    return std::get<0>(std::move(state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  Error& error() & {
    GAINSAY_CHECK(!has_value());
    return std::get<1>(state_);
  }
  const Error& error() const& {
    GAINSAY_CHECK(!has_value());
    return std::get<1>(state_);
  }
  Error&& error() && {
    GAINSAY_CHECK(!has_value());
    return std::get<1>(std::move(state_));
  }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  Error& error() & {
    GAINSAY_CHECK(!has_value());
    return *error_;
  }
  const Error& error() const& {
    GAINSAY_CHECK(!has_value());
    return *error_;
  }
  Error&& error() && {
    GAINSAY_CHECK(!has_value());
    return *std::move(error_);
  }

 private:
  std::optional<Error> error_;
};

}  // namespace gainsay
