// SPDX-License-Identifier: Apache-2.0
// One block of rows, or one group, through one verifier.
#pragma once

#include "gainsay/abi/verifier.h"
#include "host/worker/batch.hpp"
#include "host/worker/loader.hpp"
#include "host/worker/services.hpp"

namespace gainsay::worker {

// As with extract(): results stay only if the call ends well and keeps the contract.
Outcome index(LoadedPlugin& plugin, std::uint32_t number, const gainsay_block& rows, const gainsay_block& shared,
              bool first, Batch& batch);
Outcome compare(LoadedPlugin& plugin, std::uint32_t number, Services& services, std::uint64_t key,
                const gainsay_block& group, const gainsay_block& shared, bool first, Batch& batch);

}  // namespace gainsay::worker
