// SPDX-License-Identifier: Apache-2.0
// Verifiers, as host/verification sees them: blocks of rows in, keys and links out. The bundled plugins share a worker,
// each other one has its own. A crash, hang or lie costs the row or group in which it happened and is listed, never
// hidden; a verifier that keeps failing is suspended for the rest of the client's life (patience.hpp), in the order of
// the rows and groups.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/link.hpp"
#include "gainsay/model/run.hpp"
#include "host/plugin_host/columns.hpp"
#include "host/plugin_host/lane.hpp"
#include "host/plugin_host/options.hpp"
#include "host/plugin_host/registry.hpp"

namespace gainsay::plugin_host {

struct RowKey {
  std::uint32_t row = 0;  // index into the rows that were passed
  std::uint64_t key = 0;
  auto operator<=>(const RowKey&) const = default;
};

struct Indexed {
  std::vector<RowKey> keys;              // sorted, each once
  std::vector<model::Failure> failures;  // rows that a failing plugin left without keys; each reason once
};

// Consecutive rows of a Columns that share a key, ordered by claim id.
struct Group {
  std::uint64_t key = 0;
  std::uint32_t row_begin = 0, row_count = 0;
};

struct Abstention {
  ClaimId a, b;
  std::string verifier, rule, reason;
  auto operator<=>(const Abstention&) const = default;
};

// `links` are sound in form (enumerations, UTF-8, numbers, sizes) with verifier and key set. What they say is
// host/verification's to check and complete: id, tier, which claim is the older, members, whether claims and spans
// belong to the group.
struct Compared {
  std::vector<model::Link> links;        // by group, in the order of emission
  std::vector<Abstention> abstentions;   // same order
  std::vector<model::Skipped> skipped;   // groups whose results were cut off at a cap
  std::vector<model::Failure> failures;  // groups that were given up; each reason once
  std::vector<std::uint64_t> undone;     // keys of the groups without a result: given up, or never asked about; sorted
};

class VerifierClient {
 public:
  // Starts the workers that carry `verifiers`. One that cannot be loaded is listed in reports() as refused and has no
  // results; an error means that the worker itself could not be started.
  static Result<VerifierClient> start(const Options& options, std::vector<Plugin> verifiers);
  VerifierClient(VerifierClient&&) noexcept;
  VerifierClient& operator=(VerifierClient&&) noexcept;
  ~VerifierClient();

  const std::vector<Plugin>& verifiers() const;             // those that run; `verifier` below is an index into it
  const std::vector<model::PluginReport>& reports() const;  // one per plugin that was passed to start, as it stands
  // Names that verifiers interned: sorted by term.
  std::vector<std::pair<Term, std::string>> names() const;
  Toll toll() const;

  // One thread at a time. `shared`: the rows of the verifier's broadcast predicates (empty Columns when it has none).
  Result<Indexed> index(std::size_t verifier, const Columns& rows, const Columns& shared);
  Result<Compared> compare(std::size_t verifier, const Columns& rows, std::span<const Group> groups,
                           const Columns& shared);

 private:
  struct State;
  explicit VerifierClient(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gainsay::plugin_host
