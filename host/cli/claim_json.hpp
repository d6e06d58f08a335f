// SPDX-License-Identifier: Apache-2.0
// A claim as report.schema.json spells it.
#pragma once

#include <map>
#include <string_view>

#include "gainsay/model/claim.hpp"
#include "gainsay/model/run.hpp"
#include "host/cli/value_json.hpp"

namespace gainsay::cli {

using Runs = std::map<RunId, model::Run>;

// `document`: what stands in "document". A claim of a run that `runs` does not hold has an extractor without a name.
Json claim_json(const model::Claim& claim, std::string_view document, const TextView& view, const Names& names,
                const Runs& runs);

}  // namespace gainsay::cli
