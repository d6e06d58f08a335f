// SPDX-License-Identifier: Apache-2.0
// One document through all extractors, in order.
#pragma once

#include <span>

#include "gainsay/abi/document.h"
#include "host/worker/batch.hpp"
#include "host/worker/loader.hpp"
#include "host/worker/services.hpp"

namespace gainsay::worker {

// Runs every plugin whose bit in `skip` is not set. What a plugin emitted stays only if its call ends well and it kept
// the contract; so later plugins see sound mentions. `first`: the item is the first of its batch, so a full arena is
// the document's own fault and ends the plugin's call with GAINSAY_LIMIT instead of the batch.
// `given`: mentions from other workers, in the order of their producers; each plugin sees what it consumes.
Outcome extract(std::span<LoadedPlugin> plugins, Services& services, const gainsay_document& document,
                std::span<const plugin_host::UnpackedMention> given, std::uint64_t skip, bool first, Batch& batch);

}  // namespace gainsay::worker
