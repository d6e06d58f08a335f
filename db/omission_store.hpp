// SPDX-License-Identifier: Apache-2.0
// What could not be done and what was left out, with the reasons: silence is data.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "db/sqlite/statement.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/run.hpp"

namespace gainsay::db {

class OmissionStore {
 public:
  explicit OmissionStore(Connection& connection);

  // One per path, stage and plugin: the latest counts.
  Result<void> put(const model::Failure& failure);
  // When the path has been done after all.
  Result<void> clear(std::string_view path);
  Result<std::vector<model::Failure>> failures();  // by path, stage, plugin

  // Makes `skipped` what a stage left out, in place of what it said before.
  Result<void> replace(std::string_view stage, std::span<const model::Skipped> skipped);
  // Adds to what a stage left out. Once: the same note does not count twice.
  Result<void> put(const model::Skipped& note);
  // When what was noted of a path is looked at again.
  Result<void> clear_notes(std::string_view path);
  Result<std::vector<model::Skipped>> skipped();  // by stage, what, reason

 private:
  Statement put_, clear_, failures_, erase_skipped_, add_skipped_, put_note_, clear_notes_, skipped_;
};

}  // namespace gainsay::db
