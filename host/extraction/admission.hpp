// SPDX-License-Identifier: Apache-2.0
// What of a plugin's results is let in, on the host's own copy. Two kinds of fault, two answers: a breach of the
// contract (contract.hpp: a span past the end, NaN, a layer that was not declared) means that the plugin lies, and
// costs all it said about the document; a result that only breaks a rule for claims and mentions is left out alone, and
// counted.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gainsay/model/analysis.hpp"
#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"
#include "gainsay/model/mention.hpp"
#include "gainsay/model/run.hpp"
#include "host/plugin_host/lane.hpp"

namespace gainsay::extraction {

inline constexpr std::size_t max_claim_words = 60;

struct Admitted {
  std::vector<model::Mention> mentions;
  std::vector<model::Claim> claims;     // id, document and run set
  std::vector<model::Skipped> skipped;  // abstentions and what broke a rule; each reason once, with its count
  std::string breach;                   // not empty: the plugin lied, or its call failed; nothing else is set
};

// `records` are those of one plugin on one document. False: they are damaged beyond reading.
bool admit(const plugin_host::Plugin& plugin, RunId run, const model::Document& document,
           const model::Analysis& analysis, std::span<const plugin_host::ReceivedRecord> records,
           const plugin_host::Names& names, Admitted& out);

}  // namespace gainsay::extraction
