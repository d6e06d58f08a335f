// SPDX-License-Identifier: Apache-2.0
#include "host/verification/verifier.hpp"

#include <utility>

#include "gainsay/kit/hash.hpp"

namespace gainsay::verification {

Verifier bind(plugin_host::VerifierClient& client, std::size_t index, std::set<std::string> rules) {
  const auto& manifest = client.verifiers()[index].manifest;
  Verifier out;
  out.id = manifest.id;
  out.version = manifest.version;
  out.rules = std::move(rules);
  for (const auto& predicate : manifest.broadcast) out.broadcast.push_back(kit::term(predicate).value);
  out.index = [&client, index](const plugin_host::Columns& rows, const plugin_host::Columns& shared) {
    return client.index(index, rows, shared);
  };
  out.compare = [&client, index](const plugin_host::Columns& rows, std::span<const plugin_host::Group> groups,
                                 const plugin_host::Columns& shared) {
    return client.compare(index, rows, groups, shared);
  };
  return out;
}

}  // namespace gainsay::verification
