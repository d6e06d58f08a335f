// SPDX-License-Identifier: Apache-2.0
// The verifier plugins of an installation, running in their worker, in the form that host/verification takes.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "db/casefile.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/run.hpp"
#include "host/cli/workbench.hpp"
#include "host/verification/verifier.hpp"

namespace gainsay::cli {

class Verifiers {
 public:
  static Result<Verifiers> start(const Workbench& workbench);
  Verifiers(Verifiers&&) noexcept;
  ~Verifiers();

  std::span<const verification::Verifier> list() const;
  std::span<const model::Run> runs() const;          // of each, in the same order
  std::vector<model::PluginReport> reports() const;  // as they stand
  plugin_host::Toll toll() const;
  // Tells the casefile the names that verifiers gave to terms.
  Result<void> tell_names(db::Casefile& casefile) const;

 private:
  struct State;
  explicit Verifiers(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gainsay::cli
